using System;

namespace ImageSharing.Core.Contract;

/// <summary>One account that has a share.</summary>
public readonly struct ListedShare
{
    /// <summary>Makes a share.</summary>
    public ListedShare(string accountId, DateTime? createdUtc)
    {
        AccountId = accountId;
        CreatedUtc = createdUtc;
    }

    /// <summary>The account.</summary>
    public string AccountId { get; }

    /// <summary>Since when (UTC); null where the service does not say.</summary>
    public DateTime? CreatedUtc { get; }
}
