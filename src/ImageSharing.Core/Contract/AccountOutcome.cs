using System;

namespace ImageSharing.Core.Contract;

/// <summary>What happened to one account of one image.</summary>
public readonly struct AccountOutcome
{
    /// <summary>Makes an outcome.</summary>
    public AccountOutcome(
        AccountStatus status,
        int attempts,
        DateTime completedUtc,
        string? requestId = null,
        string? code = null,
        Message? message = null,
        bool isOfImage = false,
        bool? sharedBefore = null)
    {
        Status = status;
        Attempts = attempts;
        CompletedUtc = completedUtc;
        RequestId = requestId;
        Code = code;
        Message = message;
        IsOfImage = isOfImage;
        SharedBefore = sharedBefore;
    }

    /// <summary>What is claimed.</summary>
    public AccountStatus Status { get; }

    /// <summary>How many write requests of this run contained the account.</summary>
    public int Attempts { get; }

    /// <summary>When the deciding reply arrived (UTC).</summary>
    public DateTime CompletedUtc { get; }

    /// <summary>The request that decided, where one did.</summary>
    public string? RequestId { get; }

    /// <summary>The service's code, or the module's own, where one decided.</summary>
    public string? Code { get; }

    /// <summary>One or more sentences about it, where there is something to say.</summary>
    public Message? Message { get; }

    /// <summary>True where the refusal concerns the image as a whole, and not this account.</summary>
    public bool IsOfImage { get; }

    /// <summary>True where the same request may succeed later.</summary>
    public bool IsRetryable => Code is not null && ErrorCodes.IsRetryable(Code);

    /// <summary>
    /// Whether the account had the share before this run's first request for it, as a list told that decides; null
    /// where no such list was read.
    /// </summary>
    public bool? SharedBefore { get; }

    /// <summary>The status rests on a code of the service that no list could confirm.</summary>
    internal bool IsUnconfirmed { get; init; }

    /// <summary>The service's code for an image that has no room for the account.</summary>
    internal const string NoRoom = "OverQuota";

    /// <summary>Nothing was asked about the account yet.</summary>
    internal static AccountOutcome Untried(bool? sharedBefore)
        => new(AccountStatus.None, 0, default, sharedBefore: sharedBefore);

    /// <summary>The same outcome behind another one of the same run, whose requests count too.</summary>
    internal AccountOutcome After(AccountOutcome first)
    {
        var sharedBefore = first.Attempts > 0 ? first.SharedBefore : SharedBefore ?? first.SharedBefore;
        return new(Status, Attempts + first.Attempts, CompletedUtc, RequestId, Code, Message, IsOfImage, sharedBefore)
        {
            IsUnconfirmed = IsUnconfirmed,
        };
    }

    /// <summary>The same outcome, with another message, or counted for the account and not the image.</summary>
    internal AccountOutcome With(Message? message, bool isOfImage)
        => new(Status, Attempts, CompletedUtc, RequestId, Code, message, isOfImage, SharedBefore);
}
