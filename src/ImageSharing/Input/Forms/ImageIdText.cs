using System;
using ImageSharing.Errors;

namespace ImageSharing.Input.Forms;

/// <summary>The form of an image ID: img- and 8 characters of 0-9a-z, as in every ID seen so far.</summary>
internal static class ImageIdText
{
    private const string Prefix = "img-";
    private const string Form = "An image ID looks like img-6pb6lrmy.";
    private const int UsualLength = 12;

    /// <summary>True for the form that every ID seen so far has.</summary>
    public static bool IsUsual(string text) => text.Length == UsualLength && Reason(text) is null;

    /// <summary>Why a text cannot be an image ID; null where it can. An unusual length is possible.</summary>
    public static Refusal? Refusal(string text)
        => Reason(text) is var (reason, action)
            ? new Refusal("ImageIdMalformed", $"{reason} {Form}") { RecommendedAction = action }
            : null;

    /// <summary>What is unusual about a text that is sent all the same.</summary>
    public static string Unusual(string text)
        => Reason(text)?.Reason ?? $"It has {text.Length} characters instead of {UsualLength}.";

    private static (string Reason, string? Action)? Reason(string text)
    {
        if (text.Length == 0) return ("The value is blank.", null);
        if (IdText.IsJson(text))
            return ("It is JSON in one text.", "Convert it with ConvertFrom-Json, and pass the objects.");
        if (text.IndexOf(Prefix, Prefix.Length > text.Length ? 0 : 1, StringComparison.OrdinalIgnoreCase) > 0
            && IdText.Parts(text).Length > 1)
            return ("It contains several image IDs in one text.", "Pass each image ID as a separate item.");
        if (IdText.IsQuoted(text))
            return ("It contains quotation marks.", "Remove the quotation marks.");
        if (AccountIdText.IsWellFormed(text))
            return ("It looks like an account ID.", "Pass accounts with -AccountId, and images with -ImageId.");

        foreach (var letter in text)
        {
            if (letter is >= 'A' and <= 'Z')
                return ($"It contains the capital letter {IdText.Name(letter)}.", "Write the image ID in lowercase, as the console shows it.");
            if (letter != '-' && !IdText.IsDigit(letter) && !IdText.IsLowerLetter(letter))
                return ($"It contains {IdText.Name(letter)}, which no image ID has.", "Copy the image ID again from the console.");
        }

        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return (
                "It does not begin with img-, so it may be the name of an image.",
                "To find the ID of an image by its name, run Get-CvmImage -Name.");
        }

        return text.Length == Prefix.Length || text.IndexOf('-', Prefix.Length) >= 0
            ? ("After img- it must have only digits and lowercase letters.", "Copy the image ID again from the console.")
            : null;
    }
}
