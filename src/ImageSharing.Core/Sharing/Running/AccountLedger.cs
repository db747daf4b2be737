using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>
/// What is reported of each account besides its status: attempts, the deciding reply, when a list is conclusive.
/// </summary>
internal sealed class AccountLedger(int accounts)
{
    private readonly int[] _attempts = new int[accounts];
    private Problem? _quotaRefusal;
    private readonly DateTime[] _completed = new DateTime[accounts];
    private readonly string?[] _requestIds = new string?[accounts];
    private readonly List<Problem> _refusals = [];
    private readonly List<string> _codes = [];
    private DateTimeOffset[]? _conclusive;
    private Message? _loss;

    /// <summary>The run was ended before the last list was asked for.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>What the module's own check of the quota says.</summary>
    public QuotaCheck? QuotaCheck
    {
        get;
        set
        {
            field = value;
            _quotaRefusal = null;
        }
    }

    public void CountAttempt(int[] batch)
    {
        foreach (var account in batch) _attempts[account]++;
    }

    /// <summary>Notes a refusal: a number for its code, and one for itself.</summary>
    public (int Code, int Refusal) Add(Problem refusal)
    {
        var code = _codes.IndexOf(refusal.Code);
        if (code < 0)
        {
            code = _codes.Count;
            _codes.Add(refusal.Code);
        }

        // Refused over and over for the same reason, an image needs the last reply only.
        if (_refusals.Count > 0 && _refusals[_refusals.Count - 1].Code == refusal.Code
            && _refusals.Count >= short.MaxValue)
        {
            _refusals[_refusals.Count - 1] = refusal;
        }
        else
            _refusals.Add(refusal);

        return (code, _refusals.Count - 1);
    }

    public void Lost(int[] batch, DateTimeOffset conclusiveAt, Message reason)
    {
        _loss = reason;
        _conclusive ??= new DateTimeOffset[accounts];
        foreach (var account in batch)
            if (_conclusive[account] < conclusiveAt) _conclusive[account] = conclusiveAt;
    }

    /// <summary>The accounts that a step has decided were decided by this reply.</summary>
    public int Decided(ShareState before, ShareState after, DateTime now, string? requestId)
    {
        var decided = 0;
        for (var account = 0; account < accounts; account++)
        {
            if (before.Status[account] != AccountStatus.None || after.Status[account] == AccountStatus.None) continue;

            _completed[account] = now;
            _requestIds[account] = requestId;
            decided++;
        }

        return decided;
    }

    public AccountOutcome[] Outcomes(ShareState state)
    {
        var outcomes = new AccountOutcome[accounts];
        for (var account = 0; account < accounts; account++) outcomes[account] = OutcomeOf(state, account);

        return outcomes;
    }

    /// <summary>The refusal of the image as a whole, where there is one.</summary>
    public Problem? ImageRefusal(ShareState state)
    {
        for (var account = 0; account < accounts; account++)
            if (state.Status[account] == AccountStatus.Failed && state.Has(account, AccountFacts.OfImage))
                return RefusalOf(state.Refusals[account]);

        return null;
    }

    /// <summary>Every account that failed did so for the quota.</summary>
    public bool IsRoomAllThatLacks(ShareState state)
    {
        for (var account = 0; account < accounts; account++)
            if (state.Status[account] == AccountStatus.Failed
                && RefusalOf(state.Refusals[account])?.Code != AccountOutcome.NoRoom)
                return false;

        return true;
    }

    private AccountOutcome OutcomeOf(ShareState state, int account)
    {
        var outcome = new AccountOutcome
        {
            Status = state.Status[account],
            Attempts = _attempts[account],
            CompletedUtc = _completed[account],
            SharedBefore = state.WasShared(account),
        };
        if (outcome.Status == AccountStatus.Unknown)
            return Unknown(outcome, state, account);

        var refusal = RefusalOf(state.Refusals[account]);
        if (state.Has(account, AccountFacts.Unconfirmed))
            return outcome with { Problem = refusal, Remark = new Message("Outcome.NotConfirmed"), IsUnconfirmed = true };

        if (outcome.Status == AccountStatus.Failed)
            return outcome with { Problem = refusal, IsOfImage = state.Has(account, AccountFacts.OfImage) };

        var isSaid = state.Has(account, AccountFacts.SaidSharedBefore | AccountFacts.SaidSharedSince);
        return outcome with { Problem = isSaid ? refusal : null, RequestId = _requestIds[account] };
    }

    private Problem? RefusalOf(int number) => number switch
    {
        ShareCase.QuotaCheck => _quotaRefusal ??= QuotaCheck?.ToProblem(),
        >= 0 => _refusals[number],
        _ => null,
    };

    private AccountOutcome Unknown(AccountOutcome outcome, ShareState state, int account)
    {
        if (_conclusive is not null && _conclusive[account] != default)
            return outcome with
            {
                Problem = new Problem("OutcomeUnknown", _loss!),
                Remark = new Message("Outcome.ConclusiveAfter", _conclusive[account].UtcDateTime),
            };

        var refusal = RefusalOf(state.Refusals[account]);
        return outcome with
        {
            Problem = new Problem(
                "OutcomeUnknown",
                refusal is null
                    ? new Message("Reply.Refused")
                    : new Message("Reply.CodeAndMessage", refusal.Code, refusal.Message)),
            Remark = new Message(IsCutShort && !state.NoLists ? "Outcome.MaybeAppliedStopped" : "Outcome.MaybeAppliedNotRead"),
        };
    }
}
