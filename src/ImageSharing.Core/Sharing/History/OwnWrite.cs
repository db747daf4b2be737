using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.History;

/// <summary>What became of a write of this process.</summary>
internal enum OwnWriteFate : byte
{
    /// <summary>No reply tells its outcome, or the request is still in flight.</summary>
    Unsettled,

    /// <summary>It was acknowledged.</summary>
    Acknowledged,

    /// <summary>It was refused, and may have been applied in part.</summary>
    Refused,
}

/// <summary>A write of this process on one image. Instants are timestamps of the TimeProvider.</summary>
internal sealed class OwnWrite(ShareOperation operation, IReadOnlyList<string> accounts, long started)
{
    public ShareOperation Operation { get; } = operation;

    public IReadOnlyList<string> Accounts { get; } = accounts;

    public OwnWriteFate Fate { get; private set; } = OwnWriteFate.Unsettled;

    /// <summary>The last instant at which it did something as far as is known: sent, or answered.</summary>
    public long LastActive { get; private set; } = started;

    /// <summary>While it is on its way.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>The instant from which it can have no effect any more, where it is unsettled.</summary>
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
