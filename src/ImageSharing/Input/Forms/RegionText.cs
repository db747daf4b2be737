using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Text;

namespace ImageSharing.Input.Forms;

/// <summary>The form of a region's name. Regions change, so none is refused for being unknown.</summary>
internal static class RegionText
{
    /// <summary>The region that the text names, in lowercase; null if the text is blank.</summary>
    public static string? Of(string? text)
    {
        var name = IdText.Clean(text);
        return name.Length == 0 ? null : RegionSpelling.Of(name);
    }

    /// <summary>The region of a variable; the None that other tools write means that there is no region.</summary>
    public static string? OfVariable(string? text) => Of(text) is not ("none" or "null") and var region ? region : null;

    /// <summary>Why a name cannot be a region; null if it can.</summary>
    public static Refusal? Refusal(string name)
        => Reason(name) is var (key, detail)
            ? new Refusal("RegionMalformed", Messages.Format("RegionMalformed.Form", MessageValue.Short(name), Messages.Format(key, detail)))
            {
                RecommendedAction = Messages.Recommendation(key, detail),
            }
            : null;

    /// <summary>The key of a message, and the value that it may have; null for a region.</summary>
    private static (string Key, string? Detail)? Reason(string name)
    {
        if (IdText.Parts(name).Length > 1) return ("RegionMalformed.Several", null);
        if (IdText.IsQuoted(name)) return ("RegionMalformed.Quotes", null);

        foreach (var letter in name)
        {
            if (letter != '-' && !IdText.IsDigit(letter) && !IdText.IsLowerLetter(letter))
                return ("RegionMalformed.Letter", IdText.Name(letter));
        }

        if (!IdText.IsLowerLetter(name[0])) return ("RegionMalformed.Start", null);

        var dash = name.LastIndexOf('-');
        if (dash < 0) return null;
        if (dash == name.Length - 1) return ("RegionMalformed.Hyphen", null);

        for (var i = dash + 1; i < name.Length; i++)
            if (!IdText.IsDigit(name[i])) return null;

        return ("RegionMalformed.Zone", name.Substring(0, dash));
    }
}
