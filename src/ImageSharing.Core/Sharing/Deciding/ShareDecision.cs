using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>
/// Decides about the accounts of one image: from a state and an event to the next state and the next effect.
/// It has no clock, no tasks and no service. The rules are in Sharing/README.md.
/// </summary>
internal readonly partial struct ShareDecision
{
    /// <summary>The facts that are kept about an account with a status.</summary>
    private const AccountFacts Lasting = AccountFacts.Sent | AccountFacts.ListedBefore | AccountFacts.UnlistedBefore
        | AccountFacts.SaidSharedBefore | AccountFacts.SaidSharedSince | AccountFacts.Unconfirmed;

    private readonly ShareCase _case;
    private readonly ShareState _state;

    private ShareDecision(ShareCase @case, ShareState state)
    {
        _case = @case;
        _state = state;
    }

    private bool IsGrant => _case.Operation == ShareOperation.Grant;

    /// <summary>The first state, and the first effect: read the list.</summary>
    public static (ShareState State, ShareEffect Effect) Begin(ShareCase @case)
        => (new ShareState(@case), new ShareEffect(EffectKind.Read));

    /// <summary>The state and the effect that follow when <paramref name="what"/> settles the last effect.</summary>
    public static (ShareState State, ShareEffect Effect) Next(ShareCase @case, ShareState state, in ShareEvent what)
    {
        var decision = new ShareDecision(@case, state.Copy());
        return (decision._state, decision.On(what));
    }

    private ShareEffect On(in ShareEvent what)
    {
        if (what.Kind == EventKind.Halted) return Halt();

        return _state.Step switch
        {
            Step.OpeningRead => OnOpeningList(what),
            Step.OpeningLag => Look(Step.OpeningRead),
            Step.Write => OnAnswer(what),
            Step.Retry => _state.NoLists ? Again() : Look(Step.RetryRead),
            Step.RetryRead => OnRetryList(what),
            Step.Busy or Step.Rate => what.Kind == EventKind.TimeUp ? GiveUp(_state.LastRefusal) : Again(),
            Step.TraceRead => OnTraceRead(what),
            Step.Lag => Look(Step.LagRead),
            Step.LagRead => OnLagList(what),
            Step.ClosingLag => Look(Step.ClosingRead),
            Step.ClosingRead => OnClosingList(what),
            _ => throw new InvalidOperationException($"No event is due in step {_state.Step}."),
        };
    }

    private ShareEffect OnAnswer(in ShareEvent what)
    {
        switch (what.Kind)
        {
            case EventKind.Acknowledged:
                return OnAcknowledged();
            case EventKind.Lost:
            case EventKind.Refused when what.Handling == ErrorHandling.Settle:
                return OnLost();
            default:
                return OnRefused(what);
        }
    }

    private ShareEffect OnAcknowledged()
    {
        var size = _state.Batch.Length;
        foreach (var account in _state.Batch)
        {
            var status = IsGrant ? AccountStatus.Shared
                : _state.Has(account, AccountFacts.AbsentBefore) ? AccountStatus.NotShared
                : AccountStatus.Revoked;
            Decide(account, status);
        }

        _state.Accepted = Math.Max(_state.Accepted, size);
        _state.Passed += size;
        _state.Slack += size - 1;
        _state.Suspects = Math.Max(0, _state.Suspects - size);
        _state.Losses = 0;
        _state.HasReplySinceLoss = true;
        if (_state.Probe == ProbeStage.Trying) EndProbe();
        return Choose();
    }

    private ShareEffect OnLost()
    {
        foreach (var account in _state.Batch) _state.Facts[account] |= AccountFacts.Sent | AccountFacts.InDoubt;

        _state.AskedForShared = false;
        if (++_state.Losses <= _case.MaximumRetryCount) return Wait(Step.Retry, WaitReason.Retry);

        foreach (var account in _state.Batch) Suspend(account);
        _state.Losses = 0;
        _state.HasReplySinceLoss = false;
        _state.Suspects = 0;
        return Choose();
    }

    private ShareEffect OnRetryList(in ShareEvent what)
    {
        Absorb(what);
        return Again();
    }

    /// <summary>Sends the batch again, without the accounts that have been decided.</summary>
    private ShareEffect Again()
    {
        _state.SendAgain = true;
        return Choose();
    }

    private void Decide(int account, AccountStatus status)
    {
        _state.Status[account] = status;
        _state.Facts[account] &= Lasting;
    }

    private void Suspend(int account, int refusal = ShareCase.NoRefusal, AccountFacts facts = AccountFacts.None)
    {
        var isListed = _state.Has(account, AccountFacts.AbsentBefore | AccountFacts.NotApplied);
        if (!IsGrant && !isListed) facts |= AccountFacts.WantsList;

        _state.Facts[account] = (_state.Facts[account] & ~AccountFacts.Alone) | AccountFacts.Suspended | facts;
        if (refusal != ShareCase.NoRefusal) _state.Refusals[account] = (short)refusal;
    }

    private ShareEffect Look(Step step)
    {
        _state.Step = step;
        return new ShareEffect(EffectKind.Read);
    }

    private ShareEffect Wait(Step step, WaitReason reason)
    {
        _state.Step = step;
        return new ShareEffect(EffectKind.Wait, reason);
    }

    private ShareEffect WaitForList(LagReason reason)
    {
        _state.LagReason = reason;
        return Wait(Step.Lag, WaitReason.Lag);
    }
}
