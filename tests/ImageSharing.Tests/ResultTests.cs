using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Results over the wire: what went through, and what did not, in the order of the input.</summary>
public sealed class ResultTests : ServiceShell
{
    private const string Bad = "1000000002";

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Accounts_piped_in_are_shared_under_any_culture(string culture)
    {
        var image = Image("img-6pb6lrmy");
        var before = DateTime.Now.AddSeconds(-1);
        var ran = Run(
            $"""
            [System.Threading.Thread]::CurrentThread.CurrentCulture = '{culture}'
            '1000000001', '1000000002', '1000000003' | Grant-CvmImageShare img-6pb6lrmy
            """).MustSucceed();

        Assert.Equal(["1000000001 Shared", "1000000002 Shared", "1000000003 Shared"], ran.Results);
        Assert.Equal(["1000000001", "1000000002", "1000000003"], image.Shares.Accounts.Order(StringComparer.Ordinal));
        var write = Assert.Single(Service.Requests.Writes);
        foreach (var result in ran.Output)
        {
            Assert.Equal(write.RequestId, result.Properties["RequestId"].Value);
            Assert.Equal(1, result.Properties["Attempts"].Value);
            Assert.Equal("Grant", result.Properties["Operation"].Value);
            Assert.Equal(Region, result.Properties["Region"].Value);
            Assert.Null(result.Properties["ErrorCode"].Value);
            var time = (DateTime)result.Properties["CompletedTime"].Value;
            Assert.Equal(DateTimeKind.Local, time.Kind);
            Assert.InRange(time, before, DateTime.Now.AddSeconds(1));
        }
    }

    [Fact]
    public void An_error_reads_as_a_sentence_with_its_request_id_and_a_recommendation()
    {
        Image("img-6pb6lrmy");
        Service.Accounts.DeclareBad(Bad, "InvalidAccountId.NotFound");
        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy {Bad} | Out-Default");
        var error = Assert.Single(ran.Errors);
        var requestId = new PSObject(error.Exception).Properties["RequestId"].Value;

        Assert.Equal($"{error.Exception.Message} (Request ID: {requestId})", error.ErrorDetails.Message);
        Assert.StartsWith(
            $"Image img-6pb6lrmy (ap-guangzhou) was not shared with account {Bad}. ",
            error.Exception.Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Check the ID with the receiver",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_finds_them_shared_and_writes_nothing()
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001");

        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001").MustSucceed();

        Assert.Equal(["1000000001 AlreadyShared"], ran.Results);
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void A_revoke_takes_back_and_says_of_whom_it_found_nothing()
    {
        var image = Image("img-6pb6lrmy");
        image.Shares.Declare("1000000001");

        var ran = Run("Revoke-CvmImageShare img-6pb6lrmy 1000000001, 1000000002").MustSucceed();

        Assert.Equal(["1000000001 Revoked", "1000000002 NotShared"], ran.Results);
        Assert.Empty(image.Shares.Accounts);
    }

    [Fact]
    public void A_bad_account_has_a_record_and_the_good_ones_go_through()
    {
        Image("img-6pb6lrmy");
        Service.Accounts.Declare(Bad, AccountKind.Unknown);
        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy 1000000001, {Bad}, 'uin/123', 1000000003");

        Assert.Equal(
            [
                "1000000001 Shared",
                $"{Bad} Failed InvalidAccountId.NotFound",
                "uin/123 Failed AccountIdMalformed",
                "1000000003 Shared",
            ],
            ran.Results);
        Assert.Equal(["InvalidAccountId.NotFound", "AccountIdMalformed"], ran.Codes);
        Assert.Equal([Bad, "uin/123"], ran.Errors.Select(error => error.TargetObject));
        Assert.Equal("ObjectNotFound", ran.Errors[0].CategoryInfo.Category.ToString());
        foreach (var part in new[] { Bad, "img-6pb6lrmy", Region })
            Assert.Contains(part, ran.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SandboxActions.DescribeImages)]
    [InlineData(null)]
    public void An_image_that_does_not_exist_causes_only_an_error_record(string? denied)
    {
        if (denied is not null) Service.Options.DeniedActions = new HashSet<string> { denied };
        var ran = Run("Grant-CvmImageShare img-0000000e 1000000001");

        Assert.Equal(["1000000001 Failed InvalidImageId.NotFound"], ran.Results);
        Assert.Equal(["InvalidImageId.NotFound"], ran.Codes);
        Assert.Empty(ran.Warnings);
    }

    [Fact]
    public void Each_image_has_its_results_and_then_its_records_in_input_order()
    {
        Image("img-0000000b");
        Image("img-0000000a");
        Service.Accounts.Declare(Bad, AccountKind.Unknown);
        Service.Faults.Add(When.RequestOfImage("img-0000000b", 1), Fault.Refuse("RequestLimitExceeded"), times: 1);
        var ran = Run($"Grant-CvmImageShare img-0000000b, img-123, img-0000000a 1000000001, {Bad} 2>&1");

        Assert.Equal(
            [
                "img-0000000b 1000000001", $"img-0000000b {Bad}", $"error {Bad}",
                "img-123 1000000001", $"img-123 {Bad}", "error img-123",
                "img-0000000a 1000000001", $"img-0000000a {Bad}", $"error {Bad}",
            ],
            ran.Output.Select(item => item.BaseObject is System.Management.Automation.ErrorRecord error
                ? $"error {error.TargetObject}"
                : $"{item.Properties["ImageId"].Value} {item.Properties["AccountId"].Value}"));
    }

    [Fact]
    public void An_image_that_is_not_asked_about_has_its_turn_among_the_others()
    {
        Image("img-0000000a");
        Image("img-0000000c");
        var ran = Run(
            """
            ConvertFrom-Json '[
                {"ImageId":"img-0000000a","AccountId":"1000000001"},
                {"ImageId":"img-0000000b","AccountId":"123"},
                {"ImageId":"img-0000000c","AccountId":"1000000001"},
                {"ImageId":"img-0000000d","AccountId":"123"}]' | Grant-CvmImageShare
            """);

        Assert.Equal(
            ["img-0000000a", "img-0000000b", "img-0000000c", "img-0000000d"],
            ran.Output.Select(result => result.Properties["ImageId"].Value));
    }

    [Fact]
    public void Results_piped_to_the_opposite_cmdlet_undo_this_grant_and_only_that()
    {
        var image = Image("img-6pb6lrmy");
        image.Shares.Declare("1000000001");
        Service.Accounts.Declare("1000000009", AccountKind.Unknown);
        Run("$results = 1000000001, 1000000003, 1000000009 | Grant-CvmImageShare img-6pb6lrmy -ErrorAction Ignore");
        var ran = Run("$results | Revoke-CvmImageShare").MustSucceed();

        Assert.Equal(["1000000003 Revoked"], ran.Results);
        Assert.Equal(["1000000001"], image.Shares.Accounts);
        Assert.StartsWith("Skipped 2 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_piped_to_their_own_cmdlet_are_tried_again()
    {
        var image = Image("img-6pb6lrmy");
        Service.Accounts.Declare(Bad, AccountKind.Unknown);
        Run($"$results = Grant-CvmImageShare img-6pb6lrmy 1000000001, {Bad} -ErrorAction SilentlyContinue");
        Service.Accounts.Forget(Bad);

        var ran = Run("$results | Where-Object Status -in Failed, Unknown | Grant-CvmImageShare").MustSucceed();

        Assert.Equal([$"{Bad} Shared"], ran.Results);
        Assert.Equal(2, image.Shares.Count);
    }

    [Fact]
    public void An_image_without_a_region_is_one_image_with_the_same_in_the_region_that_the_session_tells()
    {
        var image = Image("img-6pb6lrmy");
        Set("TENCENTCLOUD_REGION", null);

        // The variable is set when the command has begun, so that the session alone knows of it.
        var ran = Run($$"""
            & { [Environment]::SetEnvironmentVariable('TENCENTCLOUD_REGION', '{{Region}}'); 1 } | ForEach-Object {
                [pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = '1000000001' }
                [pscustomobject]@{ ImageId = 'img-6pb6lrmy'; Region = '{{Region}}'; AccountId = 1000000001, 1000000002 }
            } | Grant-CvmImageShare
            """).MustSucceed();

        Assert.Equal(["1000000001 Shared", "1000000002 Shared"], ran.Results);
        Assert.All(ran.Output, result => Assert.Equal(Region, result.Properties["Region"].Value));
        Assert.Equal(2, image.Shares.Count);
        Assert.Single(Service.Requests.Writes);
    }

    [Fact]
    public void No_secret_is_in_any_stream()
    {
        Image("img-6pb6lrmy");
        Service.Keys.Add(new SandboxKey("AKIDtemporary", "the-secret-key", "the-token"));
        var ran = Run(
            """
            $key, $token = $args | ForEach-Object {
                $secret = [securestring]::new()
                $_.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
                $secret
            }
            $credential = [pscredential]::new('AKIDtemporary', $key)
            $connection = @{ Credential = $credential; SecurityToken = $token }
            Grant-CvmImageShare img-6pb6lrmy, img-123 1000000001 @connection -Verbose -Debug *>&1
            """,
            "the-secret-key",
            "the-token");

        Assert.Contains(ran.Results, result => result == "1000000001 Shared");
        Assert.All(Service.Requests.All, request => Assert.True(request.HasToken));
        foreach (var item in ran.Output)
        {
            Assert.DoesNotContain("the-secret-key", item.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("the-token", item.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("TC3-HMAC", item.ToString(), StringComparison.Ordinal);
        }
    }
}
