using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Revoke-CvmImageShare -All.</summary>
public sealed class RevokeAllTests : ServiceShell
{
    private const int No = 2;

    private SandboxImage Web => Image("img-6pb6lrmy");

    [Fact]
    public void Every_share_of_the_image_is_revoked()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Revoke-CvmImageShare img-6pb6lrmy -All -Confirm:$false -Verify").MustSucceed();

        Assert.Equal(["1000000001 Revoked", "1000000002 Revoked"], ran.Results);
        Assert.Equal(["Revoke", "Revoke"], ran.Values("Operation"));
        Assert.Empty(Web.Shares.Accounts);
    }

    [Fact]
    public void It_asks_by_default_and_the_answer_no_changes_nothing()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        Shell.Shown.Answer = No;
        var ran = Run("Revoke-CvmImageShare img-6pb6lrmy -All").MustSucceed();

        Assert.Equal(
            [$"Stop sharing image img-6pb6lrmy ({Region}) with all 2 accounts (1000000001, 1000000002)?"],
            ran.Questions);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void WhatIf_names_every_account()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Revoke-CvmImageShare img-6pb6lrmy -All -WhatIf").MustSucceed();

        Assert.Equal(
            [$"What if: Stop sharing image img-6pb6lrmy ({Region}) with all 2 accounts:\n    1000000001\n    1000000002"],
            ran.Shown);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.Writes);
    }

    [Theory]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 1000000001 -All -Confirm:$false")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy -AccountId @() -All -Confirm:$false")]
    [InlineData("Get-CvmImageShare img-6pb6lrmy | Revoke-CvmImageShare -All -Confirm:$false")]
    [InlineData("Get-CvmImageShare img-6pb6lrmy 1000000001 | Revoke-CvmImageShare img-6pb6lrmy -All -Confirm:$false")]
    [InlineData("'1000000001' | Revoke-CvmImageShare img-6pb6lrmy -All -Confirm:$false")]
    [InlineData(
        "[pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = '' } | Revoke-CvmImageShare -All -Confirm:$false")]
    [InlineData(
        "[pscustomobject]@{ ImageId = 'img-6pb6lrmy'; Uin = $null } | Revoke-CvmImageShare -All -Confirm:$false")]
    [InlineData(
        "[pscustomobject]@{ ImageId = ''; AccountId = '1000000001' } | Revoke-CvmImageShare -All -Confirm:$false")]
    public void It_cannot_be_combined_with_accounts(string command)
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run(command);

        Assert.Equal(["AccountIdWithAll"], ran.Codes);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void Results_do_not_widen_to_all()
    {
        Web.Shares.Declare("1000000001");
        Assert.Equal(
            ["AccountIdWithAll"],
            Run("Grant-CvmImageShare img-6pb6lrmy 1000000002 | Revoke-CvmImageShare -All -Confirm:$false").Codes);
        Assert.Equal(2, Web.Shares.Count);
    }

    [Fact]
    public void A_single_account_is_not_called_all()
    {
        Web.Shares.Declare("1000000001");

        Assert.Equal(
            [$"What if: Stop sharing image img-6pb6lrmy ({Region}) with 1 account:\n    1000000001"],
            Run("Revoke-CvmImageShare img-6pb6lrmy -All -WhatIf").MustSucceed().Shown);
    }

    [Fact]
    public void All_with_the_value_false_is_ignored()
    {
        Web.Shares.Declare("1000000001", "1000000002");

        Assert.Equal(["AccountIdMissing"], Run("Revoke-CvmImageShare img-6pb6lrmy -All:$false -Confirm:$false").Codes);
        Assert.Equal(
            ["1000000001 Revoked"],
            Run("Get-CvmImageShare img-6pb6lrmy 1000000001 | Revoke-CvmImageShare -All:$false").MustSucceed().Results);
        Assert.Equal(["1000000002"], Web.Shares.Accounts);
    }

    [Fact]
    public void Images_come_from_the_pipeline_and_one_without_shares_is_skipped()
    {
        Image("img-0000000a").Shares.Declare("1000000001");
        Image("img-0000000b");
        var ran = Run("Get-CvmImage | Revoke-CvmImageShare -All -Confirm:$false").MustSucceed();

        Assert.Equal(["1000000001 Revoked"], ran.Results);
        Assert.Single(Service.Requests.Writes);
    }

    [Fact]
    public void Without_an_image_nothing_is_done()
    {
        Assert.Equal(["ImageIdMissing"], Run("Revoke-CvmImageShare -All -Confirm:$false").Codes);
        Assert.Empty(Run("@() | Revoke-CvmImageShare -All -Confirm:$false").MustSucceed().Output);
    }

    [Fact]
    public void A_missing_image_is_an_error()
    {
        var ran = Run("Revoke-CvmImageShare img-6pb6lrmy -All -Confirm:$false");

        Assert.Equal(["InvalidImageId.NotFound"], ran.Codes);
        Assert.Equal("img-6pb6lrmy", ran.Errors.Single().TargetObject);
        Assert.Empty(ran.Output);
    }
}
