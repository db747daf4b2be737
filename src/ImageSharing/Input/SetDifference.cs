using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ImageSharing.Input;

/// <summary>
/// What has to change for an image to be shared with exactly the accounts given, and the words for it.
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
            var text = new StringBuilder(Opening).Append(": ").Append(Counts(string.Empty, string.Empty)).Append(':');
            foreach (var account in _granted) text.Append("\n    grant  ").Append(account);
            var after = _granted.Count > 0 ? " (after the grants)" : string.Empty;
            foreach (var account in _image.Revoked) text.Append("\n    revoke ").Append(account).Append(after);

            return text.ToString();
        }
    }

    /// <summary>The question: the counts and a few accounts.</summary>
    public string Question => $"{Opening}: {Counts(Some(_granted), Some(_image.Revoked))}?";

    private string Opening => $"Set the shares of image {_image}";

    private string Counts(string granted, string revoked)
    {
        var kept = _image.WellFormedAccounts.Count - _granted.Count;
        var revocations = Number(_image.Revoked.Count);
        return $"grant {Number(_granted.Count)}{granted}, revoke {revocations}{revoked}, keep {Number(kept)}";
    }

    private static string Some(IReadOnlyList<string> accounts)
        => accounts.Count == 0 ? string.Empty : $" ({ShareVerb.Some(accounts)})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
