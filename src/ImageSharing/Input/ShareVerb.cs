using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ImageSharing.Input;

/// <summary>An operation, and the words for it.</summary>
internal sealed class ShareVerb
{
    public static readonly ShareVerb Grant = new(
        "Grant", "Share image", "with", "was not shared with", "Sharing images", "Revoked", "Missing");

    public static readonly ShareVerb Revoke = new(
        "Revoke", "Take back image", "from", "was not taken back from", "Taking shares back", "Shared", "Unexpected");

    /// <summary>
    /// Sets whom an image is shared with: what comes of the accounts given is told as of a grant, of the others as of a
    /// revocation.
    /// </summary>
    public static readonly ShareVerb Set = new(
        "Grant", "Share image", "with", "was left as it is for", "Setting shares", string.Empty, string.Empty);

    private const int NamedInQuestion = 3;

    private readonly string _do;
    private readonly string _preposition;
    private readonly string _undoes;
    private readonly string _status;

    private ShareVerb(string name, string what, string preposition, string notDone, string activity, string undoes, string status)
    {
        Name = name;
        _do = what;
        _preposition = preposition;
        NotDone = notDone;
        Activity = activity;
        _undoes = undoes;
        _status = status;
    }

    /// <summary>Grant or Revoke, as a result's Operation has it.</summary>
    public string Name { get; }

    /// <summary>Between an image and an account that did not get through.</summary>
    public string NotDone { get; }

    /// <summary>What progress says is going on.</summary>
    public string Activity { get; }

    /// <summary>What is done with the account of a place.</summary>
    public ShareVerb At(ImageInput image, int index)
        => index >= image.WellFormedAccounts.Count ? Revoke : this == Set ? Grant : this;

    /// <summary>
    /// Whether a result or test that was piped in asks for this operation. A result of the same operation is tried again
    /// where it is not done; one of the opposite operation is undone where it changed something.
    /// </summary>
    public bool ActsUpon(PipedResult result)
    {
        if (result.IsTest) return result.Status == _status;
        if (result.Operation == Name) return result.Status is "Failed" or "Unknown";

        return (result.Status == _undoes || result.Status == "Unknown") && result.SharedBefore == (this == Grant);
    }

    /// <summary>What would be done, with every account on a line of its own.</summary>
    public string Description(ImageInput image)
    {
        var text = new StringBuilder(Opening(image)).Append(':');
        foreach (var account in AccountsOf(image)) text.Append('\n').Append("    ").Append(account);

        return text.ToString();
    }

    /// <summary>The first three accounts.</summary>
    public static string Some(IReadOnlyList<string> accounts)
        => string.Join(", ", accounts.Take(NamedInQuestion))
            + (accounts.Count > NamedInQuestion ? ", …" : string.Empty);

    /// <summary>The question: the counts and the first three accounts.</summary>
    public string Question(ImageInput image)
    {
        var accounts = AccountsOf(image);
        var leftOut = image.Accounts.Count - image.WellFormedAccounts.Count;
        return Opening(image)
            + $" ({Some(accounts)})"
            + leftOut switch
            {
                0 => "?",
                1 => ", and leave 1 out that is no account ID?",
                _ => $", and leave {Number(leftOut)} out that are no account IDs?",
            };
    }

    private string Opening(ImageInput image)
    {
        var count = AccountsOf(image).Count;
        var all = image.IsWhole && count > 1 ? "all " : string.Empty;
        return $"{_do} {image} {_preposition} {all}{Number(count)} account{(count == 1 ? string.Empty : "s")}";
    }

    private static IReadOnlyList<string> AccountsOf(ImageInput image)
        => image.IsWhole ? image.Revoked : image.WellFormedAccounts;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
