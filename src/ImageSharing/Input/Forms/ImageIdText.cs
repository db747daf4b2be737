using System;
using ImageSharing.Errors;
using ImageSharing.Text;

namespace ImageSharing.Input.Forms;

/// <summary>The form of an image ID: img- and 8 characters of 0-9a-z, as in every ID seen so far.</summary>
internal static class ImageIdText
{
    private const string Prefix = "img-";
    private const int UsualLength = 12;

    /// <summary>True for the form that every ID seen so far has.</summary>
    public static bool IsUsual(string text) => text.Length == UsualLength && Reason(text) is null;

    /// <summary>Why a text cannot be an image ID; null if it can. An unusual length is possible.</summary>
    public static Refusal? Refusal(string text)
        => Reason(text) is var (key, letter)
            ? new Refusal("ImageIdMalformed", Messages.Format("ImageIdMalformed.Form", Messages.Format(key, letter)))
            {
                RecommendedAction = Messages.Recommendation(key, letter),
            }
            : null;

    /// <summary>A warning about an unusual text, which is sent nevertheless.</summary>
    public static string Unusual(string text)
        => Reason(text) is var (key, letter)
            ? Messages.Format(key, letter)
            : Messages.Format("ImageIdMalformed.Length", text.Length, UsualLength);

    /// <summary>The key of a message, and the value that it may have; null for an image ID.</summary>
    private static (string Key, string? Letter)? Reason(string text)
    {
        if (text.Length == 0) return ("ImageIdMalformed.Blank", null);
        if (IdText.IsJson(text)) return ("ImageIdMalformed.Json", null);
        if (text.LastIndexOf(Prefix, StringComparison.OrdinalIgnoreCase) > 0 && IdText.Parts(text).Length > 1)
            return ("ImageIdMalformed.Several", null);
        if (IdText.IsQuoted(text)) return ("ImageIdMalformed.Quotes", null);
        if (AccountIdText.IsWellFormed(text)) return ("ImageIdMalformed.AccountId", null);

        foreach (var letter in text)
        {
            if (letter is >= 'A' and <= 'Z') return ("ImageIdMalformed.Capital", IdText.Name(letter));
            if (letter != '-' && !IdText.IsDigit(letter) && !IdText.IsLowerLetter(letter))
                return ("ImageIdMalformed.Letter", IdText.Name(letter));
        }

        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return ("ImageIdMalformed.Name", null);

        return text.Length == Prefix.Length || text.LastIndexOf('-') >= Prefix.Length
            ? ("ImageIdMalformed.Rest", null)
            : null;
    }
}
