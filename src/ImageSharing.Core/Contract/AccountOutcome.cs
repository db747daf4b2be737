using System;

namespace ImageSharing.Core.Contract;

/// <summary>What happened to one account of one image.</summary>
internal readonly record struct AccountOutcome
{
    /// <summary>The claim.</summary>
    public AccountStatus Status { get; internal init; }

    /// <summary>How many write requests of this run contained the account.</summary>
    public int Attempts { get; internal init; }

    /// <summary>When the deciding reply arrived (UTC).</summary>
    public DateTime CompletedUtc { get; internal init; }

    /// <summary>The ID of the request that decided; null if none did.</summary>
    public string? RequestId
    {
        get => field ?? Problem?.RequestId;
        internal init;
    }

    /// <summary>The reason, if a code of the service or of the module decided.</summary>
    public Problem? Problem { get; internal init; }

    /// <summary>The code that decided, if there is a problem.</summary>
    public string? Code => Problem?.Code;

    /// <summary>A sentence to add to the problem.</summary>
    public Message? Remark { get; internal init; }

    /// <summary>True if the refusal concerns the image as a whole, and not this account.</summary>
    public bool IsOfImage { get; internal init; }

    /// <summary>True if the same request may succeed later.</summary>
    public bool IsRetryable => Code is not null && ErrorCodes.IsRetryable(Code);

    /// <summary>
    /// Whether the account had the share before this run's first request for it, according to a conclusive list; null
    /// if no such list was read.
    /// </summary>
    public bool? SharedBefore { get; internal init; }

    /// <summary>True if the status depends on a code of the service that no list confirmed.</summary>
    internal bool IsUnconfirmed { get; init; }

    /// <summary>True if the image has no room for the account.</summary>
    internal bool HasNoRoom => Code == NoRoom;

    /// <summary>The module's code for shares that stay because the set could not be made in full.</summary>
    internal const string SetIncomplete = "DesiredSetIncomplete";

    /// <summary>The service's code for an image that has no room for the account.</summary>
    internal const string NoRoom = "OverQuota";

    /// <summary>The same outcome with one more sentence.</summary>
    internal AccountOutcome With(Message remark)
        => this with { Remark = Remark is null ? remark : new Message("Sentences", Remark, remark) };

    /// <summary>The same outcome behind another one of the same run, whose requests count too.</summary>
    internal AccountOutcome After(AccountOutcome first) => this with
    {
        Attempts = Attempts + first.Attempts,
        SharedBefore = first.Attempts > 0 ? first.SharedBefore : SharedBefore ?? first.SharedBefore,
    };

    /// <summary>The outcome of an account that was not tried.</summary>
    internal AccountOutcome NotTried(Problem problem, DateTime now) => this with
    {
        Status = AccountStatus.Failed,
        CompletedUtc = now,
        RequestId = null,
        Problem = problem,
        IsOfImage = true,
    };
}

/// <summary>The claim about one account. Sharing/README.md says what evidence each claim needs.</summary>
internal enum AccountStatus : byte
{
    /// <summary>No claim: the run ended before any request for the account.</summary>
    None,

    /// <summary>Had the share at some instant between this run's first request for it and the completion.</summary>
    Shared,

    /// <summary>Had the share before any request of this run contained it.</summary>
    AlreadyShared,

    /// <summary>Lacked the share at some instant since this run's first CANCEL of it.</summary>
    Revoked,

    /// <summary>Lacked the share before, and a CANCEL of it went through or was refused for it alone.</summary>
    NotShared,

    /// <summary>Refused, and it holds no share that this run gave.</summary>
    Failed,

    /// <summary>A request of this run that contains it is unsettled.</summary>
    Unknown,
}
