using System;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Test-CvmImageShare: what has drifted.</summary>
public sealed class ShareTestTests : ServiceShell
{
    private const string Row = "[pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = '1000000001' }";

    private SandboxImage Web => Image("img-6pb6lrmy");

    [Fact]
    public void Each_account_that_is_expected_or_listed_has_one_object_and_those_that_differ_come_first()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Test-CvmImageShare img-6pb6lrmy 1000000001, 1000000003").MustSucceed();

        Assert.Equal(["1000000003 Missing", "1000000002 Unexpected", "1000000001 Correct"], ran.Results);
        Assert.Equal("ImageSharing.ImageShareTest", ran.Output[0].BaseObject.GetType().FullName);
        Assert.Equal(Region, ran.Output[0].Properties["Region"].Value);
        Assert.Null(ran.Output[0].Properties["CreatedTime"].Value);
        Assert.Equal(DateTimeKind.Local, ((DateTime)ran.Output[1].Properties["CreatedTime"].Value).Kind);
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void Allowed_accounts_are_correct_where_they_are_listed_and_not_missing_where_they_are_not()
    {
        Web.Shares.Declare("1000000001", "1000000002");

        Assert.Equal(
            ["1000000002 Unexpected", "1000000001 Correct"],
            Run("Get-CvmImage | Test-CvmImageShare -AllowedAccountId 1000000001, 1000000009").MustSucceed().Results);
        Assert.Equal(
            ["1000000003 Missing", "1000000001 Correct", "1000000002 Correct"],
            Run("Test-CvmImageShare img-6pb6lrmy 1000000003, 1000000001 -AllowedAccountId 1000000002")
                .MustSucceed().Results);
    }

    [Theory]
    [InlineData("Missing", "Grant", "1000000003 Shared")]
    [InlineData("Unexpected", "Revoke", "1000000002 Revoked")]
    public void What_it_finds_is_mended_by_the_pipeline(string status, string verb, string result)
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var test = "Test-CvmImageShare img-6pb6lrmy 1000000001, 1000000003";

        Assert.Equal([result], Run($"{test} | Where-Object Status -eq {status} | {verb}-CvmImageShare").MustSucceed().Results);
        Assert.Single(Service.Requests.Writes);
    }

    [Theory]
    [InlineData("Grant", "1000000003 Shared")]
    [InlineData("Revoke", "1000000002 Revoked")]
    public void Piped_on_whole_it_asks_each_direction_for_its_own_alone(string verb, string result)
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run($"Test-CvmImageShare img-6pb6lrmy 1000000001, 1000000003 | {verb}-CvmImageShare").MustSucceed();

        Assert.Equal([result], ran.Results);
        Assert.StartsWith("Skipped 2 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1000000001, 1000000002", true)]
    [InlineData("1000000001", false)]
    [InlineData("1000000001, 1000000002, 1000000003", false)]
    public void Quiet_writes_one_Boolean(string accounts, bool isCorrect)
    {
        Web.Shares.Declare("1000000001", "1000000002");

        Assert.Equal(
            isCorrect, Run($"Test-CvmImageShare img-6pb6lrmy {accounts} -Quiet").MustSucceed().Output.Single().BaseObject);
    }

    [Theory]
    [InlineData("Test-CvmImageShare img-6pb6lrmy 1000000001, 123 -Quiet", "AccountIdMalformed")]
    [InlineData("Test-CvmImageShare img-0000000a 1000000001 -Quiet", "InvalidImageId.NotFound")]
    [InlineData("@() | Test-CvmImageShare img-6pb6lrmy -Quiet", "DesiredSetEmpty")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy -AccountId $null -Quiet", "AccountIdMissing")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy @() -Quiet", "DesiredSetEmpty")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy -AllowedAccountId $null -Quiet", "AccountIdMissing")]
    [InlineData("Test-CvmImageShare img-6pb6lrmy -AllowedAccountId 1000000001, 'x' -Quiet", "AccountIdMalformed")]
    [InlineData("'1000000001' | Test-CvmImageShare -Quiet", "ImageIdMissing")]
    public void Quiet_says_neither_true_nor_false_of_what_it_could_not_compare(string command, string code)
    {
        Web.Shares.Declare("1000000001");
        var ran = Run($"try {{ {command} }} catch {{ 'caught ' + $_.FullyQualifiedErrorId }}");

        Assert.Equal([$"caught {code},ImageSharing.Commands.TestCvmImageShareCommand"], ran.Output.Select(one => one.ToString()));
    }

    [Fact]
    public void A_list_that_cannot_be_read_is_never_correct()
    {
        Web.Shares.Declare("1000000001");
        Image("img-0000000a").Refuse("UnauthorizedOperation", action: SandboxActions.DescribeImageSharePermission);
        var ran = Run("Test-CvmImageShare img-0000000a, img-6pb6lrmy 1000000001");

        Assert.Equal(["1000000001 Unknown", "1000000001 Correct"], ran.Results);
        Assert.Equal(["UnauthorizedOperation"], ran.Codes);
    }

    [Theory]
    [InlineData(Row + ", [pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = 'x' } | Test-CvmImageShare")]
    [InlineData(Row + ", [pscustomobject]@{ ImageId = 'img-6pb6lrmy'; Acount = '1000000002' } | Test-CvmImageShare")]
    [InlineData(
        Row + ", [pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = '1000000002'; Region = 'ap-guangzou' } "
        + "| Test-CvmImageShare")]
    [InlineData("Test-CvmImageShare IMG-6pb6lrmy, img-6pb6lrmy 1000000001")]
    public void A_refused_item_refuses_the_whole_input(string command)
    {
        Web.Shares.Declare("1000000001");
        var ran = Run(command);

        Assert.NotEmpty(ran.Output);
        Assert.All(ran.Values("Status"), status => Assert.Equal("Unknown", status));
        Assert.Contains("DesiredSetIncomplete", ran.Codes);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void An_empty_set_needs_AllowEmpty_and_results_are_not_accepted()
    {
        Web.Shares.Declare("1000000001");

        Assert.Equal(["DesiredSetEmpty"], Run("Test-CvmImageShare img-6pb6lrmy @()").Codes);
        Assert.Equal(
            ["1000000001 Unexpected"],
            Run("Test-CvmImageShare img-6pb6lrmy @() -AllowEmpty").MustSucceed().Results);
        Assert.Equal(
            ["ResultNotAccepted"], Run("Grant-CvmImageShare img-6pb6lrmy 1000000001 | Test-CvmImageShare").Codes);
    }

    [Fact]
    public void Two_thousand_images_are_compared()
    {
        var images = Enumerable.Range(0, 2000).Select(i => $"img-{i:x8}").ToArray();
        foreach (var image in images) Image(image).Shares.Declare("1000000001");
        var ran = Run(
            "$args[0] | ForEach-Object { [pscustomobject]@{ ImageId = $_; AccountId = '1000000001' } } "
            + "| Test-CvmImageShare -RequestsPerSecond 1000",
            new object[] { images });

        Assert.Equal(2000, ran.MustSucceed().Output.Count);
        Assert.All(ran.Values("Status"), status => Assert.Equal("Correct", status));
    }
}
