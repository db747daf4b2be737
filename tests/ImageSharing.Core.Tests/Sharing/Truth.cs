using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>Holds what a run said against what the stand-in knows: every change, by instant and by request.</summary>
internal sealed class Truth(SandboxServer server, ShareOperation operation, DateTimeOffset begun)
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, List<RequestRecord>> _writes = server.Requests.Writes
        .Where(write => !write.IsLate && write.Arrived >= begun && write.Code is not "AuthFailure.SignatureExpire")
        .GroupBy(write => write.ImageId!)
        .ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>Every broken claim, as a sentence.</summary>
    public IEnumerable<string> Broken(RunRecord record, IReadOnlyList<ImageTarget> targets)
    {
        Assert.Null(record.Failure);
        Assert.Equal(targets.Count, record.Reports.Count);
        foreach (var report in record.Reports)
        {
            var target = targets[report.Index];
            if (server.Images.Find(target.ImageId, target.Region) is not { } image)
            {
                if (report.Outcomes.Any(outcome => outcome.Status != AccountStatus.Failed))
                    yield return $"{target.ImageId}: not every account failed, but the image does not exist";
                continue;
            }

            var writes = _writes.GetValueOrDefault(target.ImageId) ?? [];
            for (var i = 0; i < target.AccountIds.Count; i++)
            {
                var claim = Check(image.Shares, target.AccountIds[i], report.Outcomes[i], writes);
                if (claim is null) continue;
                yield return $"{target.ImageId} {target.AccountIds[i]}: {report.Outcomes[i].Status}, but {claim}\n"
                    + string.Join('\n', writes.Select(write => $"    {write} {write.Fault}"));
            }
        }
    }

    private string? Check(ShareSet shares, string account, AccountOutcome outcome, List<RequestRecord> writes)
    {
        var own = writes.Where(write => write.AccountIds.Contains(account)).ToList();
        var first = own.Count == 0 ? (DateTimeOffset?)null : own[0].Arrived;
        var completed = new DateTimeOffset(outcome.CompletedUtc, TimeSpan.Zero);
        if (own.Count > outcome.Attempts) return $"{own.Count} requests held it, and {outcome.Attempts} are told";

        var asked = first ?? completed;
        if (outcome.SharedBefore == true && !shares.HeldBetween(account, begun - Lag, asked))
            return "it did not have the share before the first request, as is told";
        if (outcome.SharedBefore == false && !shares.LackedBetween(account, begun - Lag, asked))
            return "it had the share before the first request, and is told not to";

        return outcome.Status switch
        {
            AccountStatus.Shared => first is null || !shares.HeldBetween(account, first.Value, completed)
                ? "it did not have the share since the first request" : null,
            // Another writer may have been there while the request was on its way: it was looked at when it was
            // answered.
            AccountStatus.AlreadyShared => !shares.HeldBetween(
                account, begun - Lag, own.Count == 0 ? completed : own[0].Responded ?? completed)
                ? "it did not have the share before" : null,
            AccountStatus.Revoked => first is null || !shares.LackedBetween(account, first.Value, completed)
                ? "it did not lack the share since the first request" : null,
            AccountStatus.NotShared => !shares.LackedBetween(account, begun - Lag, completed)
                ? "it had the share all the time" : null,
            AccountStatus.Failed when operation == ShareOperation.Grant => IsGivenBy(own, shares, account)
                ? "it holds a share that this run gave" : null,
            AccountStatus.Failed when own.Count == 0 && outcome.IsOfImage => null,
            AccountStatus.Failed => server.Options.DeniedActions.Count == 0
                && !shares.HeldBetween(account, begun - Lag, completed)
                ? "it never had the share" : null,
            AccountStatus.Unknown => own.Any(IsOpen) ? null : "no request with it is open",
            _ => "nothing is claimed",
        };
    }

    private static bool IsGivenBy(List<RequestRecord> own, ShareSet shares, string account)
        => shares.Contains(account)
            && own.Any(
                write => write.RequestId == shares.History.LastOrDefault(change => change.AccountId == account).Writer);

    private bool IsOpen(RequestRecord write)
        => write.IsDropped || write.IsUnreadable || write.HttpStatus != 200 || write.Code == "InternalError"
            || (write.Code is not null && write.AccountIds.Count > 1 && ListsWereMissed(write.ImageId));

    /// <summary>What a refusal of several accounts left behind is for a list to say.</summary>
    private bool ListsWereMissed(string? imageId)
        => server.Options.DeniedActions.Count > 0
            || server.Requests.Of(SandboxActions.DescribeImageSharePermission)
                .Any(read => read.ImageId == imageId && (read.IsDropped || read.IsUnreadable));
}
