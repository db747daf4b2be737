using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>The share list of an image.</summary>
internal sealed class ImageShares : ImageEvent
{
    internal ImageShares(int index, IReadOnlyList<ListedShare> shares, Problem? problem)
        : base(index)
    {
        Shares = shares;
        Problem = problem;
    }

    /// <summary>The shares in the order of the service; empty if there is a <see cref="Problem"/>.</summary>
    public IReadOnlyList<ListedShare> Shares { get; }

    /// <summary>Why the list could not be read; null if it was.</summary>
    public Problem? Problem { get; }

    internal override int Accounts => Shares.Count;
}

/// <summary>One account that has a share.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="CreatedUtc">Since when (UTC); null if the service does not say.</param>
internal sealed record ListedShare(string AccountId, DateTime? CreatedUtc);
