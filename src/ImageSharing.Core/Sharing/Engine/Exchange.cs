using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Sharing.Engine;

/// <summary>
/// Gives an image's shares to some accounts and takes them from others: taking first where the quota has no room for
/// the new ones before. Nothing is taken where the list can't be read, or where it is plain that the new ones won't
/// fit.
/// </summary>
internal sealed class Exchange(
    RunContext run,
    ImageTarget target,
    string endpoint,
    Func<ImageTarget, ShareOperation, bool, ImageWork> workOn)
{
    private const int Quota = 500;
    private readonly ImageTarget _revoked = new(target.Region, target.ImageId, target.RevokedAccountIds);

    public async Task<(WorkResult Granted, WorkResult Revoked)> RunAsync()
    {
        try
        {
            var list = await new DecidingList(run, target, endpoint).ReadAsync().ConfigureAwait(false);
            if (list.Answer.Kind != ReadAnswerKind.Listed) return Unread(list.Answer);

            return await RunAsync(list).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (run.Halted.IsCancellationRequested && !run.Cancelled.IsCancellationRequested)
        {
            return Refused(
                run.Failure is { } failure ? new Refusal(failure.Code, failure.Message, failure.RequestId) : null,
                []);
        }
    }

    private async Task<(WorkResult Granted, WorkResult Revoked)> RunAsync(DecidedShares list)
    {
        var shared = new HashSet<string>(list.Shares.Select(share => share.AccountId), StringComparer.Ordinal);
        var coming = target.AccountIds.Count(id => !shared.Contains(id));
        var going = target.RevokedAccountIds.Count(shared.Contains);
        var isQuotaKnown = shared.Count <= Quota;
        var tooMany = shared.Count - going + coming - Quota;
        if (isQuotaKnown && tooMany > 0 && !run.Settings.AllowPartial)
        {
            return Refused(TooMany(shared.Count, going, coming, tooMany), shared);
        }

        if (isQuotaKnown && Quota - shared.Count < coming)
        {
            var first = await RevokeAsync(list.Answer).ConfigureAwait(false);
            return (
                await AfterAsync(first, target, ShareOperation.Grant, allowPartial: true).ConfigureAwait(false),
                first);
        }

        var granted = await GrantAsync(list.Answer).ConfigureAwait(false);
        if (granted.Problem?.Code != "OverQuota")
            return (
                granted,
                await AfterAsync(granted, _revoked, ShareOperation.Revoke, allowPartial: false).ConfigureAwait(false));

        // The quota is lower than is known here. What is taken back makes room.
        var revoked = await RevokeAsync(opening: null).ConfigureAwait(false);
        return (await AgainAsync(granted).ConfigureAwait(false), revoked);
    }

    private async Task<WorkResult> GrantAsync(ListAnswer? opening)
    {
        using var work = workOn(target, ShareOperation.Grant, run.Settings.AllowPartial);
        return await work.RunAsync(opening).ConfigureAwait(false);
    }

    private async Task<WorkResult> RevokeAsync(ListAnswer? opening)
    {
        using var work = workOn(_revoked, ShareOperation.Revoke, false);
        return await work.RunAsync(opening).ConfigureAwait(false);
    }

    /// <summary>The second part; what refuses the image refuses both.</summary>
    private async Task<WorkResult> AfterAsync(
        WorkResult first, ImageTarget accounts, ShareOperation operation, bool allowPartial)
    {
        if (first.Problem is { } problem)
        {
            var refusal = new Refusal(problem.Code, problem.Message, problem.RequestId, problem.IsOfModule);
            return Refuse(new AccountOutcome[accounts.AccountIds.Count], refusal);
        }

        using var work = workOn(accounts, operation, allowPartial);
        return await work.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Tries those again for which there was no room.</summary>
    private async Task<WorkResult> AgainAsync(WorkResult granted)
    {
        var outcomes = granted.Outcomes;
        var places = Enumerable.Range(0, outcomes.Length).Where(place => outcomes[place].Code == "OverQuota").ToArray();
        var accounts = new ImageTarget(
            target.Region, target.ImageId, [.. places.Select(place => target.AccountIds[place])]);
        using var work = workOn(accounts, ShareOperation.Grant, true);
        var again = await work.RunAsync().ConfigureAwait(false);
        for (var i = 0; i < places.Length; i++)
        {
            var before = outcomes[places[i]];
            if (again.Outcomes[i].Status != AccountStatus.None)
            {
                outcomes[places[i]] = again.Outcomes[i].After(before.Attempts, before.SharedBefore);
            }
        }

        return new WorkResult(outcomes, again.Problem);
    }

    private (WorkResult Granted, WorkResult Revoked) Unread(ListAnswer answer)
    {
        var refusal = new Refusal(answer.Code!, answer.Message!, answer.RequestId);
        if (RunContext.IsEndOfRun(answer))
            run.Fail(new Problem(
                answer.Code!, answer.Message!, answer.RequestId, isRetryable: answer.Kind == ReadAnswerKind.Failed));
        return Refused(refusal, []);
    }

    /// <summary>Nothing was written. Without a refusal nothing is claimed either.</summary>
    private (WorkResult Granted, WorkResult Revoked) Refused(Refusal? refusal, HashSet<string> shared)
    {
        var now = run.Time.GetUtcNow().UtcDateTime;
        var outcomes = new AccountOutcome[target.AccountIds.Count];
        for (var i = 0; i < outcomes.Length; i++)
            if (shared.Contains(target.AccountIds[i]))
            {
                outcomes[i] = new AccountOutcome(AccountStatus.AlreadyShared, 0, now);
            }

        return (Refuse(outcomes, refusal), Refuse(new AccountOutcome[target.RevokedAccountIds.Count], refusal));
    }

    private WorkResult Refuse(AccountOutcome[] outcomes, Refusal? refusal)
    {
        if (refusal is null) return new WorkResult(outcomes, null);

        run.Counters.AddDone(WorkResult.Refuse(outcomes, refusal, run.Time.GetUtcNow().UtcDateTime));
        run.Refused();
        return new WorkResult(outcomes, ImageWork.ProblemOf(refusal));
    }

    private static Refusal TooMany(int shared, int going, int coming, int tooMany) => new(
        "OverQuota",
        string.Format(
            CultureInfo.InvariantCulture,
            "The module refused before any request to change shares: the image has {0} of {1} shares, {2} are to go "
            + "and {3} to come, which is {4} too many.",
            shared,
            Quota,
            going,
            coming,
            tooMany),
        RequestId: null,
        IsOfModule: true);
}
