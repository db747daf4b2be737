using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>
/// The share list of an image that is new enough to act on. A list can be as old as the lag allowance, so the
/// acknowledged requests of this process since then are included, and the module waits for the others.
/// </summary>
/// <param name="Reply">The reply to the read.</param>
/// <param name="Shares">The shares; none if the list could not be read.</param>
/// <param name="InDoubt">Accounts that count as shared, because a lost request may still give them the share.</param>
internal sealed record DecidedShares(
    ListReply Reply, IReadOnlyList<ListedShare> Shares, IReadOnlyCollection<string> InDoubt)
{
    /// <summary>Reads the list until it decides.</summary>
    public static async Task<DecidedShares> ReadAsync(ImageContext image)
    {
        while (true)
        {
            var reply = await image.ReadListAsync().ConfigureAwait(false);
            if (reply.Kind != ReadReplyKind.Listed) return new DecidedShares(reply, [], []);

            var own = image.Writes.Effects(reply.AskedTimestamp);
            if (own.Undecided is not { } last) return new DecidedShares(reply, With(own, reply.Shares), own.InDoubt);

            var left = OwnWrites.LagAllowance - image.Run.Time.GetElapsedTime(last);
            await image.WaitForListAsync(left).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<ListedShare> With(OwnEffects own, IReadOnlyList<ListedShare> listed)
    {
        if (own.IsEmpty) return listed;

        var shares = listed.Where(share => !own.Revoked.Contains(share.AccountId)).ToList();
        var accounts = new HashSet<string>(shares.Select(share => share.AccountId), StringComparer.Ordinal);
        shares.AddRange(
            own.Granted.Concat(own.InDoubt).Where(accounts.Add).Select(account => new ListedShare(account, null)));
        return shares;
    }
}
