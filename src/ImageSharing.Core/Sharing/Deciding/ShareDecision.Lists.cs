using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <content>What lists say.</content>
internal readonly partial struct ShareDecision
{
    private ShareEffect OnOpeningList(in ShareEvent what)
    {
        Absorb(what);
        if (what.Kind == EventKind.Listed && IsGrant && LacksRoom(what, out var room))
        {
            if (!what.CountDecides)
            {
                if (_state.LagReason == LagReason.Quota) return Choose();

                _state.LagReason = LagReason.Quota;
                return Wait(Step.OpeningLag, WaitReason.Lag);
            }

            RefuseForQuota(_case.AllowPartial ? room : 0);
        }

        return Choose();
    }

    /// <summary>
    /// A list longer than the known quota turns the check off, because the quota has been raised.
    /// </summary>
    private bool LacksRoom(in ShareEvent what, out int room)
    {
        room = _case.Quota - what.Count;
        var asked = 0;
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.IsOpen(account) && !_state.Has(account, AccountFacts.SeenEarly)) asked++;

        return room >= 0 && asked > room;
    }

    private void RefuseForQuota(int room)
    {
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.IsOpen(account) && room-- <= 0) Suspend(account, ShareCase.QuotaCheck, AccountFacts.OfImage);
    }

    private ShareEffect OnTraceRead(in ShareEvent what)
    {
        Absorb(what);
        foreach (var account in _state.Batch)
            if (!_state.IsOpen(account) || _state.Has(account, AccountFacts.SeenEarly))
                return WaitForList(LagReason.PartlyApplied);

        return Choose();
    }

    private ShareEffect OnLagList(in ShareEvent what)
    {
        var reason = _state.LagReason;
        _state.LagReason = LagReason.None;
        Absorb(what);
        switch (reason)
        {
            case LagReason.PartlyApplied:
                SuspectTheRestOfTheBatch();
                return Choose();
            case LagReason.Quota:
                return FitIntoQuota(what);
            default:
                return Choose();
        }
    }

    private void SuspectTheRestOfTheBatch()
    {
        var left = 0;
        foreach (var account in _state.Batch)
            if (_state.IsOpen(account)) left++;

        if (left > _case.FewAccounts)
        {
            _state.Suspects = left;
            return;
        }

        foreach (var account in _state.Batch)
            if (_state.IsOpen(account)) _state.Facts[account] |= AccountFacts.Alone;
    }

    private ShareEffect FitIntoQuota(in ShareEvent what)
    {
        var left = 0;
        foreach (var account in _state.Batch)
            if (_state.IsOpen(account)) left++;

        if (left == 0) return Choose();

        var isKnown = what.Kind == EventKind.Listed && what.Count <= _case.Quota;
        var room = isKnown ? _case.Quota - what.Count : left;
        if (room == 0) return GiveUp(_state.LastRefusal);

        _state.LargestForRoom = room < left ? room : Math.Max(1, Math.Min(_state.LargestForRoom, left) / 2);
        return Choose();
    }

    private ShareEffect OnClosingList(in ShareEvent what)
    {
        Absorb(what);
        if (what.Kind != EventKind.Listed) return Finish();

        // The list does not show it, but this does not decide, because a request may still arrive.
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.Has(account, Unsettled) && !_state.Has(account, AccountFacts.SeenEarly))
                _state.Facts[account] &= ~SaidShared;

        return Finish();
    }

    /// <summary>Applies what a list decides, and records what it only shows.</summary>
    private void Absorb(in ShareEvent what)
    {
        if (what.Kind != EventKind.Listed)
        {
            _state.NoLists = what.ForGood;
            return;
        }

        var list = what.List.Span;
        for (var account = 0; account < _case.Accounts; account++)
        {
            if (_state.Status[account] != AccountStatus.None) continue;

            NoteBefore(account, list[account]);
            var wasOpen = _state.IsOpen(account);
            if (IsGrant) AbsorbForGrant(account, list[account]);
            else AbsorbForRevoke(account, list[account]);

            if (wasOpen && !_state.IsOpen(account)) _state.Suspects = 0;
        }
    }

    /// <summary>Whether the account had the share before the run's first request with it.</summary>
    private void NoteBefore(int account, ListFacts shown)
    {
        if (_state.Has(account, AccountFacts.Sent)) return;

        var isListed = (shown & ListFacts.Present) != 0;
        if ((shown & (isListed ? ListFacts.PresenceDecides : ListFacts.AbsenceDecides)) == 0) return;

        _state.Facts[account] = (_state.Facts[account] & ~(AccountFacts.ListedBefore | AccountFacts.UnlistedBefore))
            | (isListed ? AccountFacts.ListedBefore : AccountFacts.UnlistedBefore);
    }

    private void AbsorbForGrant(int account, ListFacts shown)
    {
        ref var facts = ref _state.Facts[account];
        facts &= ~AccountFacts.SeenEarly;
        if ((shown & ListFacts.Present) != 0)
        {
            if ((shown & ListFacts.PresenceDecides) == 0) facts |= AccountFacts.SeenEarly;
            else Decide(account, IsFromBefore(account) ? AccountStatus.AlreadyShared : AccountStatus.Shared);
        }
        else if ((shown & ListFacts.AbsenceDecides) != 0)
        {
            facts &= ~AccountFacts.MaybeApplied;
            if (_state.Has(account, SaidShared)) Decide(account, AccountStatus.Failed);
        }
    }

    private void AbsorbForRevoke(int account, ListFacts shown)
    {
        ref var facts = ref _state.Facts[account];
        facts &= ~(AccountFacts.NotApplied | AccountFacts.SeenEarly);
        if ((shown & ListFacts.Present) != 0)
        {
            facts &= ~(AccountFacts.Unlisted | AccountFacts.AbsentBefore);
            if ((shown & ListFacts.PresenceDecides) != 0)
                facts = (facts & ~AccountFacts.MaybeApplied) | AccountFacts.NotApplied;
        }
        else if ((shown & ListFacts.AbsenceDecides) == 0)
        {
            facts |= _state.Has(account, AccountFacts.Sent) ? AccountFacts.SeenEarly : AccountFacts.Unlisted;
        }
        else if (_state.Has(account, AccountFacts.Sent))
        {
            Decide(
                account,
                _state.Has(account, AccountFacts.AbsentBefore) ? AccountStatus.NotShared : AccountStatus.Revoked);
        }
        else
        {
            facts |= AccountFacts.Unlisted | AccountFacts.AbsentBefore;
        }
    }
}
