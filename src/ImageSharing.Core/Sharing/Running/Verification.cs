using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>Reads the list at the end until it agrees with what is reported, or decides that it does not.</summary>
internal sealed class Verification(ImageContext image)
{
    private readonly List<string> _present = [];
    private readonly List<string> _absent = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>What is reported about accounts is what the list should show.</summary>
    public void Expect(IReadOnlyList<string> accountIds, IReadOnlyList<AccountOutcome> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            _known.Add(accountIds[i]);
            if (outcomes[i].Status is AccountStatus.Shared or AccountStatus.AlreadyShared) _present.Add(accountIds[i]);
            if (outcomes[i].Status is AccountStatus.Revoked or AccountStatus.NotShared) _absent.Add(accountIds[i]);
        }
    }

    public async Task<Problem?> RunAsync()
    {
        var reply = await image.ReadListAsync().ConfigureAwait(false);
        if (reply.Kind == ReadReplyKind.Listed && Difference(reply) is not null)
        {
            await image.WaitForListAsync().ConfigureAwait(false);
            reply = await image.ReadListAsync().ConfigureAwait(false);
        }

        if (reply.Kind != ReadReplyKind.Listed)
            return Failed(new Message("Verification.ListNotRead", reply.Code, reply.Message), reply);

        return Difference(reply) is { } difference ? Failed(difference, reply) : null;
    }

    private static Problem Failed(Message message, ListReply reply)
        => new("VerificationFailed", message, reply.RequestId, isRetryable: true);

    private Message? Difference(ListReply reply)
    {
        var listed = new HashSet<string>(reply.Shares.Select(share => share.AccountId), StringComparer.Ordinal);
        var others = image.Target.IsExactSet ? listed.Where(id => !_known.Contains(id)) : [];
        Message?[] sentences =
        [
            Sentence("Verification.NotListed", _present.Where(id => !listed.Contains(id))),
            Sentence("Verification.StillListed", _absent.Where(listed.Contains)),
            Sentence("Verification.NotAskedFor", others),
        ];
        return sentences.OfType<Message>().Aggregate(
            (Message?)null, (all, next) => all is null ? next : new Message("Sentences", all, next));
    }

    private static Message? Sentence(string key, IEnumerable<string> accounts)
    {
        var some = accounts.ToList();
        if (some.Count == 0) return null;

        return new Message(key, new Message(some.Count == 1 ? "Accounts.One" : "Accounts.Many", some.Count), new SomeNames(some));
    }
}
