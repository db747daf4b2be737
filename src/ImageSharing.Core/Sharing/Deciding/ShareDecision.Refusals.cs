using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <content>What refusals mean.</content>
internal readonly partial struct ShareDecision
{
    private ShareEffect OnRefused(in ShareEvent what)
    {
        _state.LastRefusal = (short)what.Refusal;
        _state.HasReplySinceLoss = true;
        var isAlone = _state.Batch.Length == 1;
        var wasSent = _state.Has(what.Named.Length == 1 ? what.Named.Span[0] : _state.Batch[0], AccountFacts.Sent);
        var mayBeApplied = !isAlone && MayBeAppliedInPart(what.Handling);
        foreach (var account in _state.Batch)
        {
            _state.Facts[account] |= AccountFacts.Sent;
            if (mayBeApplied && !(what.Named.Length == 1 && what.Named.Span[0] == account))
                _state.Facts[account] |= AccountFacts.MaybeApplied;
        }

        return what.Handling switch
        {
            ErrorHandling.AlreadyShared when IsGrant => isAlone
                ? OnSharedAlone(what.Refusal, wasSent)
                : OnSharedAmongOthers(what, wasSent),
            ErrorHandling.DropAccount or ErrorHandling.AlreadyShared
                => isAlone ? OnRefusedAlone(what.Refusal) : OnRefusedAmongOthers(what),
            ErrorHandling.Probe => isAlone ? OnBlamelessAlone(what) : OnBlameless(what),
            ErrorHandling.FailImage or ErrorHandling.ForbidImage => GiveUp(what.Refusal),
            ErrorHandling.WaitForImage or ErrorHandling.TryLater => Wait(Step.Busy, WaitReason.Busy),
            ErrorHandling.SlowDown => Wait(Step.Rate, WaitReason.Rate),
            ErrorHandling.Quota => isAlone ? GiveUp(what.Refusal) : OnOverQuota(),
            ErrorHandling.HalveBatch => isAlone ? GiveUp(what.Refusal) : OnTooMany(),
            _ => StopHere(what.Refusal),
        };
    }

    /// <summary>
    /// A refusal of several accounts, with any code, leaves each undecided, except if the image as a whole or the
    /// caller is refused permanently, because the service checks that before any account.
    /// </summary>
    private static bool MayBeAppliedInPart(ErrorHandling handling) => handling
        is ErrorHandling.DropAccount or ErrorHandling.AlreadyShared or ErrorHandling.Probe or ErrorHandling.Quota
        or ErrorHandling.HalveBatch or ErrorHandling.WaitForImage or ErrorHandling.TryLater or ErrorHandling.SlowDown;

    private ShareEffect OnSharedAlone(int refusal, bool wasSent)
    {
        CountFind();
        NoteSaidShared(_state.Batch[0], refusal, wasSent);
        return Choose();
    }

    private ShareEffect OnSharedAmongOthers(in ShareEvent what, bool wasSent)
    {
        var isNamed = what.Named.Length == 1;
        if (isNamed)
        {
            NoteSaidShared(what.Named.Span[0], what.Refusal, wasSent);
            _state.Suspects = 0;
        }

        if (!_state.AskedForShared && !_state.NoLists)
        {
            _state.AskedForShared = true;
            return WaitForList(LagReason.AlreadyShared);
        }

        return isNamed ? Choose() : OnRefusedAmongOthers(what);
    }

    /// <summary>A code is a claim of the service: a list that decides has to confirm it.</summary>
    private void NoteSaidShared(int account, int refusal, bool wasSent)
        => Suspend(account, refusal, wasSent ? AccountFacts.SaidSharedSince : AccountFacts.SaidSharedBefore);

    private ShareEffect OnRefusedAlone(int refusal)
    {
        CountFind();
        RefuseForGood(_state.Batch[0], refusal);
        if (_state.Probe == ProbeStage.Trying) EndProbe();
        return Choose();
    }

    private ShareEffect OnRefusedAmongOthers(in ShareEvent what)
    {
        NoteLookedInto();
        _state.Losses = 0;
        if (WantsUnlistedSettled) return SettleUnlisted();
        if (what.Named.Length == 0) return OnNobodyNamed();

        _state.Suspects = 0;
        if (what.Named.Length == 1)
            RefuseForGood(what.Named.Span[0], what.Refusal);
        else
            foreach (var account in what.Named.Span) _state.Facts[account] |= AccountFacts.Alone;

        return Choose();
    }

    private ShareEffect OnNobodyNamed()
    {
        _state.Slack--;
        _state.Suspects = _state.Batch.Length;
        if (_state.HasReadTraces || _state.NoLists || _state.Batch.Length <= _case.FewAccounts) return Choose();

        _state.HasReadTraces = true;
        return Look(Step.TraceRead);
    }

    private bool WantsUnlistedSettled
        => _state.Has(_state.Batch[0], AccountFacts.Unlisted) && !_state.UnlistedSettled && !_state.NoLists;

    /// <summary>
    /// Revoke: CANCEL of accounts that no list shows was refused. One list that decides settles all of them; otherwise
    /// each would need its own request.
    /// </summary>
    private ShareEffect SettleUnlisted()
    {
        _state.UnlistedSettled = true;
        return WaitForList(LagReason.None);
    }

    private ShareEffect OnOverQuota()
    {
        _state.Suspects = 0;
        if (!_case.AllowPartial) return GiveUp(_state.LastRefusal);
        if (!_state.NoLists) return WaitForList(LagReason.Quota);

        _state.LargestForRoom = Math.Max(1, _state.Batch.Length / 2);
        return Choose();
    }

    private ShareEffect OnTooMany()
    {
        _state.TooMany = Math.Min(_state.TooMany, _state.Batch.Length);
        if (_state.Accepted >= _state.TooMany) _state.Accepted = 0;
        _state.Suspects = 0;
        return Choose();
    }

    /// <summary>
    /// The account is refused permanently. After a lost request, and in Revoke, a list can show otherwise.
    /// </summary>
    private void RefuseForGood(int account, int refusal)
    {
        _state.Refusals[account] = (short)refusal;
        if (IsGrant && _state.Has(account, AccountFacts.InDoubt))
        {
            _state.Facts[account] &= ~Unsettled;
            Suspend(account, refusal, AccountFacts.WantsList);
        }
        else if (IsGrant) Decide(account, AccountStatus.Failed);
        else if (_state.Has(account, AccountFacts.AbsentBefore)) Decide(account, AccountStatus.NotShared);
        else Suspend(account, refusal, AccountFacts.WantsList | AccountFacts.Sent);
    }

    private void CountFind()
    {
        NoteLookedInto();
        if (!_state.Has(_state.Batch[0], AccountFacts.Alone)) _state.Finds++;
        _state.Passed++;
        _state.Suspects = 0;
        _state.Losses = 0;
    }

    private void NoteLookedInto() => _state.Accepted = Math.Max(_state.Accepted, _state.Batch.Length);

    private ShareEffect StopHere(int refusal)
    {
        foreach (var account in _state.Batch)
            if (_state.IsOpen(account)) Suspend(account, refusal, AccountFacts.OfImage);

        return Halt();
    }
}
