using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>Which effect is out, and so which event is due.</summary>
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

/// <summary>Why a list that decides is waited for in the middle of the work.</summary>
internal enum LagReason : byte
{
    None,
    AlreadyShared,
    PartlyApplied,
    Unlisted,
    Quota,
}

/// <summary>All that is known of one image's accounts. A value: each step makes a new one.</summary>
internal sealed class ShareState
{
    public ShareState(ShareCase @case)
    {
        Status = new AccountStatus[@case.Accounts];
        Facts = new AccountFacts[@case.Accounts];
        Refusals = new short[@case.Accounts];
        for (var i = 0; i < Refusals.Length; i++) Refusals[i] = ShareCase.NoRefusal;

        foreach (var account in @case.SentBefore ?? []) Facts[account] = AccountFacts.Sent;
        Slack = @case.Accounts / 2
            + (@case.BatchSize < @case.Accounts ? 1 + (@case.Accounts - 1) / @case.BatchSize : 0);
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

    /// <summary>Which refusal each account's failure rests on.</summary>
    public short[] Refusals { get; }

    /// <summary>The accounts of the write that is out or was answered last.</summary>
    public int[] Batch { get; set; } = [];

    public Step Step { get; set; }

    public LagReason LagReason { get; set; }

    /// <summary>The batch is sent once more, without the accounts that were decided meanwhile.</summary>
    public bool SendAgain { get; set; }

    /// <summary>The service does not let this credential read the list.</summary>
    public bool NoLists { get; set; }

    /// <summary>The first so many accounts of the queue contain a bad one; 0 where nothing is known.</summary>
    public int Suspects { get; set; }

    /// <summary>Bad accounts found.</summary>
    public int Finds { get; set; }

    /// <summary>Accounts decided by writes, good or bad.</summary>
    public int Passed { get; set; }

    /// <summary>How many refused groups can still be afforded before the bound on writes is in danger.</summary>
    public int Slack { get; set; }

    /// <summary>The largest batch that the service has looked into.</summary>
    public int Accepted { get; set; }

    /// <summary>The smallest batch that the service found too large.</summary>
    public int TooMany { get; set; } = int.MaxValue;

    /// <summary>The most accounts in one request while the quota's room is felt for.</summary>
    public int LargestForRoom { get; set; } = int.MaxValue;

    /// <summary>How often in a row the batch was lost.</summary>
    public int Losses { get; set; }

    /// <summary>A definite reply came after accounts were put off for having been lost too often in a row.</summary>
    public bool HasReplySinceLoss { get; set; }

    /// <summary>The list was looked at once for traces of a refused batch.</summary>
    public bool HasReadTraces { get; set; }

    /// <summary>
    /// A list that decides was waited for since the last loss, after the service said "already shared".
    /// </summary>
    public bool AskedForShared { get; set; }

    /// <summary>Revoke: a list was read after the refusal of the accounts that no list showed.</summary>
    public bool UnlistedSettled { get; set; }

    public ProbeStage Probe { get; set; }

    public int ProbeCode { get; set; } = ShareCase.NoRefusal;

    /// <summary>The refusal answered last, for waits that end without success.</summary>
    public short LastRefusal { get; set; } = ShareCase.NoRefusal;

    public bool IsOpen(int account)
        => Status[account] == AccountStatus.None && (Facts[account] & AccountFacts.Suspended) == 0;

    /// <summary>
    /// Whether the account had the share before the run's first request for it; null where no list told.
    /// </summary>
    public bool? WasShared(int account)
        => Has(account, AccountFacts.ListedBefore) ? true : Has(account, AccountFacts.UnlistedBefore) ? false : null;

    public bool Has(int account, AccountFacts fact) => (Facts[account] & fact) != 0;

    public ShareState Copy() => new(this);
}

/// <summary>How far the trial of three accounts is, after a refusal that blames nobody.</summary>
internal enum ProbeStage : byte
{
    NotBegun,
    Trying,
    Over,
}
