using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.History;

/// <summary>The outcome of a write of this process.</summary>
internal enum OwnWriteFate : byte
{
    /// <summary>No reply shows its outcome, or the request is still in flight.</summary>
    Unsettled,

    /// <summary>It was acknowledged.</summary>
    Acknowledged,

    /// <summary>It was refused, and may have been applied in part.</summary>
    Refused,
}

/// <summary>A write of this process on one image. Times are timestamps of the TimeProvider.</summary>
internal sealed class OwnWrite(ShareOperation operation, IReadOnlyList<string> accounts, long started)
{
    public ShareOperation Operation { get; } = operation;

    public IReadOnlyList<string> Accounts { get; } = accounts;

    public OwnWriteFate Fate { get; private set; } = OwnWriteFate.Unsettled;

    /// <summary>The last known time of an activity: the request was sent, or the reply arrived.</summary>
    public long LastActive { get; private set; } = started;

    /// <summary>While it is in flight.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The time after which it can no longer have an effect, if it is unsettled.</summary>
    public DateTimeOffset? ConclusiveAt { get; private set; }

    public void RecordReply(OwnWriteFate fate, long answered)
    {
        Fate = fate;
        LastActive = Math.Max(LastActive, answered);
        IsOpen = false;
    }

    public void Lose(long? sent, DateTimeOffset conclusiveAt)
    {
        LastActive = Math.Max(LastActive, sent ?? LastActive);
        ConclusiveAt = conclusiveAt;
        IsOpen = false;
    }
}
