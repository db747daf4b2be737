using System;
using System.Globalization;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Input;

/// <summary>The text of an ID as it came, and what is wrong with it.</summary>
internal static class IdText
{
    private const int ShortestAccount = 5;
    private const int LongestAccount = 20;
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Without white space and byte-order marks around it.</summary>
    public static string Clean(string? text)
    {
        if (text is null) return string.Empty;

        var start = 0;
        var end = text.Length;
        while (start < end && IsAround(text[start])) start++;
        while (end > start && IsAround(text[end - 1])) end--;
        return text.Substring(start, end - start);
    }

    /// <summary>The region that the text names, as the service writes it; null where it is blank.</summary>
    public static string? Region(string? text)
    {
        var name = Clean(text);
        return name.Length == 0 ? null : RegionSpelling.Of(name);
    }

    public static bool IsBlank(string? text) => Clean(text).Length == 0;

    /// <summary>5 to 20 ASCII digits.</summary>
    public static bool IsAccountId(string text)
    {
        if (text.Length is < ShortestAccount or > LongestAccount) return false;

        foreach (var letter in text)
            if (!IsDigit(letter)) return false;

        return true;
    }

    /// <summary>img- and 8 of 0-9a-z, as every image ID seen so far.</summary>
    public static bool LooksLikeImageId(string text)
    {
        if (text.Length != 12 || !text.StartsWith("img-", StringComparison.Ordinal)) return false;

        for (var i = 4; i < text.Length; i++)
            if (!IsDigit(text[i]) && text[i] is < 'a' or > 'z') return false;

        return true;
    }

    /// <summary>A sentence that says why the text is no account ID.</summary>
    public static string WhyNoAccount(string text)
    {
        if (text.Length == 0) return "The item is blank.";
        if (text.StartsWith("img-", StringComparison.OrdinalIgnoreCase)) return "It looks like an image ID.";

        foreach (var letter in text)
        {
            if (IsDigit(letter)) continue;
            if (char.IsDigit(letter))
                return $"It has {Name(letter)}, which is a digit of another script: write 0 to 9.";
            if (IsNumberOfSpreadsheet(text))
                return "It is a number as a spreadsheet or a script writes one, and digits may be lost.";

            return $"It has {Name(letter)}, which is no digit.";
        }

        return text.Length < ShortestAccount ? "It is too short." : "It is too long.";
    }

    private static bool IsNumberOfSpreadsheet(string text)
        => (text.IndexOf('E') > 0 || text.IndexOf('e') > 0 || text.IndexOf('.') > 0 || text.IndexOf(',') > 0)
            && double.TryParse(
                text,
                NumberStyles.Float | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out _);

    private static string Name(char letter) => letter is > ' ' and < '\u007F'
        ? $"'{letter}'"
        : $"the character U+{((int)letter).ToString("X4", CultureInfo.InvariantCulture)}";

    private static bool IsAround(char letter) => letter == ByteOrderMark || char.IsWhiteSpace(letter);

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
