using System;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What -WhatIf shows.</summary>
public sealed class WhatIfTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_text_names_every_account_on_a_line_of_its_own()
        => Assert.Equal(
            ["What if: Share image img-6pb6lrmy (ap-tokyo) with 2 accounts:\n    1000000001\n    1000000002"],
            _shell.Run("1000000001, 1000000002 | Grant-CvmImageShare img-6pb6lrmy -Region ap-tokyo -WhatIf").Shown);

    [Fact]
    public void Revoke_says_that_it_takes_back()
        => Assert.Equal(
            ["What if: Stop sharing image img-6pb6lrmy (ap-tokyo) with 1 account:\n    1000000001"],
            _shell.Run("Revoke-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo -WhatIf").Shown);

    [Fact]
    public void An_image_without_a_region_is_shown_without()
        => Assert.Equal(
            ["img-6pb6lrmy: 1000000001"],
            _shell.Run("Grant-CvmImageShare img-6pb6lrmy 1000000001 -WhatIf").MustSucceed().WouldDo);

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    public void There_is_one_text_for_each_image_and_no_result(string verb)
    {
        var ran = _shell.Run(
            $"{verb}-CvmImageShare img-0000000a, img-0000000b 1000000001, 123 -Region ap-tokyo -WhatIf");

        Assert.Equal(["img-0000000a (ap-tokyo): 1000000001", "img-0000000b (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Empty(ran.Output);
        Assert.Equal(["AccountIdMalformed", "AccountIdMalformed"], ran.Codes);
    }

    [Fact]
    public void An_image_without_one_good_account_is_not_shown()
        => Assert.Empty(_shell.Run("Grant-CvmImageShare img-6pb6lrmy 123 -Region ap-tokyo -WhatIf").WouldDo);

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    public void The_preference_counts_as_the_parameter(string verb)
        => Assert.Equal(
            ["img-6pb6lrmy (ap-tokyo): 1000000001"],
            _shell.Run($"$WhatIfPreference = $true; {verb}-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo")
                .MustSucceed().WouldDo);

    [Fact]
    public void A_record_under_ErrorAction_Stop_comes_after_the_texts()
    {
        var ran = _shell.Run(
            "Grant-CvmImageShare img-6pb6lrmy 1000000001, 123 -Region ap-tokyo -WhatIf -ErrorAction Stop");

        Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal("AccountIdMalformed", ran.Failure!.ErrorRecord.FullyQualifiedErrorId.Split(',')[0]);
    }
}
