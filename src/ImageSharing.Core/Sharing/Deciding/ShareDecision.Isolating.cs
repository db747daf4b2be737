using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <content>Which accounts go into the next request.</content>
internal readonly partial struct ShareDecision
{
    /// <summary>
    /// With more bad accounts than this, the size of the groups is the distance between bad accounts.
    /// </summary>
    private const int FindsBeforeGroups = 6;

    /// <summary>Below this distance between bad accounts, single requests need the fewest writes.</summary>
    private const double GapForSingles = 2.6;

    /// <summary>The share of the gap for which half of the groups hold a bad account: ln 2.</summary>
    private const double GroupOfGap = 0.69;

    private ShareEffect Choose()
    {
        if (_state.SendAgain)
        {
            _state.SendAgain = false;
            var left = Array.FindAll(_state.Batch, _state.IsOpen);
            if (left.Length > 0) return Send(left);
        }

        var alone = Array.FindIndex(_state.Facts, facts => (facts & AccountFacts.Alone) != 0);
        if (alone >= 0) return Send([alone]);

        var queue = Queue(unlisted: false);
        if (queue.Length == 0) queue = Queue(unlisted: true);
        if (queue.Length == 0) return TryLostAgain() ? Choose() : Close();

        return Send(queue.AsSpan(0, Size(queue.Length)).ToArray());
    }

    /// <summary>
    /// Accounts that were lost too often in a row are tried again after the service has replied to another request.
    /// </summary>
    private bool TryLostAgain()
    {
        if (!_state.HasReplySinceLoss) return false;

        _state.HasReplySinceLoss = false;
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.Status[account] == AccountStatus.None && _state.Refusals[account] == ShareCase.NoRefusal)
                _state.Facts[account] &= ~AccountFacts.Suspended;

        return true;
    }

    private ShareEffect Send(int[] batch)
    {
        _state.Batch = batch;
        _state.Step = Step.Write;
        return new ShareEffect(EffectKind.Write);
    }

    private int[] Queue(bool unlisted)
    {
        var count = 0;
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.IsOpen(account) && _state.Has(account, AccountFacts.Unlisted) == unlisted) count++;

        var queue = new int[count];
        for (var account = _case.Accounts - 1; count > 0; account--)
            if (_state.IsOpen(account) && _state.Has(account, AccountFacts.Unlisted) == unlisted)
            {
                queue[--count] = account;
            }

        return queue;
    }

    /// <summary>
    /// Bisects to the first bad account, then sends everything that is left. A refused group uses one of the slack, so
    /// that there are never more than one and a half requests for each account.
    /// </summary>
    private int Size(int queue)
    {
        if (_state.Suspects == 1 || _state.Slack <= 0) return 1;

        var most = Math.Min(queue, Math.Min(Limit(), _state.LargestForRoom));
        if (_state.Suspects > 0) return Math.Min(most, _state.Suspects / 2);
        if (_state.Finds <= FindsBeforeGroups) return most;

        var gap = (double)_state.Passed / _state.Finds;
        return gap < GapForSingles ? 1 : Math.Min(most, (int)(gap * GroupOfGap + 0.5));
    }

    /// <summary>
    /// The maximum of accounts in one request: the given size, or the search between accepted and refused sizes.
    /// </summary>
    private int Limit()
    {
        if (_state.TooMany > _case.BatchSize) return _case.BatchSize;
        if (_state.Accepted == 0) return Math.Max(1, _state.TooMany / 2);

        var uncertain = _state.TooMany - _state.Accepted;
        return uncertain <= Math.Max(1, _state.Accepted / 8) ? _state.Accepted : _state.Accepted + uncertain / 2;
    }

    /// <summary>
    /// The maximum of accounts in one request, if a refusal and a smaller accepted batch show it.
    /// </summary>
    public static int? LearntLimit(ShareCase @case, ShareState state)
        => state.TooMany <= @case.BatchSize && state.Accepted > 0 ? new ShareDecision(@case, state).Limit() : null;

    private ShareEffect OnBlameless(in ShareEvent what)
    {
        if (_state.Probe == ProbeStage.Over || what.Named.Length > 0) return OnRefusedAmongOthers(Suspected(what));
        if (WantsUnlistedSettled) return SettleUnlisted();

        NoteLookedInto();
        BeginProbe(what.Code);
        TryAlone(_state.Batch);
        return Choose();
    }

    private ShareEffect OnBlamelessAlone(in ShareEvent what)
    {
        if (_state.Probe == ProbeStage.Over || (_state.Probe == ProbeStage.Trying && what.Code != _state.ProbeCode))
        {
            EndProbe();
            CountFind();
            Blame(_state.Batch[0], what.Refusal);
            return Choose();
        }

        var isFirst = _state.Probe == ProbeStage.NotBegun;
        NoteLookedInto();
        Suspend(_state.Batch[0], what.Refusal, IsGrant ? AccountFacts.None : AccountFacts.WantsList);
        if (isFirst)
        {
            BeginProbe(what.Code);
            TryAlone(Queue(unlisted: _state.Has(_state.Batch[0], AccountFacts.Unlisted)));
        }

        return Array.Exists(_state.Facts, facts => (facts & AccountFacts.Alone) != 0)
            ? Choose()
            : GiveUpAll(what.Refusal);
    }

    /// <summary>A code without a cause decides about no account. Accounts in its message are tried alone.</summary>
    private ShareEvent Suspected(in ShareEvent what)
    {
        if (what.Named.Length != 1) return what;

        var named = what.Named.Span[0];
        _state.Facts[named] |= AccountFacts.MaybeApplied;
        return ShareEvent.Refused(what.Handling, what.Code, what.Refusal, new[] { named, named });
    }

    private void BeginProbe(int code)
    {
        _state.Probe = ProbeStage.Trying;
        _state.ProbeCode = code;
        _state.Suspects = 0;
    }

    private void EndProbe()
    {
        _state.Probe = ProbeStage.Over;
        for (var account = 0; account < _case.Accounts; account++) _state.Facts[account] &= ~AccountFacts.Alone;
    }

    private void TryAlone(int[] accounts)
    {
        if (accounts.Length == 0) return;

        foreach (var account in new[] { accounts[0], accounts[accounts.Length / 2], accounts[accounts.Length - 1] })
            _state.Facts[account] |= AccountFacts.Alone;
    }

    /// <summary>Refused alone with a transient code, which decides only if no earlier request is open.</summary>
    private void Blame(int account, int refusal)
    {
        if (_state.Has(account, AccountFacts.InDoubt | AccountFacts.MaybeApplied))
            Suspend(account, refusal, AccountFacts.WantsList);
        else
            RefuseForGood(account, refusal);
    }
}
