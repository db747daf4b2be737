using System;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>DESIGN, "Binding": how what is piped and typed becomes images and accounts.</summary>
public sealed class BindingTests : IDisposable
{
    private const string Image = "img-6pb6lrmy";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Strings_piped_in_are_accounts()
        => Assert.Equal(
            [$"{Image} (ap-guangzhou): 1000000001, 1000000002"],
            WhatIf($"'1000000001', '1000000002' | Grant-CvmImageShare {Image} -Region ap-guangzhou").WouldDo);

    [Fact]
    public void Images_and_accounts_are_positional()
        => Assert.Equal(
            [$"{Image} (ap-guangzhou): 1000000001, 1000000002", "img-6pb6lrmz (ap-guangzhou): 1000000001, 1000000002"],
            WhatIf($"Grant-CvmImageShare {Image}, img-6pb6lrmz 1000000001, 1000000002 -Region ap-guangzhou").WouldDo);

    [Theory]
    [InlineData("AccountId")]
    [InlineData("Uin")]
    [InlineData("Account")]
    [InlineData("AccountIds")]
    public void An_object_gives_image_account_and_region_by_its_properties(string name)
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 1000000001"],
            WhatIf($"[pscustomobject]@{{ ImageId = '{Image}'; {name} = '1000000001'; Region = 'ap-tokyo' }} | Grant-CvmImageShare").WouldDo);

    [Fact]
    public void An_object_whose_account_is_a_number_gives_that_number()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 100000000012"],
            WhatIf($$$"""ConvertFrom-TestJson '[{"ImageId":"{{{Image}}}","AccountId":100000000012,"Region":"ap-tokyo"}]' | Grant-CvmImageShare""").WouldDo);

    [Fact]
    public void A_list_in_a_property_gives_each_of_its_items()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 100000000012, 1000000002, 1000000003"],
            WhatIf($$$"""ConvertFrom-TestJson '[{"ImageId":"{{{Image}}}","AccountIds":[100000000012,"1000000002",[1000000003]],"Region":"ap-tokyo"}]' | Grant-CvmImageShare""").WouldDo);

    [Fact]
    public void A_list_piped_as_one_item_gives_each_of_its_items()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 1000000001, 1000000002"],
            WhatIf($", @('1000000001', 1000000002) | Grant-CvmImageShare {Image} -Region ap-tokyo").WouldDo);

    [Theory]
    [InlineData("[int]1000000001", "1000000001")]
    [InlineData("[long]100000000012", "100000000012")]
    [InlineData("[ulong]18446744073709551615", "18446744073709551615")]
    [InlineData("[decimal]12345678901234567890", "12345678901234567890")]
    [InlineData("[bigint]'12345678901234567890'", "12345678901234567890")]
    public void Whole_numbers_are_accounts_under_any_culture(string number, string account)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH", "ar-SA", "fa-IR" })
            Assert.Equal([$"{Image} (ap-tokyo): {account}"], WhatIf($"{Culture(culture)} {number} | Grant-CvmImageShare {Image} -Region ap-tokyo").WouldDo);
    }

    [Fact]
    public void A_number_typed_with_a_leading_zero_keeps_it()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 0123456789"],
            WhatIf($"Grant-CvmImageShare {Image} -AccountId 0123456789 -Region ap-tokyo").WouldDo);

    [Theory]
    [InlineData("1.0E+11")]
    [InlineData("1.0E+11, 1.0E+11")]
    [InlineData("([double]100000000012)")]
    [InlineData("100KB")]
    [InlineData("0x3B9ACA01")]
    public void A_number_that_is_not_written_in_plain_digits_is_refused(string typed)
    {
        var ran = WhatIf($"Grant-CvmImageShare {Image} -AccountId {typed} -Region ap-tokyo");

        Assert.Equal(["AccountIdMalformed"], ran.Codes);
        Assert.Empty(ran.WouldDo);
    }

    [Theory]
    [InlineData("'1.0E+11'")]
    [InlineData("'uin/123'")]
    [InlineData("'   '")]
    [InlineData("''")]
    [InlineData("$null")]
    [InlineData("'1234'")]
    [InlineData("'123456789012345678901'")]
    [InlineData("'１０００００００００３'")]
    [InlineData("'١٢٣٤٥٦٧٨٩٠'")]
    [InlineData("'10000 00001'")]
    [InlineData("'-1000000001'")]
    [InlineData("[datetime]'2024-01-01'")]
    [InlineData("$true")]
    [InlineData("@{ AccountId = '1000000001' }")]
    [InlineData("[pscustomobject]@{ x = 1 }")]
    [InlineData("[version]'1.2.3.4'")]
    public void What_is_no_account_is_refused_and_the_rest_goes_on(string item)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH", "ar-SA" })
        {
            var ran = WhatIf($"{Culture(culture)} '1000000001', ({item}), '1000000002' | Grant-CvmImageShare {Image} -Region ap-tokyo");

            Assert.Equal([$"{Image} (ap-tokyo): 1000000001, 1000000002"], ran.WouldDo);
            Assert.Equal("AccountIdMalformed,ImageSharing.Commands.GrantCvmImageShareCommand", Assert.Single(ran.Errors).FullyQualifiedErrorId);
        }
    }

    [Theory]
    [InlineData("'1000000001', '1.0E+11'")]
    [InlineData("1000000001, '1.0E+11', $null")]
    public void A_malformed_account_among_good_ones_in_the_parameter_is_refused_alone(string accounts)
    {
        var ran = WhatIf($"Grant-CvmImageShare {Image} -AccountId {accounts} -Region ap-tokyo");

        Assert.Equal([$"{Image} (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.All(ran.Codes, code => Assert.Equal("AccountIdMalformed", code));
    }

    [Fact]
    public void An_account_is_trimmed_loses_its_byte_order_mark_and_counts_once()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 1000000001, 1000000002"],
            WhatIf($"\"`u{{feff}}1000000001\", ' 1000000001 ', \"1000000002`r\", '1000000001', \"`u{{a0}}1000000002\" | Grant-CvmImageShare \"`u{{feff}} {Image} \" -Region ' ap-tokyo '").MustSucceed().WouldDo);

    [Fact]
    public void Input_is_grouped_by_region_and_image_in_order_of_first_appearance()
        => Assert.Equal(
            [
                "img-0000000b (ap-tokyo): 1000000001, 1000000003",
                "img-0000000a (ap-tokyo): 1000000001",
                "img-0000000b (ap-seoul): 1000000002",
            ],
            WhatIf("""
                ConvertFrom-TestJson '[
                  {"ImageId":"img-0000000b","AccountId":"1000000001","Region":"ap-tokyo"},
                  {"ImageId":"img-0000000a","AccountId":"1000000001","Region":"ap-tokyo"},
                  {"ImageId":"img-0000000b","AccountId":"1000000002","Region":"ap-seoul"},
                  {"ImageId":"img-0000000b","AccountId":"1000000003","Region":"ap-tokyo"}]' | Grant-CvmImageShare
                """).MustSucceed().WouldDo);

    [Fact]
    public void An_object_that_fits_nothing_is_refused_and_not_dropped()
    {
        var ran = WhatIf($$$"""ConvertFrom-TestJson '[{"ImageId":"{{{Image}}}","AccountId":{"a":1}},{"ImageId":"{{{Image}}}","AccountId":{"AccountId":5}},{"ImageId":"{{{Image}}}","AccountId":null}]' | Grant-CvmImageShare -Region ap-tokyo""");

        Assert.Equal(["@{a=1}", "@{AccountId=5}", ""], ran.Errors.Where(IsOwn).Select(error => error.TargetObject));
        Assert.All(ran.Errors.Where(IsOwn), error => Assert.StartsWith("AccountIdMalformed,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_that_fits_nothing_is_refused_when_it_comes_last_too()
    {
        var ran = WhatIf($$$"""ConvertFrom-TestJson '[{"ImageId":"{{{Image}}}","AccountId":"1000000001"},{"ImageId":"{{{Image}}}","AccountId":{"a":1}}]' | Grant-CvmImageShare -Region ap-tokyo""");

        Assert.Equal([$"{Image} (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["@{a=1}"], ran.Errors.Where(IsOwn).Select(error => error.TargetObject));
    }

    [Fact]
    public void An_account_piped_in_beside_accounts_in_the_parameter_is_taken_too()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 1000000001, 1000000002"],
            WhatIf($"'1000000002' | Grant-CvmImageShare {Image} 1000000001 -Region ap-tokyo").MustSucceed().WouldDo);

    [Fact]
    public void Images_piped_in_are_shared_with_the_accounts_in_the_parameter()
        => Assert.Equal(
            ["img-0000000a (ap-tokyo): 1000000001, 1000000002", "img-0000000b (ap-seoul): 1000000001, 1000000002"],
            WhatIf("""
                ConvertFrom-TestJson '[{"ImageId":"img-0000000a","Region":"ap-tokyo"},{"ImageId":"img-0000000b","Region":"ap-seoul"}]' |
                    Grant-CvmImageShare -AccountId 1000000001, 1000000002
                """).MustSucceed().WouldDo);

    [Fact]
    public void A_missing_image_is_said_once()
    {
        var ran = _shell.Run("'1000000001', '1000000002' | Grant-CvmImageShare -Region ap-tokyo");

        Assert.Equal(["ImageIdMissing"], ran.Codes);
        Assert.Contains("2 items (1000000001, 1000000002)", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy -AccountId $null")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy -AccountId @()")]
    [InlineData("[pscustomobject]@{ ImageId = 'img-0000000a' }, [pscustomobject]@{ ImageId = 'img-0000000b' } | Grant-CvmImageShare")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy")]
    public void A_missing_account_is_said_once(string command) => Assert.Equal(["AccountIdMissing"], _shell.Run(command).Codes);

    [Fact]
    public void A_command_with_nothing_at_all_misses_both()
        => Assert.Equal(["ImageIdMissing", "AccountIdMissing"], _shell.Run("Grant-CvmImageShare").Codes);

    [Fact]
    public void A_pipeline_that_brings_nothing_is_nothing_to_do()
        => Assert.Empty(_shell.Run("@() | Grant-CvmImageShare img-6pb6lrmy -Region ap-tokyo").MustSucceed().Output);

    [Fact]
    public void A_row_without_its_image_is_counted_and_the_rest_goes_on()
    {
        var ran = WhatIf($$$"""ConvertFrom-TestJson '[{"ImageId":" ","AccountId":"1000000009"},{"ImageId":"{{{Image}}}","AccountId":"1000000001"}]' | Grant-CvmImageShare -Region ap-tokyo""");

        Assert.Equal([$"{Image} (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["ImageIdMissing"], ran.Codes);
    }

    [Fact]
    public void The_region_of_the_command_line_comes_before_the_rows()
        => Assert.Equal(
            [$"{Image} (ap-tokyo): 1000000001"],
            WhatIf($"[pscustomobject]@{{ AccountId = '1000000001'; Region = 'ap-seoul' }} | Grant-CvmImageShare {Image} -Region ap-tokyo").MustSucceed().WouldDo);

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("$null")]
    public void A_blank_region_counts_as_absent(string blank)
        => Assert.Equal(
            [$"{Image} (ap-seoul): 1000000001"],
            WhatIf($"[pscustomobject]@{{ ImageId = '{Image}'; AccountId = '1000000001'; Region = 'ap-seoul' }} | Grant-CvmImageShare -Region {blank}").MustSucceed().WouldDo);

    [Fact]
    public void The_region_of_the_environment_comes_after_the_rows()
    {
        Environment.SetEnvironmentVariable("TENCENTCLOUD_REGION", "ap-beijing");
        try
        {
            Assert.Equal(
                ["img-0000000a (ap-seoul): 1000000001", "img-0000000b (ap-beijing): 1000000001"],
                WhatIf("""ConvertFrom-TestJson '[{"ImageId":"img-0000000a","Region":"ap-seoul"},{"ImageId":"img-0000000b","Region":" "}]' | Grant-CvmImageShare -AccountId 1000000001""").MustSucceed().WouldDo);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TENCENTCLOUD_REGION", null);
        }
    }

    [Fact]
    public void An_image_that_comes_with_another_region_than_the_command_names_is_refused()
    {
        const string rows = """ConvertFrom-TestJson '[{"ImageId":"img-0000000a","Region":"ap-seoul","AccountId":"1000000001"},{"ImageId":"img-0000000a","Region":"ap-seoul","AccountId":"1000000002"},{"ImageId":"img-0000000b","Region":"AP-Tokyo","AccountId":"1000000001"}]'""";
        var ran = WhatIf($"{rows} | Grant-CvmImageShare -Region ap-tokyo");

        Assert.Equal(["img-0000000b (ap-tokyo): 1000000001"], ran.WouldDo);
        var error = Assert.Single(ran.Errors);
        Assert.StartsWith("RegionMismatch,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("img-0000000a", error.TargetObject);
        Assert.Contains("ap-seoul", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("ap-tokyo", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_ID_of_another_form_is_warned_about_and_not_refused()
    {
        var ran = WhatIf("Grant-CvmImageShare img-123, img-6pb6lrmy 1000000001 -Region ap-tokyo").MustSucceed();

        Assert.Equal(2, ran.WouldDo.Count);
        Assert.Contains("img-123", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_object_in_the_parameter_ends_the_command_before_it_begins()
    {
        var ran = _shell.Run($"Grant-CvmImageShare {Image} -AccountId ([pscustomobject]@{{ AccountId = 1 }})");

        Assert.StartsWith("ParameterArgumentTransformationError", Assert.Single(ran.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_hundred_and_one_accounts_are_all_taken()
        => Assert.Equal(501, WhatIf($"1..501 | ForEach-Object {{ 1000000000 + $_ }} | Grant-CvmImageShare {Image} -Region ap-tokyo").MustSucceed().WouldDo[0].Split(',').Length);

    private static string Culture(string name) => $"[System.Threading.Thread]::CurrentThread.CurrentCulture = '{name}';";

    private static bool IsOwn(System.Management.Automation.ErrorRecord error) => error.Exception.GetType().FullName == "ImageSharing.ImageShareException";

    private Ran WhatIf(string command) => _shell.Run(command + " -WhatIf");
}
