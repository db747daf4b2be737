using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// The share list of an image as something may be done on the ground of it. A list may be stale by the lag allowance:
/// what this process had acknowledged since is counted in, and what it does not know is waited for.
/// </summary>
internal sealed class DecidingList(RunContext run, ImageTarget target, string endpoint)
{
    /// <summary>Reads the list until it decides, and counts in what this process knows better.</summary>
    public async Task<DecidedShares> ReadAsync()
    {
        var key = new ImageKey(endpoint, target.Region, target.ImageId);
        var writes = run.Memory.Enter(key);
        try
        {
            while (true)
            {
                var reply = await run.ListAsync(target).ConfigureAwait(false);
                if (reply.Kind != ReadReplyKind.Listed) return new DecidedShares(reply, [], []);

                var own = writes.Effects(reply.AskedTimestamp);
                if (own.Undecided is not { } last) return new DecidedShares(reply, Shares(reply, own), own.InDoubt);

                using (run.Waits.Begin(target.ImageId, "the share list has to show the requests of this process"))
                    await run.DelayAsync(OwnWrites.LagAllowance - run.Time.GetElapsedTime(last)).ConfigureAwait(false);
            }
        }
        finally
        {
            run.Memory.Leave(key, writes);
        }
    }

    private static IReadOnlyList<ListedShare> Shares(ListReply reply, OwnEffects own)
    {
        if (own.IsEmpty) return reply.Shares;

        var shares = reply.Shares.Where(share => !own.Revoked.Contains(share.AccountId)).ToList();
        var listed = new HashSet<string>(shares.Select(share => share.AccountId), StringComparer.Ordinal);
        shares.AddRange(
            own.Granted.Concat(own.InDoubt).Where(listed.Add).Select(account => new ListedShare(account, null)));
        return shares;
    }
}

/// <summary>What the list of an image says, and what the process knows better.</summary>
/// <param name="Reply">The reply to the read.</param>
/// <param name="Shares">The shares; none where the list could not be read.</param>
/// <param name="InDoubt">Accounts that count as shared, since a lost request may still give them the share.</param>
internal sealed record DecidedShares(
    ListReply Reply, IReadOnlyList<ListedShare> Shares, IReadOnlyCollection<string> InDoubt);
