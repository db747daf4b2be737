using System;
using System.Globalization;
using ImageSharing.Errors;
using ImageSharing.Text;

namespace ImageSharing.Input.Forms;

/// <summary>The form of an account ID: 5 to 20 ASCII digits.</summary>
internal static class AccountIdText
{
    private const int Shortest = 5;
    private const int Longest = 20;

    public static bool IsWellFormed(string text)
    {
        if (text.Length is < Shortest or > Longest) return false;

        foreach (var letter in text)
            if (!IdText.IsDigit(letter)) return false;

        return true;
    }

    /// <summary>Why a text is not an account ID, and what to do about this very text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isPattern">Whether it could have been a pattern of account IDs.</param>
    public static Refusal Refusal(string text, bool isPattern = false)
    {
        var (key, letter) = Reason(text, isPattern);
        return new Refusal(
            "AccountIdMalformed", Messages.Format("AccountIdMalformed.Form", Messages.Format(key, letter)))
        {
            RecommendedAction = Messages.Recommendation(key, letter),
        };
    }

    /// <summary>The key of a message, and the value that it may have.</summary>
    private static (string Key, string? Letter) Reason(string text, bool isPattern)
    {
        if (text.Length == 0) return ("AccountIdMalformed.Blank", null);
        if (text.StartsWith("img-", StringComparison.OrdinalIgnoreCase)) return ("AccountIdMalformed.ImageId", null);
        if (IdText.IsJson(text))
            return (text.Contains(",") ? "AccountIdMalformed.JsonList" : "AccountIdMalformed.Json", null);
        if (IsSeveral(text)) return ("AccountIdMalformed.Several", null);
        if (IdText.IsQuoted(text)) return ("AccountIdMalformed.Quotes", null);
        var hasWildcard = NamePattern.HasWildcard(text);
        if (hasWildcard && !isPattern) return ("AccountIdMalformed.Wildcard", null);
        if (hasWildcard && !NamePattern.IsValid(text)) return ("AccountIdMalformed.Pattern", null);

        foreach (var letter in text)
        {
            if (IdText.IsDigit(letter) || (hasWildcard && NamePattern.IsSign(letter))) continue;
            if (char.IsDigit(letter)) return ("AccountIdMalformed.OtherDigit", IdText.Name(letter));
            if (IsSpreadsheetNumber(text)) return ("AccountIdMalformed.Spreadsheet", null);

            return ("AccountIdMalformed.Letter", IdText.Name(letter));
        }

        return (text.Length < Shortest ? "AccountIdMalformed.TooShort" : "AccountIdMalformed.TooLong", null);
    }

    private static bool IsSeveral(string text)
    {
        var parts = IdText.Parts(text);
        return parts.Length > 1 && Array.TrueForAll(parts, part => IsWellFormed(IdText.Clean(part)));
    }

    private static bool IsSpreadsheetNumber(string text)
        => text.IndexOfAny(['E', 'e', '.', ',']) > 0
            && double.TryParse(
                text,
                NumberStyles.Float | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out _);
}
