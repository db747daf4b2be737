using ImageSharing.Core.Sharing;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>Holds what was said of each account against what was so.</summary>
internal readonly struct Judge(SmallService service, World world, ShareState state, bool halted)
{
    public string? FindBrokenClaim()
    {
        for (var account = 0; account < service.Accounts; account++)
        {
            if (Check(state.Status[account], 1 << account) is { } broken)
                return $"account {account} is {state.Status[account]}, but {broken}";
            if (CheckBefore(state.WasShared(account), 1 << account) is { } wrong)
                return $"account {account} is told as shared before or not, but {wrong}";
        }

        return null;
    }

    private string? Check(AccountStatus status, int bit)
    {
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
            AccountStatus.Shared => !service.IsGrant || (world.SharedSince & bit) == 0
                ? "it did not have the share since"
                : null,
            AccountStatus.AlreadyShared => (world.SharedBefore & bit) == 0 ? "it did not have the share before" : null,
            AccountStatus.Revoked => service.IsGrant || (world.LackedSince & bit) == 0
                ? "it never lacked the share since"
                : null,
            AccountStatus.NotShared => service.IsGrant || (lacked & bit) == 0 ? "it had the share all the time" : null,
            AccountStatus.Failed when service.IsGrant => (world.Shares & world.Given & bit) != 0
                ? "it holds a share of this run"
                : MayStillBeApplied(bit) ? "a request on its way may give it the share" : null,
            AccountStatus.Failed => (shared & bit) == 0 && service.LetsRead && !world.ReadFailed && !halted
                ? "it never had the share"
                : MayStillBeApplied(bit) ? "a request on its way may take the share" : null,
            _ => CheckUnknown(bit),
        };
    }

    private string? CheckBefore(bool? wasShared, int bit) => wasShared switch
    {
        true => (world.SharedBefore & bit) == 0 ? "it did not have the share before" : null,
        false => (world.LackedBefore & bit) == 0 ? "it had the share before" : null,
        null => null,
    };

    private string? CheckUnknown(int bit)
    {
        var listsFail = !service.LetsRead || world.ReadFailed || halted;
        var isOpen = (world.Lost & bit) != 0 || ((world.RefusedTogether & bit) != 0 && listsFail);
        if (!isOpen) return "no request with it is open";

        // A CANCEL refused alone may mean "not shared any more": with a lost one on its way nothing may be said.
        if (!service.IsGrant && (world.OthersWrote || (service.Bad & bit) != 0)) return null;

        return service.MaximumRetryCount > 0 && world.DefiniteAnswers >= service.MaximumRetryCount && !world.IsRough
            && !listsFail
            ? "the last answers were definite" : null;
    }

    private bool MayStillBeApplied(int bit) => Changes(world.PendingOne, bit) || Changes(world.PendingTwo, bit);

    private bool Changes(int pending, int bit)
        => (pending & bit) != 0 && ((service.Process(world.Shares, pending).Shares ^ world.Shares) & bit) != 0;
}
