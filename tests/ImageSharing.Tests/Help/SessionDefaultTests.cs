using System;
using System.IO;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>What about_ImageSharing says of $PSDefaultParameterValues.</summary>
public sealed class SessionDefaultTests : ServiceShell
{
    private const string Image1 = "img-6pb6lrmy";
    private const string Account = "1000000001";

    private static readonly string[] Lines =
        [.. File.ReadLines(Path.Combine(HelpPage.Folder, "about_ImageSharing.help.txt")).Select(line => line.Trim())];

    [Fact]
    public void A_default_is_used_until_it_is_removed_and_not_where_the_parameter_is_typed()
    {
        Service.Images.Add(Image1, "ap-tokyo");
        Type("$PSDefaultParameterValues['Grant-CvmImageShare:Region'] = ");
        var grant = $"Grant-CvmImageShare {Image1} {Account}";

        Assert.Equal("ap-tokyo", Run(grant).MustSucceed().Values("Region").Single());
        Assert.Equal(["InvalidImageId.NotFound"], Run($"{grant} -Region {Region}").Codes);

        Type("$PSDefaultParameterValues.Remove('Grant-CvmImageShare:Region')");
        Assert.Equal(["InvalidImageId.NotFound"], Run(grant).Codes);
    }

    [Theory]
    [InlineData("Get-CvmCallerIdentity")]
    [InlineData("Get-CvmImage")]
    [InlineData($"Get-CvmImageShare {Image1}")]
    [InlineData($"Grant-CvmImageShare {Image1} {Account}")]
    [InlineData($"Revoke-CvmImageShare {Image1} {Account}")]
    [InlineData($"Set-CvmImageShare {Image1} {Account}")]
    [InlineData($"Test-CvmImageShare {Image1} {Account}")]
    public void A_default_with_wildcards_is_one_of_each_cmdlet(string command)
    {
        Type("$PSDefaultParameterValues['*-Cvm*:ProfileName'] = ");

        Assert.Equal(
            "ProfileNotFound",
            Run($"try {{ $null = {command} }} catch {{ $_.FullyQualifiedErrorId.Split(',')[0] }}").Output.Single().ToString());
    }

    [Fact]
    public void A_default_region_refuses_an_item_of_another_and_the_environments_does_not()
    {
        Service.Images.Add(Image1, "ap-seoul");
        var row = $"[pscustomobject]@{{ ImageId = '{Image1}'; AccountId = '{Account}'; Region = 'ap-seoul' }} | Grant-CvmImageShare";
        Assert.Equal([$"{Account} Shared"], Run(row).MustSucceed().Results);

        Type("$PSDefaultParameterValues['Grant-CvmImageShare:Region'] = ");
        Assert.Equal(["RegionMismatch"], Run(row).Codes);
    }

    /// <summary>Runs a line of the topic.</summary>
    private void Type(string begin)
        => Run(Lines.Single(line => line.StartsWith(begin, StringComparison.Ordinal))).MustSucceed();
}
