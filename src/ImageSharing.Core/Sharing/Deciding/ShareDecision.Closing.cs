using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <content>How the work on an image ends.</content>
internal readonly partial struct ShareDecision
{
    private const AccountFacts Unsettled = AccountFacts.InDoubt | AccountFacts.MaybeApplied;

    private const AccountFacts SaidShared = AccountFacts.SaidSharedBefore | AccountFacts.SaidSharedSince;

    /// <summary>The image as a whole is refused: nothing more is sent for it.</summary>
    private ShareEffect GiveUp(int refusal)
    {
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.IsOpen(account)) Suspend(account, refusal, AccountFacts.OfImage);

        return Close();
    }

    /// <summary>Like <see cref="GiveUp"/>, but accounts that were tried alone are refused with the image.</summary>
    private ShareEffect GiveUpAll(int refusal)
    {
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.Status[account] == AccountStatus.None && _state.Refusals[account] >= 0
                && !_state.Has(account, SaidShared))
                Suspend(account, refusal, AccountFacts.OfImage);

        return GiveUp(refusal);
    }

    /// <summary>Reads a last list if only a list can decide about some accounts.</summary>
    private ShareEffect Close()
    {
        for (var account = 0; account < _case.Accounts && !_state.NoLists; account++)
            if (_state.Status[account] == AccountStatus.None
                && _state.Has(account, Unsettled | AccountFacts.WantsList | SaidShared))
                return Wait(Step.ClosingLag, WaitReason.Lag);

        return Finish();
    }

    private ShareEffect Finish()
    {
        for (var account = 0; account < _case.Accounts; account++)
            if (_state.Status[account] == AccountStatus.None) _state.Status[account] = Settled(account);

        return End();
    }

    /// <summary>Nothing more may be sent. Accounts that were never tried keep the status None.</summary>
    private ShareEffect Halt()
    {
        for (var account = 0; account < _case.Accounts; account++)
        {
            var isKnown = _state.Has(account, Unsettled) || _state.Refusals[account] != ShareCase.NoRefusal;
            if (_state.Status[account] == AccountStatus.None && isKnown) _state.Status[account] = Settled(account);
        }

        return End();
    }

    private AccountStatus Settled(int account)
    {
        if (_state.Has(account, SaidShared))
        {
            _state.Facts[account] |= AccountFacts.Unconfirmed;
            return IsFromBefore(account) ? AccountStatus.AlreadyShared : AccountStatus.Shared;
        }

        if (_state.Has(account, Unsettled)) return AccountStatus.Unknown;

        return !IsGrant && _state.Has(account, AccountFacts.AbsentBefore)
            ? AccountStatus.NotShared
            : AccountStatus.Failed;
    }

    /// <summary>The account had the share before any request of the run, according to a list or the service.</summary>
    private bool IsFromBefore(int account)
        => _state.Has(account, AccountFacts.SaidSharedBefore) || !_state.Has(account, AccountFacts.Sent);

    private ShareEffect End()
    {
        foreach (var account in _case.Opposed ?? [])
            if (_state.Status[account] is not (AccountStatus.None or AccountStatus.Failed))
                _state.Status[account] = AccountStatus.Unknown;

        _state.Step = Step.Done;
        return new ShareEffect(EffectKind.Done);
    }
}
