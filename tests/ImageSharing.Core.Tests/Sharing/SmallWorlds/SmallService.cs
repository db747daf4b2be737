using System;
using System.Linq;
using System.Numerics;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

internal enum Application
{
    Atomic,
    Partial,
    UpToFirstBad,
}

/// <summary>
/// One way to settle all that the documentation leaves open, for a handful of accounts; sets of accounts are bit masks.
/// </summary>
internal sealed record SmallService
{
    public required ShareOperation Operation { get; init; }

    public required int Accounts { get; init; }

    /// <summary>In an exchange the first so many accounts get the share, and the others lose it.</summary>
    public int Grants { get; init; }

    /// <summary>Exchange: accounts that may not lose the share, because of other images.</summary>
    public int KeptByOthers { get; init; }

    public int Shared { get; init; }

    public int Bad { get; init; }

    /// <summary>Accounts of which the service says that they have the share, whether they do or not.</summary>
    public int Phantom { get; init; }

    /// <summary>Accounts that this process has changed by a request acknowledged a moment before.</summary>
    public int JustChanged { get; init; }

    /// <summary>Accounts in an opposite request of this process that was lost and may still arrive.</summary>
    public int Opposed { get; init; }

    public Application Application { get; init; }

    public bool Names { get; init; }

    public bool RepeatIsError { get; init; }

    /// <summary>How the refusal of a CANCEL of an unshared account is handled.</summary>
    public ErrorHandling RepeatedCancel { get; init; } = ErrorHandling.DropAccount;

    public int Capacity { get; init; } = 8;

    public int MostAccounts { get; init; } = 8;

    public bool LetsRead { get; init; } = true;

    public int MaximumRetryCount { get; init; } = 2;

    public int BatchSize { get; init; } = 8;

    public bool AllowPartial { get; init; }

    /// <summary>What the module holds for the quota.</summary>
    public int AssumedQuota { get; init; } = 500;

    public bool IsGrant => Operation == ShareOperation.Grant;

    public bool IsExchange => Grants > 0;

    /// <summary>The accounts that get the share.</summary>
    public int Granting => IsExchange ? (1 << Grants) - 1 : IsGrant ? Everyone : 0;

    public int Everyone => (1 << Accounts) - 1;

    public ShareCase Case => new(Operation, Accounts)
    {
        MaximumRetryCount = MaximumRetryCount,
        BatchSize = BatchSize,
        AllowPartial = AllowPartial,
        Quota = AssumedQuota,
        FewAccounts = 1,
        Opposed = Opposed == 0
            ? null
            : [.. Enumerable.Range(0, Accounts).Where(account => (Opposed >> account & 1) != 0)],
    };

    /// <summary>Carries a request out on the shares: the shares afterwards, and the reply.</summary>
    public (int Shares, ShareEvent Reply) Process(int shares, int request)
    {
        var isGrant = IsGrantOf(request);
        if (BitOperations.PopCount((uint)request) > MostAccounts) return (shares, Refuse(ErrorHandling.HalveBatch, -1));

        var after = shares;
        var applied = 0;
        ShareEvent? refusal = null;
        var isRefused = false;
        for (var account = 0; account < Accounts; account++)
        {
            var bit = 1 << account;
            if ((request & bit) == 0) continue;

            var handling = Judge(after, account);
            if (handling is { } reason)
            {
                if (!isRefused) refusal = Refuse(reason, account);
                isRefused = true;
                if (Application != Application.Partial) break;
            }
            else
            {
                after = isGrant ? after | bit : after & ~bit;
                applied |= bit;
            }
        }

        if (!isRefused) return (after, ShareEvent.Acknowledged);

        return (Application == Application.Atomic ? shares : after, refusal!);
    }

    /// <summary>Whether a request with these accounts is a SHARE.</summary>
    public bool IsGrantOf(int request) => (request & Granting) != 0;

    private ErrorHandling? Judge(int shares, int account)
    {
        var isShared = (shares >> account & 1) != 0;
        if ((Bad >> account & 1) != 0) return ErrorHandling.DropAccount;
        var isGrant = IsGrantOf(1 << account);
        if (isGrant && (Phantom >> account & 1) != 0) return ErrorHandling.AlreadyShared;
        if (isShared == isGrant)
            return !RepeatIsError ? null : isGrant ? ErrorHandling.AlreadyShared : RepeatedCancel;

        return isGrant && BitOperations.PopCount((uint)shares) >= Capacity ? ErrorHandling.Quota : null;
    }

    private ShareEvent Refuse(ErrorHandling handling, int account)
    {
        var named = Names && account >= 0 && handling is not ErrorHandling.Quota ? new[] { account } : [];
        return ShareEvent.Refused(handling, (int)handling, (int)handling, named);
    }
}
