using System;
using System.Globalization;
using ImageSharing.Text;

namespace ImageSharing.Input.Forms;

/// <summary>The text of an ID: cleaning it, and naming the characters in it.</summary>
internal static class IdText
{
    private static readonly char[] Separators =
        [',', ';', '|', ' ', '\t', '\r', '\n', '\u3001', '\uFF0C', '\uFF1B'];

    /// <summary>The text without white space, byte-order marks and other invisible characters at its ends.</summary>
    public static string Clean(string? text)
    {
        if (text is null) return string.Empty;

        var start = 0;
        var end = text.Length;
        while (start < end && IsInvisible(text[start])) start++;
        while (end > start && IsInvisible(text[end - 1])) end--;
        return text.Substring(start, end - start);
    }

    public static bool IsBlank(string? text)
    {
        if (text is null) return true;

        foreach (var letter in text)
            if (!IsInvisible(letter)) return false;

        return true;
    }

    public static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    public static bool IsLowerLetter(char letter) => letter is >= 'a' and <= 'z';

    /// <summary>The character as a message shows it: printable ASCII in quotes, any other by its code point.</summary>
    public static string Name(char letter)
    {
        if (letter is > ' ' and < '\u007F') return Messages.Format("Letter.Printable", letter.ToString());

        if (letter == ' ') return Messages.Format("Letter.Space");

        var codePoint = "U+" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture);
        return IsInvisible(letter) || char.IsControl(letter)
            ? Messages.Format("Letter.Invisible", codePoint)
            : Messages.Format("Letter.Other", codePoint);
    }

    /// <summary>The parts of a text that holds several IDs; one part where it does not.</summary>
    public static string[] Parts(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True for a JSON list or object in one text.</summary>
    public static bool IsJson(string text)
        => text.Length > 0
            && ((text[0] == '[' && text[text.Length - 1] == ']') || (text[0] == '{' && text[text.Length - 1] == '}'));

    public static bool IsQuoted(string text)
        => text.Length > 1 && text[0] is '\'' or '"' or '\u2018' or '\u2019' or '\u201C' or '\u201D';

    private static bool IsInvisible(char letter)
        => char.IsWhiteSpace(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
