using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Sharing;

/// <summary>The share list of an image.</summary>
public sealed class ImageShares : ImageEvent
{
    internal ImageShares(int index, IReadOnlyList<ListedShare> shares, Problem? problem)
        : base(index)
    {
        Shares = shares;
        Problem = problem;
    }

    /// <summary>The shares in the order of the service; empty where there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<ListedShare> Shares { get; }

    /// <summary>Why the list could not be read; null where it was.</summary>
    public Problem? Problem { get; }

    internal override int Accounts => Shares.Count;
}

/// <summary>One account that has a share.</summary>
public readonly struct ListedShare
{
    /// <summary>Makes a share.</summary>
    public ListedShare(string accountId, DateTime? createdUtc)
    {
        AccountId = accountId;
        CreatedUtc = createdUtc;
    }

    internal static ListedShare[] AllOf(ListAnswer answer)
        => [.. answer.Shares.Select(share => new ListedShare(share.AccountId, share.CreatedTime?.UtcDateTime))];

    /// <summary>The account.</summary>
    public string AccountId { get; }

    /// <summary>Since when (UTC); null where the service does not say.</summary>
    public DateTime? CreatedUtc { get; }
}
