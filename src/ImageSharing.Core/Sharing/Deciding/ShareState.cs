using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>The current effect, which determines the next event.</summary>
internal enum Step : byte
{
    OpeningRead,
    OpeningLag,
    Write,
    Retry,
    RetryRead,
    Busy,
    Rate,
    TraceRead,
    Lag,
    LagRead,
    ClosingLag,
    ClosingRead,
    Done,
}

/// <summary>Why the decision waits for a list that decides.</summary>
internal enum LagReason : byte
{
    None,
    AlreadyShared,
    PartlyApplied,
    Quota,
}

/// <summary>The state of the accounts of one image. An immutable value: each step creates a new one.</summary>
internal sealed class ShareState
{
    public ShareState(ShareCase @case)
    {
        Status = new AccountStatus[@case.Accounts];
        Facts = new AccountFacts[@case.Accounts];
        Refusals = new short[@case.Accounts];
        for (var i = 0; i < Refusals.Length; i++) Refusals[i] = ShareCase.NoRefusal;

        foreach (var account in @case.SentBefore ?? []) Facts[account] = AccountFacts.Sent;
        Slack = @case.Accounts / 2;
    }

    private ShareState(ShareState other)
    {
        Status = (AccountStatus[])other.Status.Clone();
        Facts = (AccountFacts[])other.Facts.Clone();
        Refusals = (short[])other.Refusals.Clone();
        Batch = other.Batch;
        Step = other.Step;
        LagReason = other.LagReason;
        SendAgain = other.SendAgain;
        NoLists = other.NoLists;
        Suspects = other.Suspects;
        Finds = other.Finds;
        Passed = other.Passed;
        Slack = other.Slack;
        Accepted = other.Accepted;
        TooMany = other.TooMany;
        LargestForRoom = other.LargestForRoom;
        Losses = other.Losses;
        HasReadTraces = other.HasReadTraces;
        HasReplySinceLoss = other.HasReplySinceLoss;
        AskedForShared = other.AskedForShared;
        UnlistedSettled = other.UnlistedSettled;
        Probe = other.Probe;
        ProbeCode = other.ProbeCode;
        LastRefusal = other.LastRefusal;
    }

    /// <summary>The status of each account; None while it is open.</summary>
    public AccountStatus[] Status { get; }

    public AccountFacts[] Facts { get; }

    /// <summary>The refusal that each failed account is based on.</summary>
    public short[] Refusals { get; }

    /// <summary>The accounts of the current or last write.</summary>
    public int[] Batch { get; set; } = [];

    public Step Step { get; set; }

    public LagReason LagReason { get; set; }

    /// <summary>The batch is sent again, without the accounts that have been decided.</summary>
    public bool SendAgain { get; set; }

    /// <summary>The service does not let this credential read the list.</summary>
    public bool NoLists { get; set; }

    /// <summary>This number of accounts at the start of the queue contains a bad one; 0 if nothing is known.</summary>
    public int Suspects { get; set; }

    /// <summary>Bad accounts found.</summary>
    public int Finds { get; set; }

    /// <summary>Accounts decided by writes, good or bad.</summary>
    public int Passed { get; set; }

    /// <summary>The number of groups that can still be refused within the bound on writes.</summary>
    public int Slack { get; set; }

    /// <summary>The largest batch that the service has processed.</summary>
    public int Accepted { get; set; }

    /// <summary>The smallest batch that the service found too large.</summary>
    public int TooMany { get; set; } = int.MaxValue;

    /// <summary>The maximum of accounts in one request while the module searches for the room of the quota.</summary>
    public int LargestForRoom { get; set; } = int.MaxValue;

    /// <summary>How often in a row the batch was lost.</summary>
    public int Losses { get; set; }

    /// <summary>A definite reply arrived after accounts were postponed for too many losses in a row.</summary>
    public bool HasReplySinceLoss { get; set; }

    /// <summary>The list was read once to look for accounts of a refused batch.</summary>
    public bool HasReadTraces { get; set; }

    /// <summary>
    /// Since the last loss, the decision has waited for a list because of AccountAlreadyExists.
    /// </summary>
    public bool AskedForShared { get; set; }

    /// <summary>Revoke: a list was read after the refusal of the accounts that no list showed.</summary>
    public bool UnlistedSettled { get; set; }

    public ProbeStage Probe { get; set; }

    public int ProbeCode { get; set; } = ShareCase.NoRefusal;

    /// <summary>The last refusal, for waits that end without success.</summary>
    public short LastRefusal { get; set; } = ShareCase.NoRefusal;

    public bool IsOpen(int account)
        => Status[account] == AccountStatus.None && (Facts[account] & AccountFacts.Suspended) == 0;

    /// <summary>
    /// Whether the account had the share before the run's first request for it; null if no list told.
    /// </summary>
    public bool? WasShared(int account)
        => Has(account, AccountFacts.ListedBefore) ? true : Has(account, AccountFacts.UnlistedBefore) ? false : null;

    public bool Has(int account, AccountFacts fact) => (Facts[account] & fact) != 0;

    public ShareState Copy() => new(this);
}

/// <summary>The progress of the trial of three accounts, after a code without a cause.</summary>
internal enum ProbeStage : byte
{
    NotBegun,
    Trying,
    Over,
}
