using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>An exchange of shares, with the work on each of its batches.</summary>
internal sealed class ExchangeSubject : Subject
{
    private readonly SmallService _service;
    private readonly Outcome[] _outcomes;
    private readonly ExchangeCase? _case;
    private readonly ExchangeState? _state;
    private readonly SingleSubject? _work;
    private readonly int[] _accounts;
    private readonly bool _isOver;

    private readonly record struct Outcome(
        AccountStatus Status, bool? WasShared, bool LacksRoom, bool IsSent, bool IsKept, bool IsUnconfirmed);

    private ExchangeSubject(
        SmallService service, Outcome[] outcomes, ExchangeCase? @case, ExchangeState? state,
        SingleSubject? work, int[] accounts, bool isOver)
    {
        _service = service;
        _outcomes = outcomes;
        _case = @case;
        _state = state;
        _work = work;
        _accounts = accounts;
        _isOver = isOver;
    }

    /// <summary>Before the first list was read.</summary>
    private bool IsOpening => _state is null && !_isOver;

    public override ShareEffect Effect => IsOpening ? new ShareEffect(EffectKind.Read)
        : _isOver ? new ShareEffect(EffectKind.Done) : _work!.Effect;

    public override int Batch
    {
        get
        {
            var mask = 0;
            for (var i = 0; i < _accounts.Length; i++) mask |= (_work!.Batch >> i & 1) << _accounts[i];
            return mask;
        }
    }

    public static ExchangeSubject BeginExchange(SmallService service)
        => new(service, new Outcome[service.Accounts], null, null, null, [], isOver: false);

    public override Subject Next(in ShareEvent what, Mutation? mutation)
    {
        if (IsOpening) return OnOpening(what, mutation);

        var work = (SingleSubject)_work!.Next(Localize(what, _accounts), mutation);
        if (what.Kind == EventKind.Halted || work.Effect.Kind == EffectKind.Done)
        {
            var isHalted = what.Kind == EventKind.Halted || what.Handling == ErrorHandling.Stop;
            return OnWorkDone(work, isHalted, mutation);
        }

        return new ExchangeSubject(_service, _outcomes, _case, _state, work, _accounts, isOver: false);
    }

    public override void AddTo(ref StateKey key)
    {
        key.Add(IsOpening ? 1 : _isOver ? 2 : 3);
        foreach (var outcome in _outcomes)
            key.Add((int)outcome.Status | (outcome.WasShared is { } was ? was ? 16 : 32 : 0)
                | (outcome.LacksRoom ? 64 : 0) | (outcome.IsSent ? 128 : 0) | (outcome.IsKept ? 256 : 0)
                | (outcome.IsUnconfirmed ? 512 : 0));
        _work?.AddTo(ref key);
        key.Add(Mask(_accounts));
        if (_state is not null) key.Add(_state);
    }

    public override AccountStatus StatusOf(int account) => _outcomes[account].Status;

    public override bool? WasShared(int account) => _outcomes[account].WasShared;

    public override bool LacksRoom(int account) => _outcomes[account].LacksRoom;

    public override bool IsUnconfirmed(int account) => _outcomes[account].IsUnconfirmed;

    public override bool IsKept(int account) => _outcomes[account].IsKept;

    private ExchangeSubject OnOpening(in ShareEvent what, Mutation? mutation)
    {
        if (what.Kind != EventKind.Listed)
        {
            var outcomes = what.Kind == EventKind.Halted ? _outcomes : Keep(_outcomes);
            return new ExchangeSubject(_service, outcomes, null, null, null, [], isOver: true);
        }

        var list = what.List.ToArray();
        var shown = Array.ConvertAll(list, facts => (facts & ListFacts.Present) != 0);
        var @case = new ExchangeCase(_service.Grants, _service.Accounts - _service.Grants)
        {
            AllowPartial = _service.AllowPartial,
            Quota = _service.AssumedQuota,
            AsksOthers = true,
        };
        var (state, effect) = ExchangeDecision.Begin(
            @case, shown[.._service.Grants], shown[_service.Grants..], what.Count);
        return Continue(@case, _outcomes, state, effect, what, mutation);
    }

    private ExchangeSubject OnWorkDone(SingleSubject work, bool isHalted, Mutation? mutation)
    {
        var outcomes = (Outcome[])_outcomes.Clone();
        for (var i = 0; i < _accounts.Length; i++)
        {
            var before = outcomes[_accounts[i]];
            outcomes[_accounts[i]] = new Outcome(
                work.StatusOf(i), before.IsSent ? before.WasShared : work.WasShared(i), work.LacksRoom(i),
                before.IsSent || work.State.Has(i, AccountFacts.Sent), IsKept: false,
                work.IsUnconfirmed(i));
        }

        var what = isHalted ? ExchangeEvent.Halted
            : work.IsImageRefused ? ExchangeEvent.ImageRefused
            : _accounts[0] >= _service.Grants
                ? ExchangeEvent.Revoked(Array.ConvertAll(_accounts, account => RevokeMarkOf(outcomes[account])))
                : ExchangeEvent.Granted(Array.ConvertAll(_accounts, account => GrantMarkOf(outcomes[account])));
        var (state, effect) = ExchangeDecision.Next(_case!, _state!, mutation?.HearExchange?.Invoke(what) ?? what);
        return Continue(_case!, outcomes, state, effect, opening: null, mutation);
    }

    private ExchangeSubject Continue(
        ExchangeCase @case, Outcome[] outcomes, ExchangeState state, ExchangeEffectKind effect, ShareEvent? opening,
        Mutation? mutation)
    {
        if (effect == ExchangeEffectKind.AskOthers)
        {
            var kept = Enumerable.Range(_service.Grants, @case.Revocations)
                .Select(account => (_service.KeptByOthers >> account & 1) != 0).ToArray();
            (state, effect) = ExchangeDecision.Next(@case, state, ExchangeEvent.Answered(kept));
        }

        if (effect == ExchangeEffectKind.Done)
        {
            var all = state.End == ExchangeEnd.Halted ? outcomes : Keep(outcomes);
            return new ExchangeSubject(_service, all, @case, state, null, [], isOver: true);
        }

        var isRevoke = effect == ExchangeEffectKind.Revoke;
        var accounts = Array.ConvertAll(state.Batch, place => isRevoke ? place + _service.Grants : place);
        var isFitted = effect == ExchangeEffectKind.GrantWhatFits;
        var work = SingleSubject.Begin(
            new ShareCase(isRevoke ? ShareOperation.Revoke : ShareOperation.Grant, accounts.Length)
            {
                MaximumRetryCount = _service.MaximumRetryCount,
                AllowPartial = isFitted,
                Quota = isFitted ? _service.AssumedQuota : int.MaxValue,
                FewAccounts = 1,
                SentBefore = [.. Enumerable.Range(0, accounts.Length).Where(i => outcomes[accounts[i]].IsSent)],
            });
        var next = new ExchangeSubject(_service, outcomes, @case, state, work, accounts, isOver: false);
        return opening is { } list ? (ExchangeSubject)next.Next(list, mutation) : next;
    }

    private static Outcome[] Keep(Outcome[] outcomes) => Array.ConvertAll(
        outcomes,
        outcome => outcome.Status == AccountStatus.None
            ? outcome with { Status = AccountStatus.Failed, IsKept = true }
            : outcome);

    private static GrantMark GrantMarkOf(Outcome outcome) => outcome.Status switch
    {
        AccountStatus.None => GrantMark.Open,
        AccountStatus.Unknown => GrantMark.Doubtful,
        AccountStatus.Failed => outcome.LacksRoom ? GrantMark.NoRoom : GrantMark.Failed,
        _ => outcome.IsUnconfirmed ? GrantMark.Failed : GrantMark.Granted,
    };

    private static RevokeMark RevokeMarkOf(Outcome outcome) => outcome.Status switch
    {
        AccountStatus.None => RevokeMark.Open,
        AccountStatus.Unknown => RevokeMark.Doubtful,
        AccountStatus.Failed => RevokeMark.Stays,
        _ => RevokeMark.Gone,
    };

    /// <summary>The same event, with the accounts numbered as those of the work.</summary>
    private static ShareEvent Localize(in ShareEvent what, int[] accounts)
    {
        if (what.Kind == EventKind.Listed)
        {
            var list = what.List;
            return ShareEvent.Listed(
                Array.ConvertAll(accounts, account => list.Span[account]), what.Count, what.CountDecides);
        }

        if (what.Kind != EventKind.Refused || what.Named.Length == 0) return what;

        var named = what.Named.ToArray().Select(account => Array.IndexOf(accounts, account)).ToArray();
        return ShareEvent.Refused(what.Handling, what.Code, what.Refusal, named);
    }
}
