using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Checks;
using ImageSharing.Core.Sharing.Context;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>The results of an exchange: those of its requests, and of the accounts that it did not try.</summary>
internal sealed class ExchangeResults(RunContext run, ImageTarget target)
{
    private readonly AccountOutcome[] _granted = new AccountOutcome[target.AccountIds.Count];
    private readonly AccountOutcome[] _revoked = new AccountOutcome[target.RevokedAccountIds.Count];
    private Problem? _problem;
    private Problem? _keptProblem;

    private bool[] _isKnownToHaveShare = [];

    /// <summary>For each account to be granted, whether the first list shows its share.</summary>
    public bool[] HasShare { get; private set; } = [];

    /// <summary>For each account to be revoked, whether the first list shows its share.</summary>
    public bool[] IsListed { get; private set; } = [];

    /// <summary>A request of the run contained the account to be granted.</summary>
    public bool IsSent(int grant) => _granted[grant].Attempts > 0;

    /// <summary>Takes in the first list.</summary>
    public void Note(DecidedShares list)
    {
        var shared = new HashSet<string>(list.Shares.Select(share => share.AccountId), StringComparer.Ordinal);
        HasShare = [.. target.AccountIds.Select(shared.Contains)];
        IsListed = [.. target.RevokedAccountIds.Select(shared.Contains)];
        var raw = new HashSet<string>(list.Reply.Shares.Select(share => share.AccountId), StringComparer.Ordinal);
        var inDoubt = new HashSet<string>(list.InDoubt, StringComparer.Ordinal);
        _isKnownToHaveShare =
            [.. target.AccountIds.Select(id => shared.Contains(id) && (raw.Contains(id) || !inDoubt.Contains(id)))];
        for (var i = 0; i < _granted.Length; i++) _granted[i] = Untried(target.AccountIds[i]);
        for (var i = 0; i < _revoked.Length; i++) _revoked[i] = Untried(target.RevokedAccountIds[i]);

        // If the list disagrees with newer knowledge of the process, nothing is reported.
        AccountOutcome Untried(string account) => new()
        {
            SharedBefore = shared.Contains(account) == raw.Contains(account) ? shared.Contains(account) : null,
        };
    }

    /// <summary>Takes in the results of the requests for some of the accounts.</summary>
    public void Add(int[] batch, OperationResult result, bool isRevoke)
    {
        var outcomes = isRevoke ? _revoked : _granted;
        for (var i = 0; i < batch.Length; i++)
        {
            var before = outcomes[batch[i]];
            if (before.Status != AccountStatus.None) run.Counters.AddDone(-1);
            outcomes[batch[i]] = result.Outcomes[i].After(before);
        }

        if (result.Problem is { } problem && problem.Code != AccountOutcome.NoRoom) _problem = problem;
    }

    /// <summary>Some accounts keep the share because of other images of the run.</summary>
    public void Keep(RefusedImage?[] kept, SetChecks checks) => _keptProblem = checks.RefuseKept(_revoked, kept);

    /// <summary>Every result, after the last request.</summary>
    public (OperationResult Granted, OperationResult Revoked) Of(ExchangeState state, int count)
    {
        switch (state.End)
        {
            case ExchangeEnd.TooMany:
                return Refused(QuotaCheck.OfExchange(
                    count, going: IsListed.Count(listed => listed), coming: HasShare.Count(has => !has)));
            case ExchangeEnd.ImageRefused:
                return Refused(_problem);
        }

        if (run.Failure is not null) return Halted();

        return FirstFailed() is { } failed ? WithFailed(failed, state) : Complete();
    }

    /// <summary>The run was ended. What was not tried fails only where every call would.</summary>
    public (OperationResult Granted, OperationResult Revoked) Halted() => Refused(run.Failure);

    /// <summary>What has no result yet is refused; without a refusal nothing is claimed.</summary>
    public (OperationResult Granted, OperationResult Revoked) Refused(Problem? refusal)
    {
        if (refusal is null) return Complete();

        for (var i = 0; i < _isKnownToHaveShare.Length; i++)
            if (_isKnownToHaveShare[i] && _granted[i].Status == AccountStatus.None)
                _granted[i] = _granted[i] with { Status = AccountStatus.AlreadyShared, CompletedUtc = run.UtcNow };

        Refuse(_granted, refusal);
        Refuse(_revoked, refusal);
        run.Refused();
        var problem = run.Failure?.Code == refusal.Code ? null : refusal; // the run reports its own once
        return (new OperationResult(_granted, problem), new OperationResult(_revoked, problem));
    }

    private (OperationResult Granted, OperationResult Revoked) Complete()
        => (new OperationResult(_granted, _keptProblem), new OperationResult(_revoked, _keptProblem));

    private void Refuse(AccountOutcome[] outcomes, Problem refusal)
        => run.Counters.AddDone(OperationResult.Refuse(outcomes, refusal, run.UtcNow));

    /// <summary>
    /// The first grant that is neither acknowledged nor listed; lack of room comes after other reasons.
    /// </summary>
    private int? FirstFailed()
    {
        var first = Array.FindIndex(_granted, outcome => IsFailed(outcome) && !outcome.HasNoRoom);
        if (first < 0) first = Array.FindIndex(_granted, IsFailed);
        return first < 0 ? null : first;

        static bool IsFailed(AccountOutcome outcome)
            => outcome.Status is AccountStatus.Failed or AccountStatus.Unknown || outcome.IsUnconfirmed;
    }

    /// <summary>The results where a grant failed.</summary>
    private (OperationResult Granted, OperationResult Revoked) WithFailed(int failed, ExchangeState state)
    {
        run.Refused();
        var grant = Named(target.AccountIds[failed], _granted[failed]);
        var isRevokedAllTheSame = run.Settings.AllowPartial && state.HasRevoked;
        if (isRevokedAllTheSame) SayThatOthersLost(grant);

        var kept = Count(_revoked, AccountStatus.None);
        var waiting = Count(_granted, AccountStatus.None);
        if (kept + waiting == 0 || state.End == ExchangeEnd.Halted && run.Settings.AllowPartial)
            return (new OperationResult(_granted, RoomProblem() ?? _keptProblem), new OperationResult(_revoked, _keptProblem));

        if (state.End != ExchangeEnd.Halted) Refuse(_granted, Incomplete("Exchange.NotGranted", grant));
        Refuse(_revoked, Incomplete("Exchange.NotRevoked", grant));
        for (var i = 0; i < _granted.Length; i++)
            if (_granted[i].HasNoRoom) _granted[i] = _granted[i] with { IsOfImage = false };

        var problem = waiting == 0
            ? Incomplete("Exchange.Incomplete", grant, kept)
            : Incomplete("Exchange.IncompleteWithoutRoom", grant, kept, waiting);
        return (new OperationResult(_granted, problem), new OperationResult(_revoked, problem));
    }

    private static Problem Incomplete(string key, params object?[] values)
        => new(AccountOutcome.SetIncomplete, new Message(key, values), isOfModule: true);

    private static Message Named(string account, AccountOutcome outcome) => outcome switch
    {
        { IsUnconfirmed: true } => new Message("Grant.NotConfirmed", account, outcome.Code),
        { Status: AccountStatus.Unknown } => new Message("Grant.Unknown", account, outcome.Code),
        _ => new Message("Grant.Failed", account, outcome.Code),
    };

    private static int Count(AccountOutcome[] outcomes, AccountStatus status)
        => outcomes.Count(outcome => outcome.Status == status);

    /// <summary>With AllowPartial the failed grants and the revoked accounts both tell of it.</summary>
    private void SayThatOthersLost(Message grant)
    {
        var lost = _revoked.Count(outcome => outcome.Status is AccountStatus.Revoked or AccountStatus.Unknown);
        if (lost == 0) return;

        for (var i = 0; i < _revoked.Length; i++)
            if (_revoked[i].Status == AccountStatus.Revoked)
                _revoked[i] = _revoked[i].With(new Message("Exchange.RevokedNevertheless", grant));

        var others = new Message("Exchange.OthersLost", lost);
        for (var i = 0; i < _granted.Length; i++)
            if (_granted[i].Status is AccountStatus.Failed or AccountStatus.Unknown)
                _granted[i] = _granted[i].With(others);
    }

    /// <summary>The grants that the quota had no room for are refused for the image.</summary>
    private Problem? RoomProblem()
    {
        var place = Array.FindIndex(
            _granted,
            outcome => outcome is { Status: AccountStatus.Failed, HasNoRoom: true, IsOfImage: true });
        return place < 0 ? null : _granted[place].Problem;
    }
}
