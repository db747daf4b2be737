using System;
using System.Globalization;
using ImageSharing.Errors;

namespace ImageSharing.Input.Forms;

/// <summary>The form of an account ID: 5 to 20 ASCII digits.</summary>
internal static class AccountIdText
{
    private const int Shortest = 5;
    private const int Longest = 20;
    private const string Form = "An account ID has 5 to 20 digits.";

    public static bool IsWellFormed(string text)
    {
        if (text.Length is < Shortest or > Longest) return false;

        foreach (var letter in text)
            if (!IdText.IsDigit(letter)) return false;

        return true;
    }

    /// <summary>Why a text is not an account ID, and what to do about this very text.</summary>
    public static Refusal Refusal(string text)
    {
        var (reason, action) = Reason(text);
        return new Refusal("AccountIdMalformed", $"{reason} {Form}") { RecommendedAction = action };
    }

    private static (string Reason, string? Action) Reason(string text)
    {
        if (text.Length == 0)
            return ("The value is blank.", "Remove the blank value, or fill in the account ID.");
        if (text.StartsWith("img-", StringComparison.OrdinalIgnoreCase))
            return ("It looks like an image ID.", "Separate several images by commas, or pass images with -ImageId.");
        if (IdText.IsJson(text))
            return (text.IndexOf(',') < 0 ? "It is JSON in one text." : "It is JSON with several values in one text.", "Convert it with ConvertFrom-Json, and pass the objects.");
        if (IsSeveral(text))
            return ("It contains several account IDs in one text.", "Pass each account ID as a separate item.");
        if (IdText.IsQuoted(text))
            return ("It contains quotation marks.", "Remove the quotation marks.");

        if (text.IndexOfAny(['*', '?', '[']) >= 0)
            return ("It contains a wildcard.", "Wildcards are permitted for Get-CvmImageShare -AccountId only: 1000*, *[01].");

        foreach (var letter in text)
        {
            if (IdText.IsDigit(letter)) continue;
            if (char.IsDigit(letter))
                return ($"It contains {IdText.Name(letter)}, a digit of another script.", "Write the ID with the digits 0 to 9.");
            if (IsSpreadsheetNumber(text))
            {
                return (
                    "It is a number in spreadsheet or exponent notation, so digits may be lost.",
                    "Format the column as text in the spreadsheet, and enter the account ID again.");
            }

            return ($"It contains {IdText.Name(letter)}, which is not a digit.", null);
        }

        return (text.Length < Shortest ? "It is too short." : "It is too long.", null);
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
