using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>Reads the list at the end until it agrees with what is reported, or decides that it does not.</summary>
internal sealed class Verification(ImageContext image)
{
    private const int Named = 3;
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
            return Failed($"The list could not be read: {reply.Code}: {reply.Message}", reply);

        return Difference(reply) is { } difference ? Failed(difference, reply) : null;
    }

    private static Problem Failed(string message, ListReply reply)
        => new("VerificationFailed", message, reply.RequestId, isRetryable: true);

    private string? Difference(ListReply reply)
    {
        var listed = new HashSet<string>(reply.Shares.Select(share => share.AccountId), StringComparer.Ordinal);
        var sentences = new[]
        {
            Sentence(_present.Where(id => !listed.Contains(id)), "is not in", "are not in"),
            Sentence(_absent.Where(listed.Contains), "is still in", "are still in"),
            image.Target.IsExactSet
                ? Sentence(
                    listed.Where(id => !_known.Contains(id)),
                    "was not asked for and is in",
                    "were not asked for and are in")
                : null,
        };
        var said = string.Join(" ", sentences.Where(sentence => sentence is not null));
        return said.Length == 0 ? null : said;
    }

    private static string? Sentence(IEnumerable<string> accounts, string one, string several)
    {
        var some = accounts.ToList();
        if (some.Count == 0) return null;

        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} {1} the list that was read at the end: {2}{3}.",
            some.Count,
            some.Count == 1 ? $"account {one}" : $"accounts {several}",
            string.Join(", ", some.Take(Named)),
            some.Count > Named ? ", …" : "");
    }
}
