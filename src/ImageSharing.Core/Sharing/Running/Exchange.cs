using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// Gives an image's shares to some accounts and takes them from others, in the order that
/// <see cref="ExchangeDecision"/> decides. Where the list can't be read, nothing is written.
/// </summary>
internal sealed class Exchange(
    RunContext run,
    ImageTarget target,
    string endpoint,
    Func<ImageTarget, ShareOperation, WorkOptions, ImageWork> workOn,
    Func<Task<RefusedImage?[]?>>? askOthers)
{
    private readonly ExchangeResults _results = new(run, target);
    private ListReply? _opening;

    public async Task<(WorkResult Granted, WorkResult Revoked)> RunAsync()
    {
        try
        {
            var list = await new DecidingList(run, target, endpoint).ReadAsync().ConfigureAwait(false);
            if (list.Reply.Kind != ReadReplyKind.Listed) return Unread(list.Reply);

            return await RunAsync(list).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (run.Halted.IsCancellationRequested && !run.Cancelled.IsCancellationRequested)
        {
            return _results.Halted();
        }
    }

    private async Task<(WorkResult Granted, WorkResult Revoked)> RunAsync(DecidedShares list)
    {
        _opening = list.Reply;
        _results.Note(list);
        var @case = new ExchangeCase(target.AccountIds.Count, target.RevokedAccountIds.Count)
        {
            AllowPartial = run.Settings.AllowPartial,
            Quota = ServiceLimits.SharesOfImage,
            AsksOthers = askOthers is not null,
        };
        var (state, effect) = ExchangeDecision.Begin(
            @case, _results.HasShare, _results.IsListed, list.Shares.Count);
        while (effect != ExchangeEffectKind.Done)
        {
            run.Cancelled.ThrowIfCancellationRequested();
            var what = run.Halted.IsCancellationRequested
                ? ExchangeEvent.Halted
                : await CarryOutAsync(effect, state.Batch).ConfigureAwait(false);
            (state, effect) = ExchangeDecision.Next(@case, state, what);
        }

        return _results.Of(state, list.Shares.Count);
    }

    private async Task<ExchangeEvent> CarryOutAsync(ExchangeEffectKind effect, int[] batch)
    {
        if (effect == ExchangeEffectKind.AskOthers) return await AskOthersAsync().ConfigureAwait(false);

        var isRevoke = effect == ExchangeEffectKind.Revoke;
        var result = isRevoke
            ? await WorkAsync(batch, target.RevokedAccountIds, ShareOperation.Revoke, new WorkOptions())
                .ConfigureAwait(false)
            : await GrantAsync(batch, isFitted: effect == ExchangeEffectKind.GrantWhatFits).ConfigureAwait(false);
        _results.Add(batch, result, isRevoke);
        if (result.Problem is { Code: not AccountOutcome.NoRoom }) return ExchangeEvent.ImageRefused;

        return isRevoke
            ? ExchangeEvent.Revoked(Array.ConvertAll(result.Outcomes, RevokeMarkOf))
            : ExchangeEvent.Granted(Array.ConvertAll(result.Outcomes, GrantMarkOf));
    }

    private async Task<ExchangeEvent> AskOthersAsync()
    {
        var kept = await askOthers!().ConfigureAwait(false);
        if (kept is null) return ExchangeEvent.Halted;

        _results.Keep(kept);
        return ExchangeEvent.Answered(Array.ConvertAll(kept, image => image is not null));
    }

    private Task<WorkResult> GrantAsync(int[] batch, bool isFitted)
    {
        var options = new WorkOptions
        {
            AllowPartial = isFitted,
            ChecksRoom = isFitted,
            ToleratesNoRoom = !isFitted,
            SentBefore = [.. Enumerable.Range(0, batch.Length).Where(place => _results.IsSent(batch[place]))],
        };
        return WorkAsync(batch, target.AccountIds, ShareOperation.Grant, options);
    }

    private async Task<WorkResult> WorkAsync(
        int[] batch, IReadOnlyList<string> accounts, ShareOperation operation, WorkOptions options)
    {
        var some = new ImageTarget(target.Region, target.ImageId, Array.ConvertAll(batch, place => accounts[place]));
        using var work = workOn(some, operation, options);
        var opening = _opening;
        _opening = null;
        return await work.RunAsync(opening).ConfigureAwait(false);
    }

    private static GrantMark GrantMarkOf(AccountOutcome outcome) => outcome.Status switch
    {
        AccountStatus.None => GrantMark.Open,
        AccountStatus.Unknown => GrantMark.Doubtful,
        AccountStatus.Failed => outcome.HasNoRoom ? GrantMark.NoRoom : GrantMark.Failed,
        _ => outcome.IsUnconfirmed ? GrantMark.Failed : GrantMark.Granted,
    };

    private static RevokeMark RevokeMarkOf(AccountOutcome outcome) => outcome.Status switch
    {
        AccountStatus.None => RevokeMark.Open,
        AccountStatus.Unknown => RevokeMark.Doubtful,
        AccountStatus.Failed => RevokeMark.Stays,
        _ => RevokeMark.Gone,
    };

    private (WorkResult Granted, WorkResult Revoked) Unread(ListReply reply)
    {
        if (CallerRefusal.IsEndOfRun(reply)) run.Fail(reply.ToProblem());
        return _results.Refused(reply.ToProblem());
    }
}
