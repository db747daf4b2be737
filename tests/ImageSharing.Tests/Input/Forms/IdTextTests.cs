using ImageSharing.Input.Forms;
using Xunit;

namespace ImageSharing.Tests.Input.Forms;

public sealed class IdTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \t\r\n\u000B\u000C", "")]
    [InlineData("a", "a")]
    [InlineData(" a ", "a")]
    [InlineData("\uFEFFa b\u200B", "a b")]
    [InlineData("\u00A0a\u3000", "a")]
    [InlineData("\u007Fa", "\u007Fa")]
    [InlineData("\u0008a\u000E", "\u0008a\u000E")]
    public void Invisible_characters_at_the_ends_are_removed(string? text, string clean)
    {
        Assert.Equal(clean, IdText.Clean(text));
        Assert.Equal(clean.Length == 0, IdText.IsBlank(text));
    }

    [Theory]
    [InlineData('/', false)]
    [InlineData('0', true)]
    [InlineData('9', true)]
    [InlineData(':', false)]
    [InlineData('\uFF11', false)]
    public void Digits_are_those_of_ASCII(char letter, bool isDigit) => Assert.Equal(isDigit, IdText.IsDigit(letter));

    [Theory]
    [InlineData('`', false)]
    [InlineData('a', true)]
    [InlineData('z', true)]
    [InlineData('{', false)]
    [InlineData('A', false)]
    [InlineData('ä', false)]
    public void Lowercase_letters_are_those_of_ASCII(char letter, bool isLower)
        => Assert.Equal(isLower, IdText.IsLowerLetter(letter));

    [Theory]
    [InlineData('!', "'!'")]
    [InlineData('~', "'~'")]
    [InlineData('x', "'x'")]
    public void A_visible_character_is_shown_in_quotes(char letter, string name)
        => Assert.Equal(name, IdText.Name(letter));

    [Theory]
    [InlineData(' ', "a space")]
    [InlineData('\u007F', "U+007F")]
    [InlineData('\u0007', "U+0007")]
    [InlineData('\u200B', "U+200B")]
    [InlineData('\u00A0', "U+00A0")]
    [InlineData('ä', "U+00E4")]
    [InlineData('中', "U+4E2D")]
    public void Any_other_character_is_shown_by_its_code_point(char letter, string codePoint)
        => Assert.EndsWith(codePoint, IdText.Name(letter));

    [Fact]
    public void A_message_tells_invisible_characters_from_foreign_ones()
    {
        var foreign = Kind('中');

        Assert.Equal(foreign, Kind('ä'));
        foreach (var invisible in new[] { '\u007F', '\u0007', '\u200B', '\u00A0' })
        {
            Assert.NotEqual(foreign, Kind(invisible));
            Assert.Equal(Kind('\u200B'), Kind(invisible));
        }

        static string Kind(char letter) => IdText.Name(letter)[..^"U+0000".Length];
    }

    [Theory]
    [InlineData("a", 1)]
    [InlineData("a,b", 2)]
    [InlineData("a;b|c d\te\rf\ng\u3001h\uFF0Ci\uFF1Bj", 10)]
    [InlineData(",a,,b,", 2)]
    [InlineData("a-b", 1)]
    public void Several_IDs_in_one_text_are_told_apart(string text, int parts)
        => Assert.Equal(parts, IdText.Parts(text).Length);

    [Theory]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("[1]", true)]
    [InlineData("{\"a\":1}", true)]
    [InlineData("", false)]
    [InlineData("[", false)]
    [InlineData("{", false)]
    [InlineData("[1", false)]
    [InlineData("1]", false)]
    [InlineData("{1", false)]
    [InlineData("1}", false)]
    [InlineData("[1}", false)]
    [InlineData("{1]", false)]
    public void A_JSON_list_or_object_is_known_by_its_brackets(string text, bool isJson)
        => Assert.Equal(isJson, IdText.IsJson(text));

    [Theory]
    [InlineData("'1'", true)]
    [InlineData("\"1", true)]
    [InlineData("\u2018x", true)]
    [InlineData("\u2019x", true)]
    [InlineData("\u201Cx", true)]
    [InlineData("\u201Dx", true)]
    [InlineData("'", false)]
    [InlineData("1'", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void A_quoted_text_begins_with_a_quotation_mark(string text, bool isQuoted)
        => Assert.Equal(isQuoted, IdText.IsQuoted(text));
}
