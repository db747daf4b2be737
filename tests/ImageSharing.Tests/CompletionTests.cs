using System.Collections.Generic;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What the Tab key offers.</summary>
public sealed class CompletionTests : ServiceShell
{
    [Theory]
    [InlineData("Grant-CvmImageShare -ImageId golden-w", "img-6pb6lrmy")]
    [InlineData("Grant-CvmImageShare img-6pb", "img-6pb6lrmy")]
    [InlineData("Grant-CvmImageShare 6LRM", "img-6pb6lrmy")]
    [InlineData("Revoke-CvmImageShare 'img-6pb", "'img-6pb6lrmy'")]
    [InlineData("Set-CvmImageShare \"img-6pb", "\"img-6pb6lrmy\"")]
    [InlineData("Get-CvmImageShare img-6pb6lrmy, img-", "img-0c4kz2fe")]
    [InlineData("Get-CvmImageShare img-6pb6lrmy, ", "img-0c4kz2fe")]
    [InlineData("Get-CvmImage img-6pb", "img-6pb6lrmy")]
    [InlineData("Get-CvmImage img- -Region ap-tokyo", "img-0tokyo00", 17)]
    [InlineData("Get-CvmImage -Name *web", "golden-web")]
    [InlineData("Get-CvmImage -Name two", "'two words'")]
    [InlineData("Get-CvmImage -ImageName golden-", "golden-web")]
    [InlineData("Get-CvmImage -Latest -Name TWO", "'two words'")]
    [InlineData("Test-CvmImageShare golden-w", "img-6pb6lrmy")]
    [InlineData("Get-CvmImage -Name \"two", "\"two words\"")]
    public void Images_are_completed(string typed, string? expected, int cursor = -1)
    {
        World();
        Assert.Equal(expected is null ? [] : [expected], Completed(typed, cursor));
    }

    [Fact]
    public void A_variable_that_has_a_value_counts_as_typed()
    {
        World();
        Run("$global:where = 'ap-tokyo'");
        Assert.Equal(["img-0tokyo00"], Completed("Grant-CvmImageShare -Region $where -ImageId img-"));
    }

    [Fact]
    public void An_image_is_shown_with_its_name_and_state()
    {
        World();
        Image("img-6pb6lrmy").State = "SYNCING";
        var match = Assert.Single(Matches("Grant-CvmImageShare img-6pb"));

        Assert.Equal("img-6pb6lrmy golden-web", match.ListItemText);
        Assert.Equal("golden-web SYNCING ap-guangzhou", match.ToolTip);
    }

    [Theory]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 1000", "100000000011", "100000000012")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy -Uin 0012", "100000000012")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 100000000011, 1", "100000000012")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 100000000011, ", "100000000012")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy -AccountId '100000000012',", "100000000011")]
    [InlineData("Get-CvmImageShare img-6pb6lrmy '10000000001", "'100000000011'", "'100000000012'")]
    [InlineData("Set-CvmImageShare img-6pb6lrmy -AccountId 1", "100000000011", "100000000012")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy 1", "100000000011", "100000000012")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy -AllowedAccountId 1", "100000000011", "100000000012")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy -AllowedAccountId 100000000012, ", "100000000011")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy -AccountId 1")]
    [InlineData("Revoke-CvmImageShare -AccountId 1")]
    public void Accounts_are_completed_from_the_share_list(string typed, params string[] expected)
    {
        World();
        Assert.Equal(expected, Completed(typed).Where(text => text.Trim('\'').All(char.IsAsciiDigit)));
    }

    [Fact]
    public void Nothing_is_offered_and_nothing_said_where_the_service_refuses()
    {
        World();
        Set("TENCENTCLOUD_SECRET_KEY", "wrong");
        var ran = Run(
            "Revoke-CvmImageShare -WhatIf img-6pb6lrmy 1000000001; "
            + "(TabExpansion2 'Grant-CvmImageShare img-6pb' 27).CompletionMatches");

        Assert.Empty(ran.Output);
        Assert.Empty(ran.Errors);
    }

    [Theory]
    [InlineData("Grant-CvmImageShare -Language z", "zh-CN")]
    [InlineData("Get-CvmImage -ImageType 'PUB", "'PUBLIC_IMAGE'")]
    [InlineData("Get-CvmImage -Latest -ImageState NORM", "NORMAL")]
    [InlineData("Get-CvmCallerIdentity -Region ap-guang", "ap-guangzhou")]
    [InlineData("Get-CvmCallerIdentity -Offline -Language e", "en-US")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy -Region eu-", "eu-frankfurt")]
    public void Values_are_completed(string typed, string expected) => Assert.Equal([expected], Completed(typed));

    private void World()
    {
        Image("img-6pb6lrmy").Name = "golden-web";
        Image("img-0c4kz2fe").Name = "two words";
        Service.Images.Add("img-0tokyo00", "ap-tokyo");
        Image("img-6pb6lrmy").Shares.Declare("100000000011", "100000000012");
    }

    private List<string> Completed(string typed, int cursor = -1)
        => Matches(typed, cursor).Select(match => match.CompletionText).ToList();

    private List<System.Management.Automation.CompletionResult> Matches(string typed, int cursor = -1)
        => Run("(TabExpansion2 $args[0] $args[1]).CompletionMatches", typed, cursor < 0 ? typed.Length : cursor)
            .Output.Select(item => (System.Management.Automation.CompletionResult)item.BaseObject).ToList();
}
