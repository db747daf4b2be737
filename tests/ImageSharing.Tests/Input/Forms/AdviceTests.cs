using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Errors;
using ImageSharing.Input.Forms;
using Xunit;

namespace ImageSharing.Tests.Input.Forms;

/// <summary>Texts that are damaged in the same way get the same advice, and those damaged otherwise another one.</summary>
public sealed class AdviceTests
{
    [Fact]
    public void Each_way_to_damage_an_account_ID_has_its_own_reason()
    {
        CheckKinds(
            text => AccountIdText.Refusal(text).Message!,
            [""],
            ["img-6pb6lrmy", "IMG-6pb6lrmy"],
            ["[1000000001]", "{\"a\":1}", "[a]"],
            ["[1000000001,1000000002]", "{\"a\":1,\"b\":2}"],
            ["1000000001,1000000002", "1000000001 1000000002", "10000;10001", "10000,\u200B10001"],
            ["'1000000001'", "\"1000000001\"", "'1000000001', '1000000002'"],
            ["1000*", "1000?", "[01]000", "*", "?1"],
            ["1.0E+11", "1e11", "100000000012.00", "1,000,000,001", "1.5"],
            ["1234", "1"],
            ["123456789012345678901", "0000000000000000000000"]);
    }

    [Fact]
    public void The_advice_for_an_account_ID_fits_the_damage()
    {
        CheckKinds(
            text => AccountIdText.Refusal(text).RecommendedAction!,
            [""],
            ["img-6pb6lrmy"],
            ["[1000000001]", "[1000000001,1000000002]"],
            ["1000000001,1000000002"],
            ["'1000000001'"],
            ["1000*"],
            ["1.0E+11"],
            ["\uFF11\uFF10\uFF10\uFF10\uFF10", "1000\u0661"]);
        foreach (var text in new[] { "1234", "123456789012345678901", "10000x", "alice", "1000,5x", "E5", ".5" })
            Assert.Null(AccountIdText.Refusal(text).RecommendedAction);
    }

    [Theory]
    [InlineData("[1000000001]", "It is JSON in one text.")]
    [InlineData("[1000000001,1000000002]", "It is JSON with several values in one text.")]
    [InlineData("1234", "It is too short.")]
    [InlineData("123456789012345678901", "It is too long.")]
    public void The_reason_for_an_account_ID_is_that_of_its_damage(string text, string reason)
        => Assert.Contains(reason, AccountIdText.Refusal(text).Message);

    [Theory]
    [InlineData("1000[", "It is not a valid wildcard pattern")]
    [InlineData("10*x", "'x'")]
    [InlineData("10-00", "'-'")]
    public void The_reason_for_a_pattern_of_accounts_is_that_of_its_damage(string text, string reason)
        => Assert.Contains(reason, AccountIdText.Refusal(text, isPattern: true).Message);

    [Theory]
    [InlineData("10000x", "'x'")]
    [InlineData("1000\u200B01", "U+200B")]
    [InlineData("\uFF11\uFF10", "U+FF11")]
    [InlineData("10000 1234", "a space")]
    [InlineData("10000;", "';'")]
    public void The_first_character_that_is_no_digit_is_named(string text, string name)
        => Assert.Contains(name, AccountIdText.Refusal(text).Message);

    [Theory]
    [InlineData("1234", false)]
    [InlineData("12345", true)]
    [InlineData("12345678901234567890", true)]
    [InlineData("123456789012345678901", false)]
    [InlineData("1234x", false)]
    [InlineData("", false)]
    public void An_account_ID_has_5_to_20_digits(string text, bool isWellFormed)
        => Assert.Equal(isWellFormed, AccountIdText.IsWellFormed(text));

    [Fact]
    public void Each_way_to_damage_an_image_ID_has_its_own_reason()
    {
        CheckKinds(
            text => ImageIdText.Refusal(text)!.Message!,
            [""],
            ["[\"img-6pb6lrmy\"]", "{\"a\":1}"],
            ["img-6pb6lrmy,img-9qabwvbn", "img-6pb6lrmy IMG-9qabwvbn", "6pb6lrmy,img-9qabwvbn"],
            ["'img-6pb6lrmy'", "\"img-6pb6lrmy"],
            ["1000000001", "12345"],
            ["golden-web", "ami-6pb6lrmy", "im", "1234", "xx-img-6pb6lrmy"],
            ["img-", "img-6pb6-lrmy", "img--6pb6lrmy"]);
    }

    [Fact]
    public void The_advice_for_an_image_ID_fits_the_damage()
    {
        CheckKinds(
            text => ImageIdText.Refusal(text)!.RecommendedAction!,
            ["[\"img-6pb6lrmy\"]"],
            ["img-6pb6lrmy,img-9qabwvbn"],
            ["'img-6pb6lrmy'"],
            ["1000000001"],
            ["IMG-6pb6lrmy", "img-6pb6lrmA", "img-6pb6lrmZ", "Golden"],
            ["img-6pb6\u200Blrmy", "img-6pb6 lrmy", "img_6pb6lrmy", "img-6pb6[rmy", "img-6pb6@rmy", "img-"],
            ["golden-web"]);
    }

    [Theory]
    [InlineData("img-6pb6lrmy", true)]
    [InlineData("img-00000000", true)]
    [InlineData("img-6pb6lrm", false)]
    [InlineData("img-6pb6lrmy0", false)]
    [InlineData("img-6pb6-rmy", false)]
    [InlineData("abcdefghijkl", false)]
    public void A_usual_image_ID_has_twelve_characters(string text, bool isUsual)
        => Assert.Equal(isUsual, ImageIdText.IsUsual(text));

    [Fact]
    public void What_is_unusual_about_an_image_ID_is_its_damage_or_its_length()
    {
        Assert.Contains("13", ImageIdText.Unusual("img-6pb6lrmy0"));
        Assert.Contains("12", ImageIdText.Unusual("img-6pb6lrmy0"));
        Assert.Contains(ImageIdText.Unusual("golden"), ImageIdText.Refusal("golden")!.Message);
    }

    [Fact]
    public void Each_way_to_damage_a_region_has_its_own_reason()
    {
        CheckKinds(
            text => RegionText.Refusal(text)!.Message!.Replace($"'{text}'", string.Empty),
            ["ap-tokyo,ap-seoul", "ap-tokyo ap-seoul"],
            ["'ap-tokyo'"],
            ["1-tokyo", "-tokyo", "100000000011"],
            ["ap-tokyo-", "ap-"],
            ["ap-guangzhou-3", "ap-guangzhou-12"]);
        Assert.Contains("'_'", RegionText.Refusal("ap_tokyo")!.Message);
    }

    [Theory]
    [InlineData("ap-guangzhou")]
    [InlineData("ap-guangzhou-open")]
    [InlineData("ap-shenzhen-fsi2x")]
    [InlineData("na")]
    public void A_region_that_could_be_one_is_left_to_the_service(string region) => Assert.Null(RegionText.Refusal(region));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("None", null)]
    [InlineData("null", null)]
    [InlineData(" AP-Tokyo\r\n", "ap-tokyo")]
    public void The_variable_of_a_region_may_say_that_there_is_none(string? text, string? region)
        => Assert.Equal(region, RegionText.OfVariable(text));

    /// <summary>Checks that the texts of one kind have one word for it, and that no other kind has the same.</summary>
    private static void CheckKinds(Func<string, string> tell, params string[][] kinds)
    {
        var told = new List<string>();
        foreach (var kind in kinds)
        {
            var of = kind.Select(tell).Distinct().ToList();
            Assert.True(of.Count == 1, string.Join('\n', kind.Select(text => $"{text}: {tell(text)}")));
            told.Add(of[0]);
        }

        Assert.Equal(told.Distinct(), told);
    }
}
