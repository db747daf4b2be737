using System;
using System.Globalization;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Set-CvmImageShare: exactly these accounts.</summary>
public sealed class SetTests : ServiceShell
{
    private const int No = 2;

    private SandboxImage Web => Image("img-6pb6lrmy");

    [Fact]
    public void What_is_missing_is_granted_what_is_too_much_is_revoked_and_the_rest_stays()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000003, 1000000002 -Confirm:$false").MustSucceed();

        Assert.Equal(["1000000003 Shared", "1000000002 AlreadyShared", "1000000001 Revoked"], ran.Results);
        Assert.Equal(["Grant", "Grant", "Revoke"], ran.Values("Operation"));
        Assert.Equal(["1000000002", "1000000003"], Web.Shares.Accounts.Order(StringComparer.Ordinal));
        Assert.Equal(["SHARE", "CANCEL"], Service.Requests.Writes.Select(write => write.Permission));
    }

    [Fact]
    public void WhatIf_names_each_grant_and_each_revocation_on_a_line_of_its_own_and_changes_nothing()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000003, 1000000002, 1000000004 -WhatIf").MustSucceed();

        Assert.Equal(
            [$"What if: Set the shares of image img-6pb6lrmy ({Region}): grant 2, revoke 1, keep 1:\n    grant  "
                + "1000000003\n    grant  1000000004\n    revoke 1000000001 (after the grants)"],
            ran.Shown);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void Nothing_to_do_writes_nothing_asks_nothing_and_says_so()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000001, 1000000002 -Verbose").MustSucceed();

        Assert.Equal(["1000000001 AlreadyShared", "1000000002 AlreadyShared"], ran.Results);
        Assert.Empty(ran.Questions);
        Assert.Empty(Service.Requests.Writes);
        Assert.Contains(ran.Verbose, line => line.Contains("already shared with exactly these accounts", StringComparison.Ordinal));
    }

    [Fact]
    public void It_asks_before_it_revokes_and_the_answer_no_changes_nothing()
    {
        Web.Shares.Declare("1000000001");
        Shell.Shown.Answer = No;
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000002, 1000000003").MustSucceed();

        Assert.Equal(
            [$"Set the shares of image img-6pb6lrmy ({Region}): grant 2 (1000000002, 1000000003), revoke 1 "
                + "(1000000001), keep 0?"],
            ran.Questions);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void What_a_list_could_not_be_read_for_carries_the_request_to_ask_about()
    {
        var ran = Run("Set-CvmImageShare img-0000000a 1000000001 -Confirm:$false");

        Assert.Equal(["1000000001 Failed InvalidImageId.NotFound"], ran.Results);
        Assert.Equal(Service.Requests.All.Single().RequestId, ran.Output[0].Properties["RequestId"].Value);
    }

    [Fact]
    public void It_asks_nothing_where_it_only_grants()
    {
        Shell.Shown.Answer = No;
        Web.Shares.Declare("1000000001");

        Assert.Equal(
            ["1000000001 AlreadyShared", "1000000002 Shared"],
            Run("Set-CvmImageShare img-6pb6lrmy 1000000001, 1000000002").MustSucceed().Results);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(500)]
    public void A_swap_at_500_revokes_one_first_and_then_as_many_as_were_granted(int swapped)
    {
        Hurry();
        Web.Shares.Declare(Accounts(1, 500));
        var ran = Run(
            "Set-CvmImageShare img-6pb6lrmy $args[0] -Confirm:$false",
            new object[] { Accounts(1, 500 - swapped).Concat(Accounts(1001, swapped)).ToArray() }).MustSucceed();

        Assert.Equal(swapped, ran.Results.Count(result => result.EndsWith(" Shared", StringComparison.Ordinal)));
        Assert.Equal(swapped, ran.Results.Count(result => result.EndsWith(" Revoked", StringComparison.Ordinal)));
        var writes = Service.Requests.Writes.ToList();
        Assert.Single(writes[0].AccountIds);
        Assert.All(writes, (write, index) => Assert.Equal(index % 2 == 0 ? "CANCEL" : "SHARE", write.Permission));
        Assert.Equal(500, Web.Shares.Count);
    }

    [Fact]
    public void A_set_that_will_not_fit_is_refused_before_anything_is_revoked()
    {
        Web.Shares.Declare(Accounts(1, 500));
        var ran = Run("Set-CvmImageShare img-6pb6lrmy $args[0] -Confirm:$false", new object[] { Accounts(400, 501) });

        Assert.Equal(["OverQuota"], ran.Codes);
        Assert.Empty(Service.Requests.Writes);
        Assert.Equal(500, Web.Shares.Count);
    }

    [Fact]
    public void A_bad_account_keeps_the_shares_that_would_be_revoked()
    {
        Web.Shares.Declare("1000000001");
        Service.Accounts.Declare("1000000009", AccountKind.Unknown);
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000009, 1000000002 -Confirm:$false");

        Assert.Equal(
            [
                "1000000009 Failed InvalidAccountId.NotFound", "1000000002 Shared",
                "1000000001 Failed DesiredSetIncomplete",
            ],
            ran.Results);
        Assert.Equal(["InvalidAccountId.NotFound", "DesiredSetIncomplete"], ran.Codes);
        Assert.Contains("1000000009", ran.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(["1000000001", "1000000002"], Web.Shares.Accounts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_AllowPartial_a_bad_account_does_not_keep_the_rest_of_the_set_from_being_made_so()
    {
        Web.Shares.Declare("1000000001");
        Service.Accounts.Declare("1000000009", AccountKind.Unknown);
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000009, 1000000002 -AllowPartial -Confirm:$false");

        Assert.Equal(
            ["1000000009 Failed InvalidAccountId.NotFound", "1000000002 Shared", "1000000001 Revoked"],
            ran.Results);
        Assert.Equal(["InvalidAccountId.NotFound"], ran.Codes);
        Assert.Equal(["1000000002"], Web.Shares.Accounts);
    }

    [Fact]
    public void A_list_that_can_not_be_read_refuses_its_image_and_leaves_the_others()
    {
        Image("img-0000000a").Shares.Declare("1000000001");
        Image("img-0000000a").Refuse("UnauthorizedOperation", action: SandboxActions.DescribeImageSharePermission);
        Image("img-0000000b");
        var ran = Run("Set-CvmImageShare img-0000000a, img-0000000b 1000000002 -Confirm:$false");

        Assert.Equal(["1000000002 Failed UnauthorizedOperation", "1000000002 Shared"], ran.Results);
        var error = Assert.Single(ran.Errors);
        Assert.Equal("img-0000000a", error.TargetObject);
        Assert.Contains(
            "cvm:DescribeImageSharePermission",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);
        Assert.Equal(["1000000001"], Image("img-0000000a").Shares.Accounts);
    }

    [Fact]
    public void What_this_process_granted_a_moment_ago_is_known_though_the_list_does_not_show_it_yet()
    {
        _ = Web;
        Run("Grant-CvmImageShare img-6pb6lrmy 1000000001").MustSucceed();
        Service.Faults.Add(
            When.Always(SandboxActions.DescribeImageSharePermission), Fault.StaleRead(TimeSpan.FromMinutes(1)), times: 1);
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000002 -Confirm:$false").MustSucceed();

        Assert.Equal(["1000000002 Shared", "1000000001 Revoked"], ran.Results);
        Assert.Equal(["1000000002"], Web.Shares.Accounts);
    }

    [Fact]
    public void A_share_that_another_writer_gave_meanwhile_is_a_difference_of_its_own()
    {
        Hurry();
        Service.Faults.Add(
            When.Request(1),
            Fault.AnotherWriter(
                WriterMoment.After, service => service.Images["img-6pb6lrmy"].Shares.Grant("1000000009")));
        _ = Web;
        var ran = Run("Set-CvmImageShare img-6pb6lrmy 1000000002 -Confirm:$false");

        Assert.Equal(["1000000002 Shared"], ran.Results);
        Assert.Equal(["VerificationFailed"], ran.Codes);
        Assert.Contains("1000000009", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }

    private static string[] Accounts(int first, int count)
        => [.. Enumerable.Range(first, count).Select(i => (2_000_000_000L + i).ToString(CultureInfo.InvariantCulture))];
}
