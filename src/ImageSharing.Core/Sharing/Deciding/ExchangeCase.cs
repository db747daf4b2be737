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

    /// <summary>How many accounts get the share; they are called 0 to this less one.</summary>
    public int Grants { get; }

    /// <summary>How many accounts lose it; they are called 0 to this less one as well.</summary>
    public int Revocations { get; }

    /// <summary>Revoke even if a grant fails, and grant as many as fit.</summary>
    public bool AllowPartial { get; init; }

    /// <summary>Shares that an image can have.</summary>
    public int Quota { get; init; } = ServiceLimits.SharesOfImage;

    /// <summary>Other images of the run may keep accounts from losing the share.</summary>
    public bool AsksOthers { get; init; }
}
