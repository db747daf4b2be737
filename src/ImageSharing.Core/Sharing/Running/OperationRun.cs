using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Checks;
using ImageSharing.Core.Sharing.Context;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// Runs one operation, a grant or a revocation, on accounts of one image: reads, writes and waits as
/// <see cref="ShareDecision"/> decides, and tells it the replies.
/// </summary>
internal sealed partial class OperationRun(
    ImageContext image, ImageCheck check, ShareOperation operation, IReadOnlyList<string> accounts)
{
    private readonly RunContext _run = image.Run;
    private readonly OwnWrites _writes = image.Writes;
    private readonly Dictionary<string, int> _places = PlacesOf(accounts);
    private readonly AccountLedger _ledger = new(accounts.Count);
    private readonly ImageWaits _waits = new(image);
    private readonly bool[] _isLost = new bool[accounts.Count];
    private ListReply? _opening;
    private ListReply? _unread;
    private Problem? _refusal;
    private bool _isChecked;
    private bool _isUnseen;
    private ListEvidence _list;
    private ShareState? _state;
    private string? _requestId;
    private bool _goesFirst;

    /// <summary>Where the quota has no room for all, share those that fit.</summary>
    public bool AllowPartial { get; init; }

    /// <summary>
    /// Revocations may make room: the quota is not checked before the first write, and a full quota does not refuse yet.
    /// </summary>
    public bool RoomMayBeMade { get; init; }

    /// <summary>Accounts that an earlier request of the run contained, by place.</summary>
    public IReadOnlyCollection<int>? SentBefore { get; init; }

    /// <summary>Runs until every account has its status, or the run is halted.</summary>
    /// <param name="opening">The first list, where it was read already.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<OperationResult> RunAsync(ListReply? opening = null)
    {
        _opening = opening;
        var @case = Case();
        var (state, effect) = ShareDecision.Begin(@case);
        while (effect.Kind != EffectKind.Done)
        {
            _state = state;
            var what = await CarryOutAsync(effect).ConfigureAwait(false);
            if (what is null)
            {
                (state, effect) = ShareDecision.Begin(@case);
                continue;
            }

            _ledger.IsCutShort = what.Kind == EventKind.Halted;
            var (next, nextEffect) = ShareDecision.Next(@case, state, what);
            Note(state, next);
            (state, effect) = (next, nextEffect);
        }

        if (ShareDecision.LearntLimit(@case, state) is { } limit) _run.Memory.LearnBatchLimit(image.Endpoint, limit);
        var refusal = _refusal ?? _ledger.ImageRefusal(state);
        if (refusal is not null && refusal.Code == _run.Failure?.Code) refusal = null; // told once, for the whole run
        return new OperationResult(Outcomes(state), refusal);
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<string> accounts)
    {
        var places = new Dictionary<string, int>(accounts.Count, StringComparer.Ordinal);
        foreach (var id in accounts) places.Add(id, places.Count);
        return places;
    }

    private ShareCase Case()
    {
        var about = _writes.About(_places, operation);
        var opposed = Enumerable.Range(0, about.Length).Where(account => about[account].HasUnsettledOpposite).ToArray();
        foreach (var account in opposed)
        {
            var until = about[account].OppositeConclusiveAt ?? _run.Time.GetUtcNow().AddMinutes(5);
            _ledger.Lost([account], until, new Message("Outcome.OppositeRequest"));
        }

        return new ShareCase(operation, accounts.Count)
        {
            BatchSize = Math.Min(_run.Settings.BatchSize, _run.Memory.BatchLimitOf(image.Endpoint) ?? int.MaxValue),
            AllowPartial = AllowPartial,
            Quota = RoomMayBeMade ? int.MaxValue : ServiceLimits.SharesOfImage,
            MaximumRetryCount = _run.Connection.MaximumRetryCount,
            Opposed = opposed.Length == 0 ? null : opposed,
            SentBefore = SentBefore,
        };
    }

    /// <summary>The result of an effect; null if the image was busy and everything begins again.</summary>
    private async Task<ShareEvent?> CarryOutAsync(ShareEffect effect)
    {
        _requestId = null;
        _run.Cancelled.ThrowIfCancellationRequested();
        if (_run.Halted.IsCancellationRequested) return ShareEvent.Halted;

        try
        {
            if (effect.Kind == EffectKind.Write && !_isChecked)
            {
                var result = await check.RunAsync(_list, _waits).ConfigureAwait(false);
                _isChecked = true;
                _isUnseen = result.IsUnseen;
                _refusal = result.Refusal;
                if (_refusal is not null) return ShareEvent.Halted;
                if (result.HasWaited) return null;
            }

            return effect.Kind switch
            {
                EffectKind.Read => Understand(_opening ?? await image.ReadListAsync().ConfigureAwait(false)),
                EffectKind.Write => await WriteAsync(_state!.Batch).ConfigureAwait(false),
                _ when _isUnseen && effect.Reason == WaitReason.Busy => await WaitForLookAsync().ConfigureAwait(false),
                _ => await _waits.WaitAsync(effect.Reason, _state!).ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException) when (_run.IsOnlyHalted)
        {
            return ShareEvent.Halted;
        }
    }

    /// <summary>
    /// The image was written to before a look told of it, and is not ready: its state says whether it will be.
    /// </summary>
    private async Task<ShareEvent> WaitForLookAsync()
    {
        _isUnseen = false;
        _waits.ForgetAfterProgress(_state!);
        var result = await check.RunUnseenAsync(_waits).ConfigureAwait(false);
        if (result.Refusal is not null) return ShareEvent.TimeUp;
        if (result.HasWaited) return ShareEvent.Waited;

        return await _waits.WaitAsync(WaitReason.Busy, _state!).ConfigureAwait(false);
    }

    private void Note(ShareState before, ShareState after)
    {
        var decided = _ledger.Decided(before, after, _run.UtcNow, _requestId);
        if (decided == 0) return;

        _run.Counters.AddDone(decided);
        for (var account = 0; account < _isLost.Length; account++)
        {
            var isSettled = before.Status[account] == AccountStatus.None
                && after.Status[account] is not (AccountStatus.None or AccountStatus.Unknown);
            if (isSettled && _isLost[account]) _run.Counters.Settled(1);
        }

        if (Array.IndexOf(after.Status, AccountStatus.Failed) < 0) return;
        if (!RoomMayBeMade || !_ledger.IsRoomAllThatLacks(after)) _run.Refused();
    }

    /// <summary>
    /// Where the image or the whole run is refused, what was not tried fails with it, all of it by one reason.
    /// </summary>
    private AccountOutcome[] Outcomes(ShareState state)
    {
        var outcomes = _ledger.Outcomes(state);
        var refusal = _refusal ?? _run.Failure;
        if (refusal is null) return outcomes;

        var refused = OperationResult.Refuse(outcomes, refusal, _run.UtcNow);
        if (_refusal is null || refused == 0) return outcomes;

        _run.Counters.AddDone(refused);
        _run.Refused();
        return outcomes;
    }
}
