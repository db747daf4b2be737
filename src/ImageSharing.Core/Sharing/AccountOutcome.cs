using System;

namespace ImageSharing.Core.Sharing;

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
        string? message = null,
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

    /// <summary>When the deciding answer arrived (UTC).</summary>
    public DateTime CompletedUtc { get; }

    /// <summary>The request that decided, where one did.</summary>
    public string? RequestId { get; }

    /// <summary>The service's code, or the module's own, where the account failed or is unknown.</summary>
    public string? Code { get; }

    /// <summary>One or more sentences about it, where there is something to say.</summary>
    public string? Message { get; }

    /// <summary>True where the refusal concerns the image as a whole, and not this account.</summary>
    public bool IsOfImage { get; }

    /// <summary>
    /// Whether the account had the share before this run's first request for it, as a list told that decides; null
    /// where no such list was read.
    /// </summary>
    public bool? SharedBefore { get; }

    /// <summary>
    /// The same outcome of a second try, with the requests of the first one counted in: behind one of them nobody is
    /// known to have had the share before.
    /// </summary>
    internal AccountOutcome After(int attempts, bool? sharedBefore)
    {
        var status = attempts > 0 && Status == AccountStatus.AlreadyShared ? AccountStatus.Shared : Status;
        return new(status, Attempts + attempts, CompletedUtc, RequestId, Code, Message, IsOfImage, sharedBefore);
    }
}
