using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ImageSharing.Text;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>The punctuation of every text in both languages, with values of each kind.</summary>
public sealed class MessagePunctuationTests
{
    /// <summary>Its accounts stand below those of Set.Revoke.</summary>
    private const string Aligned = "Set.Grant";

    private static readonly string[] Names = ["1000000001", "1000000002", "1000000003", "1000000004", "1000000005"];

    [Theory]
    [InlineData("en-US", "{0} and others")]
    [InlineData("zh-CN", "{0} 等")]
    public void No_text_has_a_stop_or_a_space_twice(string culture, string more)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(more, Messages.Find("List.More"));
            Assert.Empty(
                from key in MessageFile.English.Keys
                from shown in WithValues(key)
                where Regex.IsMatch(shown, "[.。…]{2}") || (key != Aligned && shown.Contains("  "))
                select $"{key}: {shown}");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The text with each value in all its places.</summary>
    private static IEnumerable<string> WithValues(string key)
    {
        object[] values =
        [
            Names[0], Names, Messages.Some([.. Names.Take(3)]), Messages.Some(Names), 5, TimeSpan.FromSeconds(30),
            new DateTime(2026, 11, 27, 11, 30, 0, DateTimeKind.Utc),
        ];
        var places = MessageFile.Placeholders(MessageFile.English[key]).Count;
        return values.Select(value => Messages.Format(key, [.. Enumerable.Repeat(value, places)]));
    }
}
