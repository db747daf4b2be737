using System;
using System.Globalization;
using ImageSharing.Text;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>Which sessions read Chinese.</summary>
public sealed class MessageCultureTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("zh-SG")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hans-CN")]
    [InlineData("zh-Hans-HK")]
    [InlineData("zh-CHS")]
    [InlineData("zh")]
    public void Simplified_Chinese_is_Chinese(string culture)
        => Assert.Equal("zh-CN", MessageCulture.Of(CultureInfo.GetCultureInfo(culture)).Name);

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("zh-HK")]
    [InlineData("zh-MO")]
    [InlineData("zh-Hant")]
    [InlineData("zh-Hant-TW")]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ja-JP")]
    [InlineData("")]
    public void Every_other_culture_is_the_one_without_a_satellite(string culture)
        => Assert.Same(CultureInfo.InvariantCulture, MessageCulture.Of(CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void A_culture_does_not_change_numbers_and_dates(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(
                "1234.5 2026-11-27 11:30:00 UTC, a, b",
                Messages.Format(
                    "List",
                    Messages.Format("Sentences", 1234.5, new DateTime(2026, 11, 27, 11, 30, 0, DateTimeKind.Utc)),
                    new[] { "a", "b" }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Sentences_follow_each_other_with_a_full_stop_where_one_has_none()
    {
        Assert.Equal("One. Two.", Messages.Sentences("One", null, "Two."));
        Assert.Equal("One. Two", Messages.Sentences("One.", string.Empty, "Two"));
        Assert.Null(Messages.Sentences(null, string.Empty));
    }

    [Fact]
    public void A_key_that_is_missing_is_shown_itself()
        => Assert.Equal("There.Is.No.Such.Key", Messages.Format("There.Is.No.Such.Key", "a value"));
}
