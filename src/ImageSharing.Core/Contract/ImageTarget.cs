using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>One image and the accounts asked for: distinct, well formed, in the caller's order.</summary>
internal sealed class ImageTarget
{
    /// <summary>Makes a target.</summary>
    public ImageTarget(string region, string imageId, IReadOnlyList<string> accountIds)
        : this(region, imageId, accountIds, [], isExactSet: false)
    {
    }

    /// <summary>Makes a target with accounts to share with and accounts to revoke.</summary>
    /// <param name="region">The region of the image.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="accountIds">The accounts of the run's operation.</param>
    /// <param name="revokedAccountIds">Other accounts, which lose the share.</param>
    /// <param name="isExactSet">True if no other account may keep a share; then the list is read at the end.</param>
    public ImageTarget(
        string region,
        string imageId,
        IReadOnlyList<string> accountIds,
        IReadOnlyList<string> revokedAccountIds,
        bool isExactSet)
    {
        Region = region ?? throw new ArgumentNullException(nameof(region));
        ImageId = imageId ?? throw new ArgumentNullException(nameof(imageId));
        AccountIds = accountIds ?? throw new ArgumentNullException(nameof(accountIds));
        RevokedAccountIds = revokedAccountIds ?? throw new ArgumentNullException(nameof(revokedAccountIds));
        IsExactSet = isExactSet;
    }

    /// <summary>The region of the image.</summary>
    public string Region { get; }

    /// <summary>The image.</summary>
    public string ImageId { get; }

    /// <summary>The accounts, distinct and well formed.</summary>
    public IReadOnlyList<string> AccountIds { get; }

    /// <summary>Accounts that lose the share, none of them among <see cref="AccountIds"/>.</summary>
    public IReadOnlyList<string> RevokedAccountIds { get; }

    /// <summary>True if no other account may keep a share.</summary>
    public bool IsExactSet { get; }
}
