using System.Collections.Generic;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Context;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>Says of each account whether a share list decides about it.</summary>
internal static class ListReading
{
    /// <summary>The list as the decision hears it, and what it says about the quota.</summary>
    public static (ShareEvent What, QuotaCheck Quota) Understand(
        ListReply reply,
        ImageContext image,
        ShareOperation operation,
        IReadOnlyDictionary<string, int> accounts,
        ShareState state)
    {
        var writes = image.Writes;
        var about = writes.About(accounts, operation);
        var list = new ListFacts[accounts.Count];
        foreach (var share in reply.Shares)
            if (accounts.TryGetValue(share.AccountId, out var account)) list[account] = ListFacts.Present;

        var present = 0;
        for (var account = 0; account < list.Length; account++)
        {
            if ((list[account] & ListFacts.Present) != 0) present++;
            list[account] |= Deciding(writes, about[account], operation, reply.AskedTimestamp);
            if (about[account].IsAcknowledgedAlike && !about[account].HasUnsettledOpposite
                && !state.Has(account, AccountFacts.Sent))
            {
                list[account] |= Wanted(operation);
            }
        }

        return (
            ShareEvent.Listed(list, reply.Shares.Count, writes.AreAllShown(reply.AskedTimestamp)),
            new QuotaCheck(image.Run.UtcNow, reply.Shares.Count, accounts.Count - present));
    }

    /// <summary>An acknowledged write of an earlier command of this process counts, even if a list differs.</summary>
    private static ListFacts Wanted(ShareOperation operation)
        => operation == ShareOperation.Grant ? ListFacts.PresenceDecides : ListFacts.AbsenceDecides;

    private static ListFacts Deciding(
        OwnWrites writes, in AccountWrites about, ShareOperation operation, long asked)
    {
        if (about.IsTouched && !writes.IsShown(about.LastActive, asked)) return ListFacts.None;

        var wanted = Wanted(operation);
        var unwanted = operation == ShareOperation.Grant ? ListFacts.AbsenceDecides : ListFacts.PresenceDecides;
        return (about.HasUnsettledOpposite ? ListFacts.None : wanted)
            | (about.HasUnsettledAlike ? ListFacts.None : unwanted);
    }
}
