using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>Accounts that get the share of an image, and others that lose it.</summary>
internal sealed class ExchangeCase
{
    public ExchangeCase(int grants, int revocations)
    {
        if (grants <= 0) throw new ArgumentOutOfRangeException(nameof(grants));
        if (revocations <= 0) throw new ArgumentOutOfRangeException(nameof(revocations));

        Grants = grants;
        Revocations = revocations;
    }

    /// <summary>The number of accounts that get the share. They are numbered from 0.</summary>
    public int Grants { get; }

    /// <summary>The number of accounts that lose it. They are numbered from 0.</summary>
    public int Revocations { get; }

    /// <summary>Revoke even if a grant fails, and grant as many as fit.</summary>
    public bool AllowPartial { get; init; }

    /// <summary>The maximum number of shares of an image.</summary>
    public int Quota { get; init; } = ServiceLimits.SharesOfImage;

    /// <summary>Other images of the run may keep accounts from losing the share.</summary>
    public bool AsksOthers { get; init; }
}
