using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Sharing;

/// <summary>One image and the accounts asked for: distinct, well formed, in the caller's order.</summary>
public sealed class ImageTarget
{
    /// <summary>Makes a target.</summary>
    public ImageTarget(string region, string imageId, IReadOnlyList<string> accountIds)
    {
        Region = region ?? throw new ArgumentNullException(nameof(region));
        ImageId = imageId ?? throw new ArgumentNullException(nameof(imageId));
        AccountIds = accountIds ?? throw new ArgumentNullException(nameof(accountIds));
    }

    /// <summary>The region of the image.</summary>
    public string Region { get; }

    /// <summary>The image.</summary>
    public string ImageId { get; }

    /// <summary>The accounts, distinct and well formed.</summary>
    public IReadOnlyList<string> AccountIds { get; }
}
