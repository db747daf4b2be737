using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>The values that do not change while an image is processed.</summary>
internal sealed class ShareCase
{
    /// <summary>The refusal number of the quota check of the module.</summary>
    public const int QuotaCheck = -2;

    /// <summary>No refusal.</summary>
    public const int NoRefusal = -1;

    public ShareCase(ShareOperation operation, int accounts)
    {
        if (accounts <= 0) throw new ArgumentOutOfRangeException(nameof(accounts));

        Operation = operation;
        Accounts = accounts;
    }

    public ShareOperation Operation { get; }

    /// <summary>The number of accounts. They are numbered from 0.</summary>
    public int Accounts { get; }

    /// <summary>The most accounts in one request.</summary>
    public int BatchSize { get; init; } = ServiceLimits.AccountsInRequest;

    public bool AllowPartial { get; init; }

    /// <summary>The maximum number of shares of an image.</summary>
    public int Quota { get; init; } = ServiceLimits.SharesOfImage;

    /// <summary>How often in a row a lost request is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>
    /// Accounts with an unsettled opposite request of this process, or null.
    /// </summary>
    public IReadOnlyCollection<int>? Opposed { get; init; }

    /// <summary>Accounts that an earlier request of this run contained, or null.</summary>
    public IReadOnlyCollection<int>? SentBefore { get; init; }

    /// <summary>Batches up to this size are isolated without a read of the list first.</summary>
    public int FewAccounts { get; init; } = 16;
}
