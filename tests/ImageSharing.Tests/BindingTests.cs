using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>How what is piped and typed becomes images and accounts.</summary>
public sealed class BindingTests : BindingShell
{
    [Fact]
    public void Strings_piped_in_are_accounts()
        => WouldShare("'1000000001', '1000000002' | Grant-CvmImageShare img-6pb6lrmy", "1000000001, 1000000002");

    [Fact]
    public void Images_and_accounts_are_positional()
        => Assert.Equal(
            [
                "img-6pb6lrmy (ap-tokyo): 1000000001, 1000000002",
                "img-6pb6lrmz (ap-tokyo): 1000000001, 1000000002",
            ],
            WhatIf("Grant-CvmImageShare img-6pb6lrmy, img-6pb6lrmz 1000000001, 1000000002 -Region ap-tokyo").WouldDo);

    [Theory]
    [InlineData("AccountId")]
    [InlineData("Uin")]
    [InlineData("Account")]
    [InlineData("AccountIds")]
    public void An_object_gives_image_account_and_region_by_its_properties(string name)
        => Assert.Equal(
            ["img-6pb6lrmy (ap-seoul): 1000000001"],
            FromJson($$"""{"ImageId":"img-6pb6lrmy","{{name}}":"1000000001","Region":"ap-seoul"}""").WouldDo);

    [Fact]
    public void An_object_whose_account_is_a_number_gives_that_number()
        => Assert.Equal(
            ["img-6pb6lrmy (ap-tokyo): 100000000012"],
            FromJson("""{"ImageId":"img-6pb6lrmy","AccountId":100000000012}""", "-Region ap-tokyo").WouldDo);

    [Fact]
    public void A_list_in_a_property_gives_each_of_its_items()
        => Assert.Equal(
            ["img-6pb6lrmy (ap-tokyo): 100000000012, 1000000002, 1000000003"],
            FromJson(
                """{"ImageId":"img-6pb6lrmy","AccountIds":[100000000012,"1000000002",[1000000003]]}""",
                "-Region ap-tokyo").WouldDo);

    [Fact]
    public void A_list_piped_as_one_item_gives_each_of_its_items()
        => WouldShare(", @('1000000001', 1000000002) | Grant-CvmImageShare img-6pb6lrmy", "1000000001, 1000000002");

    [Theory]
    [InlineData("[int]1000000001", "1000000001")]
    [InlineData("[long]100000000012", "100000000012")]
    [InlineData("[ulong]18446744073709551615", "18446744073709551615")]
    [InlineData("[decimal]12345678901234567890", "12345678901234567890")]
    [InlineData("[bigint]'12345678901234567890'", "12345678901234567890")]
    public void Whole_numbers_are_accounts_under_any_culture(string number, string account)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH", "ar-SA", "fa-IR" })
            WouldShare($"{Culture(culture)} {number} | Grant-CvmImageShare img-6pb6lrmy", account);
    }

    [Fact]
    public void A_number_typed_with_a_leading_zero_keeps_it()
        => WouldShare("Grant-CvmImageShare img-6pb6lrmy -AccountId 0123456789", "0123456789");

    [Fact]
    public void An_account_is_trimmed_loses_its_byte_order_mark_and_counts_once()
        => WouldShare(
            """
            "`u{feff}1000000001", ' 1000000001 ', "1000000002`r", '1000000001', "`u{a0}1000000002" |
                Grant-CvmImageShare "`u{feff} img-6pb6lrmy "
            """,
            "1000000001, 1000000002");

    [Fact]
    public void Input_is_grouped_by_region_and_image_in_order_of_first_appearance()
        => Assert.Equal(
            [
                "img-0000000b (ap-tokyo): 1000000001, 1000000003",
                "img-0000000a (ap-tokyo): 1000000001",
                "img-0000000b (ap-seoul): 1000000002",
            ],
            FromJson("""
                {"ImageId":"img-0000000b","AccountId":"1000000001","Region":"ap-tokyo"},
                {"ImageId":"img-0000000a","AccountId":"1000000001","Region":"ap-tokyo"},
                {"ImageId":"img-0000000b","AccountId":"1000000002","Region":"ap-seoul"},
                {"ImageId":"img-0000000b","AccountId":"1000000003","Region":"ap-tokyo"}
                """).MustSucceed().WouldDo);

    [Fact]
    public void Accounts_come_from_the_pipeline_or_from_the_parameter_not_from_both()
    {
        var ran = WhatIf("'1000000002' | Grant-CvmImageShare img-6pb6lrmy 1000000001 -Region ap-tokyo");

        Assert.Equal(["AccountIdAmbiguous"], ran.Codes);
        Assert.Empty(ran.WouldDo);
    }

    [Fact]
    public void Images_piped_in_are_shared_with_the_accounts_in_the_parameter()
        => Assert.Equal(
            [
                "img-0000000a (ap-tokyo): 1000000001, 1000000002",
                "img-0000000b (ap-seoul): 1000000001, 1000000002",
            ],
            FromJson(
                """{"ImageId":"img-0000000a","Region":"ap-tokyo"},{"ImageId":"img-0000000b","Region":"ap-seoul"}""",
                "-AccountId 1000000001, 1000000002").MustSucceed().WouldDo);

    [Fact]
    public void A_pipeline_that_brings_nothing_is_nothing_to_do()
        => Assert.Empty(Run("@() | Grant-CvmImageShare img-6pb6lrmy -Region ap-tokyo").MustSucceed().Output);

    [Fact]
    public void The_region_of_the_command_line_comes_before_the_rows()
        => WouldShare(
            "[pscustomobject]@{ AccountId = '1000000001'; Region = 'ap-seoul' } | Grant-CvmImageShare img-6pb6lrmy",
            "1000000001");

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("$null")]
    public void A_blank_region_counts_as_absent(string blank)
        => Assert.Equal(
            ["img-6pb6lrmy (ap-seoul): 1000000001"],
            FromJson(
                """{"ImageId":"img-6pb6lrmy","AccountId":"1000000001","Region":"ap-seoul"}""",
                $"-Region {blank}").MustSucceed().WouldDo);

    [Fact]
    public void A_region_in_capitals_is_the_same_region_and_its_image_one_image()
        => Assert.Equal(
            ["img-6pb6lrmy (ap-singapore): 1000000001, 1000000002, 1000000003"],
            FromJson(
                """
                {"ImageId":"img-6pb6lrmy","AccountId":"1000000001","Region":"AP-SINGAPORE"},
                {"ImageId":"img-6pb6lrmy","AccountId":"1000000002","Region":" ap-singapore"},
                {"ImageId":"img-6pb6lrmy","AccountId":"1000000003","Region":"Ap-Singapore"}
                """,
                "").MustSucceed().WouldDo);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("en-US")]
    public void No_letter_of_a_region_is_taken_for_another(string culture)
    {
        var ran = WhatIf($$"""
            {{Culture(culture)}} ConvertFrom-Json '[
                {"ImageId":"img-6pb6lrmy","Region":"AP-BEIJING"},
                {"ImageId":"img-6pb6lrmy","Region":"AP-BE\u0130JING"}
            ]' | Grant-CvmImageShare -AccountId 1000000001
            """);

        Assert.Equal(["img-6pb6lrmy (ap-beijing): 1000000001"], ran.WouldDo);
        Assert.Equal(["RegionMalformed"], ran.Codes);
        Assert.Contains("U+0130", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_region_of_the_environment_comes_after_the_rows()
    {
        Environment.SetEnvironmentVariable("TENCENTCLOUD_REGION", "ap-beijing");
        try
        {
            Assert.Equal(
                ["img-0000000a (ap-seoul): 1000000001", "img-0000000b (ap-beijing): 1000000001"],
                FromJson(
                    """{"ImageId":"img-0000000a","Region":"ap-seoul"},{"ImageId":"img-0000000b","Region":" "}""",
                    "-AccountId 1000000001").MustSucceed().WouldDo);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TENCENTCLOUD_REGION", null);
        }
    }

    [Fact]
    public void An_image_ID_of_another_form_is_warned_about_and_not_refused()
    {
        var ran = WhatIf("Grant-CvmImageShare img-123, img-6pb6lrmy 1000000001 -Region ap-tokyo").MustSucceed();

        Assert.Equal(2, ran.WouldDo.Count);
        Assert.Contains("img-123", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_hundred_and_one_accounts_are_all_taken()
    {
        var ran = WhatIf(
            "1..501 | ForEach-Object { 1000000000 + $_ } | Grant-CvmImageShare img-6pb6lrmy -Region ap-tokyo");

        Assert.Equal(501, ran.MustSucceed().WouldDo.Single().Split(',').Length);
    }

    private void WouldShare(string command, string accounts)
        => Assert.Equal(
            [$"img-6pb6lrmy (ap-tokyo): {accounts}"],
            WhatIf(command + " -Region ap-tokyo").MustSucceed().WouldDo);
}
