using ImageSharing.Core.Contract;
using ImageSharing.Errors;

namespace ImageSharing.Input.Forms;

/// <summary>The form of a region's name. Regions change, so none is refused for being unknown.</summary>
internal static class RegionText
{
    private const string Form = "A region looks like ap-guangzhou.";

    /// <summary>The region that the text names, in lowercase; null where the text is blank.</summary>
    public static string? Of(string? text)
    {
        var name = IdText.Clean(text);
        return name.Length == 0 ? null : RegionSpelling.Of(name);
    }

    /// <summary>The region of a variable; the None that other tools write there is no region.</summary>
    public static string? OfVariable(string? text) => Of(text) is not ("none" or "null") and var region ? region : null;

    /// <summary>Why a name cannot be a region; null where it can.</summary>
    public static Refusal? Refusal(string name)
        => Reason(name) is var (reason, action)
            ? new Refusal("RegionMalformed", $"'{name}' is not a region. {reason} {Form}") { RecommendedAction = action }
            : null;

    private static (string Reason, string Action)? Reason(string name)
    {
        if (IdText.Parts(name).Length > 1)
            return ("It contains several values in one text.", "Pass one region.");
        if (IdText.IsQuoted(name)) return ("It contains quotation marks.", "Remove the quotation marks.");

        foreach (var letter in name)
        {
            if (letter != '-' && !IdText.IsDigit(letter) && !IdText.IsLowerLetter(letter))
                return ($"It contains {IdText.Name(letter)}, which no region has.", "Correct the region.");
        }

        if (!IdText.IsLowerLetter(name[0])) return ("It does not begin with a letter.", "Correct the region.");

        var dash = name.LastIndexOf('-');
        if (dash < 0) return null;
        if (dash == name.Length - 1) return ("It ends in a hyphen.", "Correct the region.");

        for (var i = dash + 1; i < name.Length; i++)
            if (!IdText.IsDigit(name[i])) return null;

        var region = name.Substring(0, dash);
        return ("It is an availability zone.", $"Use the region of the zone: {region}.");
    }
}
