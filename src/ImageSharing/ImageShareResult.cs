using System;

namespace ImageSharing;

/// <summary>What happened to one account of one image.</summary>
public sealed class ImageShareResult
{
    internal ImageShareResult(string? region, string imageId, string accountId, string operation, string status)
    {
        Region = region;
        ImageId = imageId;
        AccountId = accountId;
        Operation = operation;
        Status = status;
    }

    /// <summary>The region of the image; null if none was specified.</summary>
    public string? Region { get; }

    /// <summary>The image.</summary>
    public string ImageId { get; }

    /// <summary>The account, or the text that was specified in place of one.</summary>
    public string AccountId { get; }

    /// <summary>What was asked for: Grant or Revoke.</summary>
    public string Operation { get; }

    /// <summary>What is claimed: Shared, AlreadyShared, Revoked, NotShared, Failed or Unknown.</summary>
    public string Status { get; }

    /// <summary>The service's code unchanged, or the module's own; null if nothing went wrong.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>What there is to say about it, in sentences; null if there is nothing.</summary>
    public string? Message { get; internal set; }

    /// <summary>The request that decided; null if none did.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>How many write requests of the command contained the account.</summary>
    public int Attempts { get; internal set; }

    /// <summary>When the deciding response arrived, in local time.</summary>
    public DateTime CompletedTime { get; internal set; }

    /// <summary>
    /// Whether the account had the share before the command's first request for it; null if no list told.
    /// </summary>
    public bool? SharedBefore { get; internal set; }

    /// <summary>True if the refusal is the image's, which has an error record of its own.</summary>
    internal bool IsOfImage { get; set; }

    /// <summary>True if the same command may succeed later.</summary>
    internal bool IsRetryable { get; set; }

    /// <summary>The account and its status.</summary>
    public override string ToString() => $"{AccountId} {Status}";
}
