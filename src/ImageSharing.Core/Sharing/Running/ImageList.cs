using System.Collections.Generic;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>Reads the share list of an image, and says of each account whether the list may be believed.</summary>
internal sealed class ImageList(
    RunContext run, ImageTarget target, IReadOnlyDictionary<string, int> accounts, OwnWrites writes)
{
    public Task<ListReply> ReadAsync() => run.ListAsync(target);

    /// <summary>The list as the decision hears it, and what it says about the quota.</summary>
    public (ShareEvent What, QuotaCheck Quota) Understand(ListReply reply, ShareOperation operation, ShareState state)
    {
        var about = writes.About(accounts, operation);
        var list = new ListFacts[accounts.Count];
        foreach (var share in reply.Shares)
            if (accounts.TryGetValue(share.AccountId, out var account)) list[account] = ListFacts.Present;

        var present = 0;
        for (var account = 0; account < list.Length; account++)
        {
            if ((list[account] & ListFacts.Present) != 0) present++;
            list[account] |= Deciding(about[account], operation, reply.AskedTimestamp);
            if (about[account].IsAcknowledgedAlike && !about[account].HasUnsettledOpposite
                && !state.Has(account, AccountFacts.Sent))
            {
                list[account] |= Wanted(operation);
            }
        }

        return (
            ShareEvent.Listed(list, reply.Shares.Count, writes.AreAllShown(reply.AskedTimestamp)),
            new QuotaCheck(run.Time.GetUtcNow().UtcDateTime, reply.Shares.Count, accounts.Count - present));
    }

    /// <summary>What an earlier command of this process had acknowledged was so, whatever a list shows later.</summary>
    private static ListFacts Wanted(ShareOperation operation)
        => operation == ShareOperation.Grant ? ListFacts.PresenceDecides : ListFacts.AbsenceDecides;

    private ListFacts Deciding(in AccountWrites about, ShareOperation operation, long asked)
    {
        if (about.IsTouched && !writes.IsShown(about.LastActive, asked)) return ListFacts.None;

        var wanted = Wanted(operation);
        var unwanted = operation == ShareOperation.Grant ? ListFacts.AbsenceDecides : ListFacts.PresenceDecides;
        return (about.HasUnsettledOpposite ? ListFacts.None : wanted)
            | (about.HasUnsettledAlike ? ListFacts.None : unwanted);
    }
}
