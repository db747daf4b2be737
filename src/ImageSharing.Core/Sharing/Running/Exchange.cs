using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Checks;
using ImageSharing.Core.Sharing.Context;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// Grants the share of an image to some accounts and revokes it from others, in the order that
/// <see cref="ExchangeDecision"/> decides. Where the list can't be read, nothing is written.
/// </summary>
internal sealed class Exchange(ImageContext image, ImageCheck check, SetChecks? setChecks)
{
    private readonly RunContext _run = image.Run;
    private readonly ImageTarget _target = image.Target;
    private readonly ExchangeResults _results = new(image.Run, image.Target);
    private ListReply? _opening;

    public async Task<(OperationResult Granted, OperationResult Revoked)> RunAsync()
    {
        try
        {
            var list = await DecidedShares.ReadAsync(image).ConfigureAwait(false);
            if (list.Reply.Kind != ReadReplyKind.Listed) return Unread(list.Reply);

            return await RunAsync(list).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_run.IsOnlyHalted)
        {
            return _results.Halted();
        }
    }

    private async Task<(OperationResult Granted, OperationResult Revoked)> RunAsync(DecidedShares list)
    {
        _opening = list.Reply;
        _results.Note(list);
        var @case = new ExchangeCase(_target.AccountIds.Count, _target.RevokedAccountIds.Count)
        {
            AllowPartial = _run.Settings.AllowPartial,
            Quota = ServiceLimits.SharesOfImage,
            AsksOthers = setChecks is not null,
        };
        var (state, effect) = ExchangeDecision.Begin(
            @case, _results.HasShare, _results.IsListed, list.Shares.Count);
        while (effect != ExchangeEffectKind.Done)
        {
            _run.Cancelled.ThrowIfCancellationRequested();
            var what = _run.Halted.IsCancellationRequested
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
            ? await RevokeAsync(batch).ConfigureAwait(false)
            : await GrantAsync(batch, isFitted: effect == ExchangeEffectKind.GrantWhatFits).ConfigureAwait(false);
        _results.Add(batch, result, isRevoke);
        if (result.Problem is { Code: not AccountOutcome.NoRoom }) return ExchangeEvent.ImageRefused;

        return isRevoke
            ? ExchangeEvent.Revoked(Array.ConvertAll(result.Outcomes, RevokeMarkOf))
            : ExchangeEvent.Granted(Array.ConvertAll(result.Outcomes, GrantMarkOf));
    }

    private async Task<ExchangeEvent> AskOthersAsync()
    {
        var kept = await setChecks!.KeptAsync(_target).ConfigureAwait(false);
        if (kept is null) return ExchangeEvent.Halted;

        _results.Keep(kept, setChecks);
        return ExchangeEvent.Answered(Array.ConvertAll(kept, image => image is not null));
    }

    private Task<OperationResult> GrantAsync(int[] batch, bool isFitted)
    {
        var grant = new OperationRun(image, check, ShareOperation.Grant, Some(batch, _target.AccountIds))
        {
            AllowPartial = isFitted,
            RoomMayBeMade = !isFitted,
            SentBefore = [.. Enumerable.Range(0, batch.Length).Where(place => _results.IsSent(batch[place]))],
        };
        return grant.RunAsync(TakeOpening());
    }

    private Task<OperationResult> RevokeAsync(int[] batch)
    {
        var accounts = Some(batch, _target.RevokedAccountIds);
        return new OperationRun(image, check, ShareOperation.Revoke, accounts).RunAsync(TakeOpening());
    }

    private static string[] Some(int[] batch, IReadOnlyList<string> accounts)
        => Array.ConvertAll(batch, place => accounts[place]);

    /// <summary>The first list serves the first operation.</summary>
    private ListReply? TakeOpening()
    {
        var opening = _opening;
        _opening = null;
        return opening;
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

    private (OperationResult Granted, OperationResult Revoked) Unread(ListReply reply)
    {
        if (CallerRefusal.IsEndOfRun(reply)) _run.Fail(reply.ToProblem());
        return _results.Refused(reply.ToProblem());
    }
}
