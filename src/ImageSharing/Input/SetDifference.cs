using System.Collections.Generic;
using System.Text;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>
/// What has to change for an image to be shared with exactly the specified accounts, and the words for it.
/// </summary>
internal sealed class SetDifference
{
    private readonly ImageInput _image;
    private readonly IReadOnlyList<string> _granted;

    public SetDifference(ImageInput image, IReadOnlyList<string> granted)
    {
        _image = image;
        _granted = granted;
    }

    public bool IsNone => _granted.Count + _image.Revoked.Count == 0;

    /// <summary>What would be done, with each grant and each revocation on a line of its own.</summary>
    public string Description
    {
        get
        {
            var text = new StringBuilder(
                Messages.Format("Set.Description", _image, Counts(_granted.Count, _image.Revoked.Count)));
            foreach (var account in _granted) text.Append("\n    ").Append(Messages.Format("Set.Grant", account));
            var revoke = _granted.Count > 0 ? "Set.RevokeAfter" : "Set.Revoke";
            foreach (var account in _image.Revoked) text.Append("\n    ").Append(Messages.Format(revoke, account));

            return text.ToString();
        }
    }

    /// <summary>The question: the counts and a few accounts.</summary>
    public string Question => Messages.Format("Set.Question", _image, Counts(Named(_granted), Named(_image.Revoked)));

    private string Counts(object granted, object revoked)
        => Messages.Format("Set.Counts", granted, revoked, _image.WellFormedAccounts.Count - _granted.Count);

    private static object Named(IReadOnlyList<string> accounts)
        => accounts.Count == 0 ? 0 : Messages.Format("NumberAndNames", accounts.Count, Messages.Some(accounts));
}
