using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Get-CvmImageShare against the stand-in.</summary>
public sealed class ShareListTests : ServiceShell
{
    [Fact]
    public void Each_share_is_an_object_with_its_image_its_region_and_its_time()
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001", "1000000002");
        var ran = Run("Get-CvmImageShare img-6pb6lrmy").MustSucceed();

        Assert.Equal(["1000000001", "1000000002"], ran.Values("AccountId"));
        var share = ran.Output[0];
        Assert.Equal("ImageSharing.ImageShare", share.BaseObject.GetType().FullName);
        Assert.Equal("img-6pb6lrmy", share.Properties["ImageId"].Value);
        Assert.Equal(Region, share.Properties["Region"].Value);
        var created = Assert.IsType<DateTime>(share.Properties["CreatedTime"].Value);
        Assert.Equal(DateTimeKind.Local, created.Kind);
        Assert.InRange(DateTime.UtcNow - created.ToUniversalTime(), TimeSpan.FromDays(59), TimeSpan.FromDays(61));
    }

    [Fact]
    public void The_keys_of_an_older_version_are_read_as_well()
    {
        Service.Options.ShareKeys = ShareKeys.Old;
        Image("img-6pb6lrmy").Shares.Declare("1000000001");
        var share = Assert.Single(Run("Get-CvmImageShare img-6pb6lrmy").MustSucceed().Output);

        Assert.Equal("1000000001", share.Properties["AccountId"].Value);
        Assert.InRange(
            (DateTime)share.Properties["CreatedTime"].Value,
            DateTime.Now.AddDays(-61),
            DateTime.Now.AddDays(-59));
    }

    [Theory]
    [InlineData("Get-CvmImageShare img-0000000a, img-0000000b")]
    [InlineData("Get-CvmImageShare -ImageId img-0000000a, img-0000000b, img-0000000a")]
    [InlineData("'img-0000000a', 'img-0000000b' | Get-CvmImageShare")]
    [InlineData("[pscustomobject]@{ ImageId = 'img-0000000a' }, [pscustomobject]@{ ImageId = 'img-0000000b'; "
        + "Region = 'ap-guangzhou' } | Get-CvmImageShare")]
    [InlineData("Get-CvmImage -Name x-* | Get-CvmImageShare")]
    public void Images_come_by_argument_by_value_and_by_property_name_each_once_and_in_order(string command)
    {
        foreach (var id in new[] { "img-0000000a", "img-0000000b" })
        {
            Image(id).Name = "x-" + id;
            Image(id).Shares.Declare("1000000001");
        }

        Assert.Equal(["img-0000000a", "img-0000000b"], Run(command).MustSucceed().Values("ImageId"));
        Assert.Equal(2, Service.Requests.Count(SandboxActions.DescribeImageSharePermission));
    }

    [Theory]
    [InlineData("-AccountId 1000000001", new[] { "1000000001" })]
    [InlineData("1000000001, 20000*", new[] { "1000000001", "2000000001" })]
    [InlineData("-AccountId *0001", new[] { "1000000001", "2000000001" })]
    [InlineData("-AccountId 3*", new string[0])]
    public void Accounts_are_picked_by_wildcards(string accounts, string[] expected)
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001", "1000000002", "2000000001");

        Assert.Equal(expected, Run($"Get-CvmImageShare img-6pb6lrmy {accounts}").MustSucceed().Values("AccountId"));
    }

    [Theory]
    [InlineData("'1000[0'")]
    [InlineData("img-9qabwvbn")]
    [InlineData("'  '")]
    [InlineData("'acct*'")]
    public void An_account_filter_that_cannot_match_lists_nothing_and_is_an_error(string account)
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001");
        var ran = Run($"Get-CvmImageShare img-6pb6lrmy {account}");

        Assert.Equal(["AccountIdMalformed"], ran.Codes);
        Assert.Empty(ran.Output);
    }

    [Fact]
    public void A_region_in_capitals_is_the_same_region()
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001");

        var ran = Run("Get-CvmImageShare img-6pb6lrmy -Region AP-Guangzhou, ap-guangzhou").MustSucceed();

        Assert.Equal(["ap-guangzhou"], ran.Values("Region"));
    }

    [Fact]
    public void An_image_that_is_not_there_is_an_error_of_its_own()
    {
        Image("img-0000000b").Shares.Declare("1000000001");
        var ran = Run("Get-CvmImageShare img-0000000a, img-0000000b");

        Assert.Equal(["1000000001"], ran.Values("AccountId"));
        var error = Assert.Single(ran.Errors);
        Assert.Equal(
            "InvalidImageId.NotFound,ImageSharing.Commands.GetCvmImageShareCommand",
            error.FullyQualifiedErrorId);
        Assert.Equal("img-0000000a", error.TargetObject);
        Assert.StartsWith(
            "Cannot read the share list of image img-0000000a (ap-guangzhou). ",
            error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.NotNull(error.Exception.GetType().GetProperty("RequestId")!.GetValue(error.Exception));
    }

    [Fact]
    public void A_refusal_by_CAM_names_the_action_to_ask_for()
    {
        Image("img-6pb6lrmy");
        Service.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        var error = Assert.Single(Run("Get-CvmImageShare img-6pb6lrmy").Errors);

        Assert.Contains(
            "cvm:DescribeImageSharePermission",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);
        Assert.Equal("PermissionDenied", error.CategoryInfo.Category.ToString());
    }

    [Fact]
    public void What_fails_for_every_image_ends_the_command_at_once()
    {
        Set("TENCENTCLOUD_SECRET_KEY", "wrong");
        var ran = Run("Get-CvmImageShare img-0000000a, img-0000000b");

        Assert.StartsWith(
            "AuthFailure.SignatureFailure,",
            (ran.Failure?.ErrorRecord ?? ran.Errors.Single()).FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.True(ran.Errors.Count <= 1);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Equal(["ImageIdMissing"], Run("Get-CvmImageShare").Codes);
        Assert.Equal(["ImageIdMissing"], Run("[pscustomobject]@{ Name = 'x' } | Get-CvmImageShare").Codes);
        Assert.Equal(
            ["RegionMismatch"],
            Run("[pscustomobject]@{ ImageId = 'img-0000000a'; Region = 'ap-tokyo' } "
                + "| Get-CvmImageShare -Region ap-osaka").Codes);
        Set("TENCENTCLOUD_REGION", null);
        Assert.Equal(["RegionMissing"], Run("Get-CvmImageShare img-6pb6lrmy").Codes);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void Select_First_keeps_later_lists_from_being_read()
    {
        for (var i = 0; i < 300; i++)
        {
            Image($"img-{i.ToString("x8", CultureInfo.InvariantCulture)}").Shares.Declare("1000000001");
        }
        var ran = Run(
            "0..299 | ForEach-Object { 'img-{0:x8}' -f $_ } | Get-CvmImageShare | Select-Object -First 1").MustSucceed();

        Assert.Single(ran.Output);
        Assert.InRange(Service.Requests.Count(SandboxActions.DescribeImageSharePermission), 1, 100);
    }

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/Los_Angeles")]
    public void Shares_older_than_thirty_days_are_told_from_younger_ones_in_every_time_zone(string zone)
    {
        var image = Image("img-6pb6lrmy");
        Service.Options.ClockOffset = TimeSpan.FromDays(-30) - TimeSpan.FromHours(1);
        image.Shares.Grant("1000000001");
        Service.Options.ClockOffset = TimeSpan.FromDays(-30) + TimeSpan.FromHours(1);
        image.Shares.Grant("1000000002");
        Service.Options.ClockOffset = TimeSpan.Zero;

        using (new InTimeZone(zone))
            Assert.Equal(
                ["1000000001 Revoked"],
                Run("Get-CvmImageShare img-6pb6lrmy | Where-Object CreatedTime -lt ([datetime]::Now).AddDays(-30) "
                    + "| Revoke-CvmImageShare").MustSucceed().Results);
        Assert.Equal(["1000000002"], image.Shares.Accounts);
    }
}
