using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// Carries out for one image what the decision asks for: reads, writes and waits, and tells it what came of them.
/// </summary>
internal sealed partial class ImageWork : IDisposable
{
    private readonly RunContext _run;
    private readonly ReportQueue _reports;
    private readonly int _index;
    private readonly ImageTarget _target;
    private readonly string _endpoint;
    private readonly ImageKey _key;
    private readonly OwnWrites _writes;
    private readonly Dictionary<string, int> _accounts;
    private readonly AccountLedger _ledger;
    private readonly ImageWaits _waits;
    private readonly ImageList _list;
    private readonly bool[] _isLost;
    private readonly ImageCheck _check;
    private ListReply? _opening;
    private ListReply? _unread;
    private Problem? _refusal;
    private bool _isChecked;
    private bool _hasList;
    private ShareState? _state;
    private string? _requestId;
    private bool _goesFirst;

    /// <summary>Makes the work on the accounts of a target, those to be revoked besides aside.</summary>
    public ImageWork(
        RunContext run, ReportQueue reports, ImageCheck check,
        ImageTarget target, ShareOperation operation, int index, string endpoint)
    {
        _run = run;
        _reports = reports;
        _index = index;
        _target = target;
        _check = check;
        Operation = operation;
        _endpoint = endpoint;
        _key = new ImageKey(endpoint, target.Region, target.ImageId);
        _writes = run.Memory.Enter(_key);
        _accounts = new Dictionary<string, int>(target.AccountIds.Count, StringComparer.Ordinal);
        foreach (var id in target.AccountIds) _accounts.Add(id, _accounts.Count);
        _ledger = new AccountLedger(_accounts.Count);
        _isLost = new bool[_accounts.Count];
        _waits = new ImageWaits(run, target.ImageId, _writes);
        _list = new ImageList(run, target, _accounts, _writes);
    }

    /// <summary>How the work goes about it.</summary>
    public WorkOptions Options { get; init; } = new();

    private ShareOperation Operation { get; }

    /// <summary>Works on the image until every account has its status, or the run is halted.</summary>
    /// <param name="opening">The first look at the list, where it was had already.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<WorkResult> RunAsync(ListReply? opening = null)
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

            _ledger.IsCutShort = what.Value.Kind == EventKind.Halted;
            var (next, nextEffect) = ShareDecision.Next(@case, state, what.Value);
            Note(state, next);
            (state, effect) = (next, nextEffect);
        }

        if (ShareDecision.LearntLimit(@case, state) is { } limit) _run.Memory.LearnBatchLimit(_endpoint, limit);
        var refusal = _refusal ?? _ledger.ImageRefusal(state);
        if (refusal is not null && refusal.Code == _run.Failure?.Code) refusal = null; // told once, for the whole run
        return new WorkResult(Outcomes(state), refusal);
    }

    public void Dispose() => _run.Memory.Leave(_key, _writes);

    private ShareCase Case()
    {
        var about = _writes.About(_accounts, Operation);
        var opposed = Enumerable.Range(0, about.Length).Where(account => about[account].HasUnsettledOpposite).ToArray();
        foreach (var account in opposed)
        {
            var until = about[account].OppositeConclusiveAt ?? _run.Time.GetUtcNow().AddMinutes(5);
            _ledger.Lost([account], until, "An opposite request of this process may still be applied.");
        }

        return new ShareCase(Operation, _accounts.Count)
        {
            BatchSize = Math.Min(_run.Settings.BatchSize, _run.Memory.BatchLimitOf(_endpoint) ?? int.MaxValue),
            AllowPartial = Options.AllowPartial,
            Quota = Options.ChecksRoom ? ServiceLimits.SharesOfImage : int.MaxValue,
            MaximumRetryCount = _run.MaximumRetryCount,
            Opposed = opposed.Length == 0 ? null : opposed,
            SentBefore = Options.SentBefore,
        };
    }

    /// <summary>What came of an effect; null where the image was waited for, and everything begins anew.</summary>
    private async Task<ShareEvent?> CarryOutAsync(ShareEffect effect)
    {
        _requestId = null;
        _run.Cancelled.ThrowIfCancellationRequested();
        if (_run.Halted.IsCancellationRequested) return ShareEvent.Halted;

        try
        {
            if (effect.Kind == EffectKind.Write && !_isChecked)
            {
                var check = await _check.RunAsync(_hasList, _waits).ConfigureAwait(false);
                _isChecked = true;
                _refusal = check.Refusal;
                if (_refusal is not null) return ShareEvent.Halted;
                if (check.HasWaited) return null;
            }

            return effect.Kind switch
            {
                EffectKind.Read => await ReadAsync().ConfigureAwait(false),
                EffectKind.Write => await WriteAsync(_state!.Batch).ConfigureAwait(false),
                _ => await _waits.WaitAsync(effect.Reason, _state!).ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException)
            when (_run.Halted.IsCancellationRequested && !_run.Cancelled.IsCancellationRequested)
        {
            return ShareEvent.Halted;
        }
    }

    private void Note(ShareState before, ShareState after)
    {
        var decided = _ledger.Decided(before, after, _run.Time.GetUtcNow().UtcDateTime, _requestId);
        if (decided == 0) return;

        _run.Counters.AddDone(decided);
        for (var account = 0; account < _isLost.Length; account++)
        {
            var isSettled = before.Status[account] == AccountStatus.None
                && after.Status[account] is not (AccountStatus.None or AccountStatus.Unknown);
            if (isSettled && _isLost[account]) _run.Counters.Settled(1);
        }

        if (Array.IndexOf(after.Status, AccountStatus.Failed) < 0) return;
        if (!Options.ToleratesNoRoom || !_ledger.IsRoomAllThatLacks(after)) _run.Refused();
    }

    /// <summary>
    /// Where the image or the whole run is refused, what was not tried fails with it, all of it by one reason.
    /// </summary>
    private AccountOutcome[] Outcomes(ShareState state)
    {
        var outcomes = _ledger.Outcomes(state);
        var refusal = _refusal ?? _run.Failure;
        if (refusal is null) return outcomes;

        var refused = WorkResult.Refuse(outcomes, refusal, _run.Time.GetUtcNow().UtcDateTime);
        if (_refusal is null || refused == 0) return outcomes;

        _run.Counters.AddDone(refused);
        _run.Refused();
        return outcomes;
    }
}
