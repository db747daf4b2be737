using System.Collections.Generic;
using System.Text;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>An operation, and the words for it.</summary>
internal sealed class ShareVerb
{
    public static readonly ShareVerb Grant = new("Grant", "Revoked", "Missing");

    public static readonly ShareVerb Revoke = new("Revoke", "Shared", "Unexpected");

    /// <summary>
    /// Sets whom an image is shared with: the specified accounts are reported as by a grant, the others as by a revocation.
    /// </summary>
    public static readonly ShareVerb Set = new("Grant", string.Empty, string.Empty);

    private readonly string _undoes;
    private readonly string _status;

    private ShareVerb(string name, string undoes, string status)
    {
        Name = name;
        _undoes = undoes;
        _status = status;
    }

    /// <summary>Grant or Revoke, as a result's Operation has it.</summary>
    public string Name { get; }

    /// <summary>What the progress shows.</summary>
    public string Activity
        => Messages.Format(this == Grant ? "Activity.Grant" : this == Revoke ? "Activity.Revoke" : "Activity.Set");

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

    /// <summary>Whether it is not known if there is anything to do for a result or test that is skipped.</summary>
    public bool IsUnsureOf(PipedResult result)
    {
        if (result.IsTest) return result.Status == "Unknown";

        return result.Operation != Name && (result.Status == _undoes || result.Status == "Unknown") && result.SharedBefore is null;
    }

    /// <summary>The warning of skipped results.</summary>
    public string Skipped(int count, int unsure)
    {
        var results = Messages.Count("Results", count);
        return unsure == 0
            ? Messages.Format(this == Grant ? "Skipped.Grant" : "Skipped.Revoke", results)
            : Messages.Format(this == Grant ? "Skipped.GrantUnsure" : "Skipped.RevokeUnsure", results, unsure);
    }

    /// <summary>The sentence for accounts of an image for which nothing was done.</summary>
    public string NotDone(ImageInput image, string accounts)
        => Messages.Format(
            this == Grant ? "NotGranted" : this == Revoke ? "NotRevoked" : "NotSet", image, accounts);

    /// <summary>What would be done, with every account on a line of its own.</summary>
    public string Description(ImageInput image)
    {
        var opening = Messages.Format(this == Revoke ? "Revoke.Description" : "Grant.Description", image, Count(image));
        var text = new StringBuilder(opening);
        foreach (var account in AccountsOf(image)) text.Append('\n').Append("    ").Append(account);

        return text.ToString();
    }

    /// <summary>The question: the counts and the first three accounts.</summary>
    public string Question(ImageInput image)
    {
        var names = Messages.Some(AccountsOf(image));
        var skipped = image.Accounts.Count - image.WellFormedAccounts.Count;
        return skipped == 0
            ? Messages.Format(this == Revoke ? "Revoke.Question" : "Grant.Question", image, Count(image), names)
            : Messages.Format(
                this == Revoke ? "Revoke.QuestionSkipping" : "Grant.QuestionSkipping",
                image,
                Count(image),
                names,
                Messages.Count("InvalidAccountIds", skipped));
    }

    private static string Count(ImageInput image)
    {
        var count = AccountsOf(image).Count;
        return image.IsExactSet ? Messages.Count("AllAccounts", count) : Messages.Count("Accounts", count);
    }

    private static IReadOnlyList<string> AccountsOf(ImageInput image)
        => image.IsExactSet ? image.Revoked : image.WellFormedAccounts;
}
