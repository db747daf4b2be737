using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// Works on a target: on its accounts, on those that lose the share besides, and on the look at the end.
/// </summary>
internal sealed class TargetWork(
    RunContext run,
    ReportQueue reports,
    ImageChecks checks,
    SetChecks? setChecks,
    ImageTarget target,
    int index,
    string endpoint)
{
    private readonly ImageCheck _check = setChecks is null
        ? checks.Begin(target)
        : new ImageCheck(run, group: null, target.ImageId) { Known = setChecks.Of(index) };

    /// <summary>Works until every account has its status, or the run is halted.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ImageReport> RunAsync()
    {
        if (target.AccountIds.Count == 0) return await RevokeAsync().ConfigureAwait(false);
        if (target.RevokedAccountIds.Count > 0) return await ExchangeAsync().ConfigureAwait(false);

        using var work = Work(
            target, run.Settings.Operation, new WorkOptions { AllowPartial = run.Settings.AllowPartial });
        var result = await work.RunAsync().ConfigureAwait(false);
        var difference = await VerifyAsync(result, WithoutAccounts).ConfigureAwait(false);
        return new ImageReport(index, result.Outcomes, result.Problem, difference);
    }

    private static WorkResult WithoutAccounts { get; } = new([], null);

    private ImageWork Work(ImageTarget accounts, ShareOperation operation, WorkOptions options)
        => new(run, reports, _check, accounts, operation, index, endpoint) { Options = options };

    private async Task<ImageReport> RevokeAsync()
    {
        if (target.RevokedAccountIds.Count == 0) return new ImageReport(index, [], null);

        var result = await RevokeUnkeptAsync().ConfigureAwait(false);
        var difference = await VerifyAsync(WithoutAccounts, result).ConfigureAwait(false);
        return new ImageReport(index, [], result.Problem, difference, result.Outcomes);
    }

    private async Task<WorkResult> RevokeUnkeptAsync()
    {
        var outcomes = new AccountOutcome[target.RevokedAccountIds.Count];
        var kept = await KeptAsync().ConfigureAwait(false);
        if (kept is null)
        {
            if (run.Failure is { } failure)
                WorkResult.Refuse(outcomes, failure, run.Time.GetUtcNow().UtcDateTime);
            return new WorkResult(outcomes, null);
        }

        var places = Enumerable.Range(0, kept.Length).Where(place => kept[place] is null).ToArray();
        Problem? problem = null;
        if (places.Length > 0)
        {
            var revoked = new ImageTarget(
                target.Region, target.ImageId, Array.ConvertAll(places, place => target.RevokedAccountIds[place]));
            using var work = Work(revoked, ShareOperation.Revoke, new WorkOptions());
            var result = await work.RunAsync().ConfigureAwait(false);
            for (var i = 0; i < places.Length; i++) outcomes[places[i]] = result.Outcomes[i];
            problem = result.Problem;
        }

        var keptProblem = run.RefuseKept(outcomes, kept);
        return new WorkResult(outcomes, problem ?? keptProblem);
    }

    /// <summary>Who keeps the share because of other images; null where the run ends before that is known.</summary>
    private async Task<RefusedImage?[]?> KeptAsync()
    {
        if (setChecks is null) return new RefusedImage?[target.RevokedAccountIds.Count];

        try
        {
            return await setChecks.KeptAsync(target).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (run.Halted.IsCancellationRequested && !run.Cancelled.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<ImageReport> ExchangeAsync()
    {
        var exchange = new Exchange(run, target, endpoint, Work, setChecks is null ? null : KeptAsync);
        var (granted, revoked) = await exchange.RunAsync().ConfigureAwait(false);
        var difference = await VerifyAsync(granted, revoked).ConfigureAwait(false);
        return new ImageReport(index, granted.Outcomes, granted.Problem, difference, revoked.Outcomes);
    }

    private async Task<Problem?> VerifyAsync(WorkResult result, WorkResult revoked)
    {
        var isDue = run.Settings.Verify || (target.IsExactSet && (result.HasWritten || revoked.HasWritten));
        if (!isDue || run.Halted.IsCancellationRequested) return null;

        var key = new ImageKey(endpoint, target.Region, target.ImageId);
        var writes = run.Memory.Enter(key);
        var waits = new ImageWaits(run, target.ImageId, writes);
        var verification = new Verification(run, target, waits);
        verification.Expect(target.AccountIds, result.Outcomes);
        verification.Expect(target.RevokedAccountIds, revoked.Outcomes);
        try
        {
            return await verification.RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (run.Halted.IsCancellationRequested && !run.Cancelled.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            run.Memory.Leave(key, writes);
        }
    }
}
