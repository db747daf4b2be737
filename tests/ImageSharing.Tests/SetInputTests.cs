using System;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>The input of Set-CvmImageShare is one statement: a hole in it revokes nothing.</summary>
public sealed class SetInputTests : ServiceShell
{
    private SandboxImage Web => Image("img-6pb6lrmy");

    [Fact]
    public void A_hole_is_named_by_its_place()
    {
        var ran = Run("'1000000001', $null | Set-CvmImageShare img-6pb6lrmy -Confirm:$false");

        Assert.Contains(
            "The item is null. Source: pipeline item 2.",
            (string)ran.Output[0].Properties["Message"].Value,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Set-CvmImageShare img-6pb6lrmy 1000000002, 123 -Confirm:$false", "AccountIdMalformed DesiredSetIncomplete")]
    [InlineData(
        "'', '1000000002' | Set-CvmImageShare img-6pb6lrmy -Confirm:$false", "AccountIdMalformed DesiredSetIncomplete")]
    [InlineData(
        "'1000000002', $null | Set-CvmImageShare img-6pb6lrmy -Confirm:$false",
        "AccountIdMalformed DesiredSetIncomplete")]
    [InlineData(
        "'1000000002', [pscustomobject]@{ Nothing = 1 } | Set-CvmImageShare img-6pb6lrmy -Confirm:$false",
        "AccountIdMalformed DesiredSetIncomplete")]
    [InlineData(
        "[pscustomobject]@{ ImageId = 'img-6pb6lrmy'; AccountId = '1000000002' }, [pscustomobject]@{ ImageId = ''; "
        + "AccountId = '1000000003' } | Set-CvmImageShare -Confirm:$false",
        "ImageIdMissing DesiredSetIncomplete")]
    [InlineData(
        "[pscustomobject]@{ ImageId = 'img-6pb6lrmy'; "
        + "AccountId = '1000000002' }, [pscustomobject]@{ ImageId = 'img-6pb6lrmy' } "
        + "| Set-CvmImageShare -Confirm:$false",
        "AccountIdMissing DesiredSetIncomplete")]
    [InlineData("@() | Set-CvmImageShare img-6pb6lrmy -Confirm:$false", "DesiredSetEmpty")]
    [InlineData("@() | Set-CvmImageShare img-6pb6lrmy 1000000002 -Confirm:$false", "DesiredSetEmpty")]
    [InlineData("@() | Set-CvmImageShare img-6pb6lrmy -AllowEmpty -Confirm:$false", "DesiredSetEmpty")]
    [InlineData("Set-CvmImageShare img-6pb6lrmy @() -Confirm:$false", "DesiredSetEmpty")]
    [InlineData("Set-CvmImageShare img-6pb6lrmy $null -AllowEmpty -Confirm:$false", "AccountIdMissing")]
    [InlineData(
        "Set-CvmImageShare img-6pb6lrmy (@() | Where-Object { $true }) -AllowEmpty -Confirm:$false",
        "AccountIdMissing")]
    [InlineData("Set-CvmImageShare img-6pb6lrmy -AllowEmpty -Confirm:$false", "AccountIdMissing")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 1000000001 | Set-CvmImageShare -Confirm:$false", "ResultNotAccepted")]
    public void An_input_with_a_hole_revokes_nothing(string command, string codes)
    {
        Web.Shares.Declare("1000000001");
        var ran = Run(command);

        Assert.Equal(codes.Split(' ').Order(StringComparer.Ordinal), ran.Codes.Order(StringComparer.Ordinal));
        Assert.Empty(Service.Requests.Writes);
        Assert.Equal(["1000000001"], Web.Shares.Accounts);
    }

    [Fact]
    public void A_malformed_account_of_one_image_leaves_every_image_unchanged()
    {
        Image("img-0000000a").Shares.Declare("1000000001");
        Image("img-0000000b").Shares.Declare("1000000001");
        var ran = Run(
            "[pscustomobject]@{ ImageId = 'img-0000000a'; "
            + "AccountId = 'x' }, [pscustomobject]@{ ImageId = 'img-0000000a'; "
            + "AccountId = '1000000002' }, [pscustomobject]@{ ImageId = 'img-0000000b'; AccountId = '1000000002' } "
            + "| Set-CvmImageShare -Confirm:$false");

        Assert.Equal(
            [
                "x Failed AccountIdMalformed", "1000000002 Failed DesiredSetIncomplete",
                "1000000002 Failed DesiredSetIncomplete",
            ],
            ran.Results);
        Assert.Equal(["1000000001"], Image("img-0000000a").Shares.Accounts);
        Assert.Equal(["1000000001"], Image("img-0000000b").Shares.Accounts);
    }

    [Fact]
    public void An_empty_set_needs_AllowEmpty_and_an_explicit_empty_list()
    {
        Web.Shares.Declare("1000000001", "1000000002");
        var ran = Run("Set-CvmImageShare img-6pb6lrmy -AccountId @() -AllowEmpty -Confirm:$false").MustSucceed();

        Assert.Equal(["1000000001 Revoked", "1000000002 Revoked"], ran.Results);
        Assert.Empty(Web.Shares.Accounts);
    }
}
