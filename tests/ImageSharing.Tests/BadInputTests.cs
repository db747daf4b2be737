using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What is no account, missing or contradicts itself. No input is dropped.</summary>
public sealed class BadInputTests : BindingShell
{
    [Theory]
    [InlineData("1.0E+11")]
    [InlineData("([double]100000000000)")]
    [InlineData("([float]12345678)")]
    [InlineData("([double]9007199254740992)")]
    [InlineData("100KB")]
    [InlineData("0x3B9ACA01")]
    public void A_number_that_is_not_written_in_plain_digits_is_refused(string typed)
    {
        var ran = WhatIf($"Grant-CvmImageShare img-6pb6lrmy -AccountId {typed} -Region ap-tokyo");

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
    [InlineData("@{ AccountId = @{ Uin = '1000000001' } }")]
    [InlineData("[pscustomobject]@{ x = 1 }")]
    [InlineData("[version]'1.2.3.4'")]
    public void What_is_no_account_is_refused_and_the_rest_goes_on(string item)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH", "ar-SA" })
        {
            var ran = WhatIf(
                $"{Culture(culture)} '1000000001', ({item}), '1000000002' |"
                    + " Grant-CvmImageShare img-6pb6lrmy -Region ap-tokyo");

            Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000001, 1000000002"], ran.WouldDo);
            Assert.Equal(["AccountIdMalformed"], ran.Codes);
        }
    }

    [Theory]
    [InlineData("'1000000001', '1.0E+11'")]
    [InlineData("1000000001, $null")]
    public void A_malformed_account_among_good_ones_in_the_parameter_is_refused_alone(string accounts)
    {
        var ran = WhatIf($"Grant-CvmImageShare img-6pb6lrmy -AccountId {accounts} -Region ap-tokyo");

        Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["AccountIdMalformed"], ran.Codes);
    }

    [Theory]
    [InlineData("100000000010,100000000012", "It contains several account IDs in one text")]
    [InlineData("100000000010; 100000000012", "It contains several account IDs in one text")]
    [InlineData("100000000010\t100000000012", "It contains several account IDs in one text")]
    [InlineData("100,000,000,010", "It is a number in spreadsheet")]
    public void Several_accounts_in_one_text_are_not_called_a_number(string text, string why)
    {
        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy '{text}' -Region ap-tokyo -WhatIf");

        Assert.Contains(why, Assert.Single(ran.Errors).ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_fits_nothing_is_refused_and_not_dropped()
    {
        var ran = FromJson(
            """
            {"ImageId":"img-6pb6lrmy","AccountId":{"a":1}},
            {"ImageId":"img-6pb6lrmy","AccountId":{"AccountId":5}},
            {"ImageId":"img-6pb6lrmy","AccountId":null}
            """,
            "-Region ap-tokyo");

        var own = ran.Errors.Where(IsOwn).ToList();
        Assert.Equal(["[PSCustomObject]", "[PSCustomObject]", ""], own.Select(error => error.TargetObject));
        Assert.All(own, error => Assert.Equal("AccountIdMalformed", error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void An_object_that_fits_nothing_is_refused_when_it_comes_last_too()
    {
        var ran = FromJson(
            """{"ImageId":"img-6pb6lrmy","AccountId":"1000000001"},{"ImageId":"img-6pb6lrmy","AccountId":{"a":1}}""",
            "-Region ap-tokyo");

        Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["[PSCustomObject]"], ran.Errors.Where(IsOwn).Select(error => error.TargetObject));
    }

    [Fact]
    public void An_object_given_by_the_hidden_parameter_is_not_dropped_either()
        => Assert.Equal(["AccountIdMalformed"], Run("Grant-CvmImageShare img-6pb6lrmy -InputObject @{ a = 1 }").Codes);

    [Fact]
    public void A_missing_image_is_said_once()
    {
        var ran = Run("'1000000001', '1000000002' | Grant-CvmImageShare -Region ap-tokyo");

        Assert.Equal(["ImageIdMissing"], ran.Codes);
        Assert.Contains("2 items (1000000001, 1000000002)", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy -AccountId $null")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy -AccountId @()")]
    [InlineData("'img-a', 'img-b' | ForEach-Object { [pscustomobject]@{ ImageId = $_ } } | Grant-CvmImageShare")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy")]
    public void A_missing_account_is_said_once(string command)
        => Assert.Equal(["AccountIdMissing"], Run(command).Codes);

    [Fact]
    public void A_command_with_nothing_at_all_misses_both()
        => Assert.Equal(["ImageIdMissing", "AccountIdMissing"], Run("Grant-CvmImageShare").Codes);

    [Fact]
    public void A_row_without_its_image_is_counted_and_the_rest_goes_on()
    {
        var ran = FromJson(
            """{"ImageId":" ","AccountId":"1000000009"},{"ImageId":"img-6pb6lrmy","AccountId":"1000000001"}""",
            "-Region ap-tokyo");

        Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["ImageIdMissing"], ran.Codes);
        Assert.Contains("1000000009", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_comes_with_another_region_than_the_command_names_is_refused()
    {
        var ran = FromJson(
            """
            {"ImageId":"img-0000000a","Region":"ap-seoul","AccountId":"1000000001"},
            {"ImageId":"img-0000000a","Region":"ap-seoul","AccountId":"1000000002"},
            {"ImageId":"img-0000000b","Region":"AP-Tokyo","AccountId":"1000000001"}
            """,
            "-Region ap-tokyo");

        Assert.Equal(["img-0000000b (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["RegionMismatch"], ran.Codes);
        Assert.Equal("img-0000000a", ran.Errors[0].TargetObject);
        Assert.Contains("ap-seoul", ran.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("ap-tokyo", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_object_in_the_parameter_is_refused_by_its_place_and_type()
    {
        var ran = WhatIf(
            "Grant-CvmImageShare img-6pb6lrmy -AccountId 1000000001, ([pscustomobject]@{ AccountId = 1 }) -Region ap-tokyo");

        Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000001"], ran.WouldDo);
        Assert.Equal(["AccountIdMalformed"], ran.Codes);
        Assert.Contains("type PSCustomObject", ran.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("-AccountId, element 2", ran.Errors[0].ToString(), StringComparison.Ordinal);
    }
}
