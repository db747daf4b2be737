using System;
using System.Numerics;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>Holds what was said of each account against what was so.</summary>
internal readonly struct Judge(SmallService service, World world, Subject subject, bool halted, bool isFaultless)
{
    public string? FindBrokenClaim()
    {
        for (var account = 0; account < service.Accounts; account++)
        {
            if (Check(subject.StatusOf(account), 1 << account) is { } broken)
                return $"account {account} is {subject.StatusOf(account)}, but {broken}";
            if (CheckBefore(subject.WasShared(account), 1 << account) is { } wrong)
                return $"account {account} is told as shared before or not, but {wrong}";
        }

        return service.IsExchange ? CheckExchange() : null;
    }

    /// <summary>Where nothing goes wrong, the image ends with exactly the accounts that were asked for.</summary>
    private string? CheckExchange()
        => isFaultless && !halted && service is { Bad: 0, Phantom: 0, KeptByOthers: 0, LetsRead: true }
            && service.Grants <= Math.Min(service.Capacity, service.AssumedQuota)
            && world.Shares != service.Granting
            ? "nothing went wrong, but the image is shared with others than those asked for"
            : null;

    private string? CheckKept(int bit)
        => (world.Requested & bit) != 0 ? "a request contained it"
            : (service.KeptByOthers & bit) == 0 && !world.ImageWasRefused && !HasFailedGrant()
                ? "every grant was acknowledged or listed"
                : null;

    private bool HasFailedGrant()
    {
        if ((service.Granting & ~world.Confirmed) != 0) return true;

        for (var account = 0; account < service.Grants; account++)
            if (subject.StatusOf(account) is AccountStatus.Failed or AccountStatus.Unknown
                || subject.IsUnconfirmed(account))
                return true;

        return false;
    }

    private string? Check(AccountStatus status, int bit)
    {
        if (subject.IsKept(BitOperations.TrailingZeroCount(bit))) return CheckKept(bit);

        var isGrant = service.IsGrantOf(bit);
        var shared = world.SharedBefore | world.SharedSince;
        if ((service.Opposed & bit) != 0)
            return status is AccountStatus.Unknown or AccountStatus.Failed or AccountStatus.None
                ? null
                : "an opposite request is open";

        var lacked = world.LackedBefore | world.LackedSince;
        return status switch
        {
            AccountStatus.None => !halted ? "the run is over"
                : (world.Lost & bit) != 0 ? "a request with it is open"
                : (world.Given & world.Shares & bit) != 0 ? "it holds a share of this run" : null,
            AccountStatus.Shared => !isGrant || ((world.SharedSince & bit) == 0 && !IsBelieved(bit))
                ? "it did not have the share since"
                : null,
            AccountStatus.AlreadyShared => (world.SharedBefore & bit) == 0 && !IsBelieved(bit)
                ? "it did not have the share before"
                : null,
            AccountStatus.Revoked => isGrant || (world.LackedSince & bit) == 0
                ? "it never lacked the share since"
                : null,
            AccountStatus.NotShared => isGrant || (lacked & bit) == 0 ? "it had the share all the time" : null,
            AccountStatus.Failed when isGrant => (world.Shares & world.Given & bit) != 0
                ? "it holds a share of this run"
                : MayStillBeApplied(bit) ? "a request on its way may give it the share" : null,
            AccountStatus.Failed => (shared & bit) == 0 && service.LetsRead && !world.ReadFailed && !halted
                ? "it never had the share"
                : MayStillBeApplied(bit) ? "a request on its way may take the share" : null,
            _ => CheckUnknown(bit),
        };
    }

    /// <summary>
    /// A service that claims a share which is not there is believed if no list can be read, and the result says so;
    /// or where a list shows the share, that another writer has given meanwhile.
    /// </summary>
    private bool IsBelieved(int bit)
    {
        if ((service.Phantom & bit) == 0) return false;

        return subject.IsUnconfirmed(BitOperations.TrailingZeroCount(bit))
            ? !service.LetsRead || world.ReadFailed || halted
            : (world.SharedSince & bit) != 0;
    }

    private string? CheckBefore(bool? wasShared, int bit) => wasShared switch
    {
        true => (world.SharedBefore & bit) == 0 ? "it did not have the share before" : null,
        false => (world.LackedBefore & bit) == 0 ? "it had the share before" : null,
        null => null,
    };

    private string? CheckUnknown(int bit)
    {
        var isGrant = service.IsGrantOf(bit);
        var listsFail = !service.LetsRead || world.ReadFailed || halted;
        var isOpen = (world.Lost & bit) != 0 || ((world.RefusedTogether & bit) != 0 && listsFail);
        if (!isOpen) return "no request with it is open";

        // A CANCEL refused alone may mean "not shared any more": with a lost one on its way nothing may be said.
        if (!isGrant && (world.OthersWrote || (service.Bad & bit) != 0)) return null;

        // "Already shared" behind a lost SHARE, and no list shows it: another writer took it, or it was not true.
        if (isGrant && ((world.OthersWrote && service.RepeatIsError) || (service.Phantom & bit) != 0)) return null;

        return !service.IsExchange && service.MaximumRetryCount > 0
            && world.DefiniteReplies >= service.MaximumRetryCount && !world.IsRough && !listsFail
            ? "the last replies were definite" : null;
    }

    private bool MayStillBeApplied(int bit) => Changes(world.PendingOne, bit) || Changes(world.PendingTwo, bit);

    private bool Changes(int pending, int bit)
        => (pending & bit) != 0 && ((service.Process(world.Shares, pending).Shares ^ world.Shares) & bit) != 0;
}
