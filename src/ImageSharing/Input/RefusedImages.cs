using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Errors;

namespace ImageSharing.Input;

/// <summary>
/// The accounts that the refused images of a command name. One of them may have been meant to keep another image, under
/// an ID that is wrong in the input, so it loses none.
/// </summary>
internal sealed class RefusedImages
{
    private readonly Dictionary<string, ImageInput> _images = new(StringComparer.Ordinal);

    public RefusedImages(IEnumerable<ImageInput> images)
    {
        foreach (var image in images.Where(image => image.Refusal is not null))
            foreach (var account in image.WellFormedAccounts) _images[account] = image;
    }

    public bool Names(string account) => _images.ContainsKey(account);

    /// <summary>Why an account keeps its share.</summary>
    public Refusal Reason(string account) => Refusal.Of("DesiredSetIncomplete.Kept", _images[account]);
}
