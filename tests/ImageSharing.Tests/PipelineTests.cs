using System;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>
/// The cmdlets put together as a user writes them. What needs Import-Csv is in tests/Pester.
/// </summary>
public sealed class PipelineTests : ServiceShell
{
    [Fact]
    public void A_list_of_accounts_is_shared_with()
    {
        Image("img-6pb6lrmy");

        Assert.Equal(
            ["1000000001 Shared", "1000000002 Shared"],
            Run("'1000000001', '1000000002' | Grant-CvmImageShare -ImageId img-6pb6lrmy -Region ap-guangzhou")
                .MustSucceed().Results);
    }

    [Fact]
    public void Rows_are_a_matrix_of_images_and_accounts()
    {
        Image("img-0000000a");
        Service.Images.Add("img-0000000b", "ap-tokyo");
        var ran = Run("""
            [pscustomobject]@{ ImageId = 'img-0000000a'; Uin = '1000000001'; Region = 'ap-guangzhou' },
            [pscustomobject]@{ ImageId = 'img-0000000b'; Uin = '1000000002'; Region = 'ap-tokyo' },
            [pscustomobject]@{ ImageId = 'img-0000000a'; Uin = '1000000003'; Region = '' } | Grant-CvmImageShare
            """).MustSucceed();

        Assert.Equal(["1000000001 Shared", "1000000003 Shared", "1000000002 Shared"], ran.Results);
        Assert.Equal(2, Image("img-0000000a").Shares.Count);
        Assert.Equal(["1000000002"], Service.Images["img-0000000b", "ap-tokyo"].Shares.Accounts);
    }

    [Fact]
    public void Every_regional_copy_of_an_image_is_shared_by_its_name()
    {
        foreach (var region in new[] { "ap-guangzhou", "ap-singapore", "ap-tokyo" })
            Service.Images.Add("img-" + region[3..].PadRight(8, '0')[..8], region).Name = "golden-web";
        Image("img-0000000a").Name = "silver-web";
        var ran = Run(
            "Get-CvmImage -Name golden-* -Region ap-guangzhou, ap-singapore "
            + "| Grant-CvmImageShare -AccountId 1000000001, 1000000002").MustSucceed();

        Assert.Equal(["ap-guangzhou", "ap-guangzhou", "ap-singapore", "ap-singapore"], ran.Values("Region"));
        Assert.All(ran.Values("Status"), status => Assert.Equal("Shared", status));
        Assert.Empty(Service.Images["img-tokyo000", "ap-tokyo"].Shares.Accounts);
    }

    [Fact]
    public void The_share_list_of_one_image_is_copied_to_another()
    {
        Image("img-0000000a").Shares.Declare("1000000001", "1000000002");
        Image("img-0000000b").Shares.Declare("1000000003");

        Run("Get-CvmImageShare img-0000000a | Grant-CvmImageShare -ImageId img-0000000b").MustSucceed();
        Assert.Equal(
            ["1000000001", "1000000002", "1000000003"],
            Image("img-0000000b").Shares.Accounts.Order(StringComparer.Ordinal));

        Run("Get-CvmImageShare img-0000000a | Set-CvmImageShare img-0000000b -Confirm:$false").MustSucceed();
        Assert.Equal(["1000000001", "1000000002"], Image("img-0000000b").Shares.Accounts.Order(StringComparer.Ordinal));
        Assert.Equal(2, Image("img-0000000a").Shares.Count);
    }

    [Fact]
    public void Only_failed_accounts_are_tried_again()
    {
        Image("img-6pb6lrmy");
        Service.Accounts.Declare("1000000002", AccountKind.Unknown);
        Run("$results = '1000000001', '1000000002', '1000000003' "
            + "| Grant-CvmImageShare img-6pb6lrmy -ErrorAction SilentlyContinue").MustSucceed();
        Service.Accounts.Declare("1000000002", AccountKind.Root);
        Service.Requests.Clear();

        Assert.Equal(
            ["1000000002 Shared"],
            Run("$results | Where-Object Status -in Failed, Unknown | Grant-CvmImageShare").MustSucceed().Results);
        Assert.Equal(["1000000002"], Assert.Single(Service.Requests.Writes).AccountIds);
    }

    [Fact]
    public void Revoke_undoes_only_what_a_grant_changed()
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001");
        Run("$results = Grant-CvmImageShare img-6pb6lrmy 1000000001, 1000000002").MustSucceed();

        Assert.Equal(["1000000002 Revoked"], Run("$results | Revoke-CvmImageShare").MustSucceed().Results);
        Assert.Equal(["1000000001"], Image("img-6pb6lrmy").Shares.Accounts);
    }

    [Fact]
    public void The_results_of_Set_undo_both_directions()
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001");
        Run("$results = Set-CvmImageShare img-6pb6lrmy 1000000002 -Confirm:$false").MustSucceed();
        Run("$results | Where-Object Status -eq Revoked | Grant-CvmImageShare; $results "
            + "| Where-Object Status -eq Shared | Revoke-CvmImageShare").MustSucceed();

        Assert.Equal(["1000000001"], Image("img-6pb6lrmy").Shares.Accounts);
    }

    [Fact]
    public void An_image_is_shared_directly_after_its_build_and_progress_shows_the_wait()
    {
        Image("img-6pb6lrmy").State = "SYNCING";
        Image("img-6pb6lrmy").SyncPercent = 43;
        Service.Faults.Add(
            When.Request(1, SandboxActions.DescribeImages),
            Fault.AnotherWriter(WriterMoment.After, service => service.Images["img-6pb6lrmy"].State = "NORMAL"));
        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001 -WaitTimeoutSec 60").MustSucceed();

        Assert.Equal(["1000000001 Shared"], ran.Results);
        Assert.Contains(
            ran.Progress, progress => progress.StatusDescription.Contains("SYNCING, 43 %", StringComparison.Ordinal));
        Assert.Single(Service.Requests.Writes);
    }

    [Fact]
    public void An_image_that_the_module_refuses_has_a_message_of_the_module()
    {
        Image("img-6pb6lrmy").Type = "SHARED_IMAGE";
        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001, 1000000002");

        var error = Assert.Single(ran.Errors);
        Assert.Equal(
            "UnauthorizedOperation.ImageNotBelongToAccount,ImageSharing.Commands.GrantCvmImageShareCommand",
            error.FullyQualifiedErrorId);
        Assert.Equal("img-6pb6lrmy", error.TargetObject);
        Assert.Contains(
            "The module sent no request to change shares",
            error.ErrorDetails.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("The service reported", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(2, ran.Output.Count);
        Assert.Empty(Service.Requests.Writes);
    }
}
