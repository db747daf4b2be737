using System;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>The English and the Chinese sentences belong together.</summary>
public sealed class MessageFileTests
{
    /// <summary>Texts that are the same in both languages: no word of a language is in them.</summary>
    private static readonly string[] Alike = [];

    [Fact]
    public void Both_files_have_the_same_keys_in_the_same_order()
        => Assert.Equal(MessageFile.English.Keys, MessageFile.Chinese.Keys);

    [Fact]
    public void A_key_is_in_a_file_once()
        => Assert.Equal(MessageFile.English.Keys.Distinct(), MessageFile.English.Keys);

    [Fact]
    public void A_translation_has_the_placeholders_of_its_text()
        => Assert.All(
            MessageFile.English.Texts,
            text => Assert.Equal(
                MessageFile.Placeholders(text.Value), MessageFile.Placeholders(MessageFile.Chinese[text.Key])));

    [Fact]
    public void Placeholders_are_numbered_from_zero()
        => Assert.All(
            MessageFile.English.Texts,
            text => Assert.Equal(
                Enumerable.Range(0, MessageFile.Placeholders(text.Value).Count), MessageFile.Placeholders(text.Value).ToList()));

    [Fact]
    public void Every_text_is_translated()
        => Assert.Empty(
            from text in MessageFile.English.Texts
            where !Alike.Contains(text.Key) && MessageFile.Chinese[text.Key] == text.Value
            select text.Key);

    [Fact]
    public void No_text_is_empty_or_has_blanks_at_its_ends()
        => Assert.All(
            MessageFile.English.Texts.Concat(MessageFile.Chinese.Texts),
            text => Assert.True(text.Value.Length > 0 && text.Value == text.Value.Trim(), text.Key));

    /// <summary>Chinese has full-width punctuation after its own characters.</summary>
    [Fact]
    public void Chinese_characters_are_not_followed_by_punctuation_of_another_width()
        => Assert.Empty(
            from text in MessageFile.Chinese.Texts
            where Regex.IsMatch(text.Value, @"\p{IsCJKUnifiedIdeographs}[,;:.!?()]")
            select $"{text.Key}: {text.Value}");

    /// <summary>As in the documentation of the service.</summary>
    [Fact]
    public void Chinese_characters_have_a_space_beside_Latin_ones_and_none_between_each_other()
        => Assert.Empty(
            from text in MessageFile.Chinese.Texts
            where Regex.IsMatch(
                text.Value,
                @"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9$-]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}"
                    + @"|\p{IsCJKUnifiedIdeographs} \p{IsCJKUnifiedIdeographs}")
            select $"{text.Key}: {text.Value}");
}
