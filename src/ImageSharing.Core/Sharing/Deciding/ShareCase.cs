using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>What does not change while an image is worked on.</summary>
internal sealed class ShareCase
{
    /// <summary>Refusal number of the module's own quota check.</summary>
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

    /// <summary>How many accounts there are; they are called 0 to this less one.</summary>
    public int Accounts { get; }

    /// <summary>The most accounts in one request.</summary>
    public int BatchSize { get; init; } = ServiceLimits.AccountsInRequest;

    public bool AllowPartial { get; init; }

    /// <summary>Shares that an image can have.</summary>
    public int Quota { get; init; } = ServiceLimits.SharesOfImage;

    /// <summary>How often in a row a lost request is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>
    /// Accounts for which an opposite request of this process is unsettled; null where there are none.
    /// </summary>
    public IReadOnlyCollection<int>? Opposed { get; init; }

    /// <summary>Accounts that an earlier request of this run contained; null where there are none.</summary>
    public IReadOnlyCollection<int>? SentBefore { get; init; }

    /// <summary>Batches up to this size are isolated without a look at the list first.</summary>
    public int FewAccounts { get; init; } = 16;
}
