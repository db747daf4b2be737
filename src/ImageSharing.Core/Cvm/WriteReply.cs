using System;

namespace ImageSharing.Core.Cvm;

/// <summary>What is known after a write.</summary>
internal enum WriteReplyKind
{
    /// <summary>The service acknowledged the request.</summary>
    Acknowledged,

    /// <summary>The service refused it: a parsed error with a code other than InternalError.</summary>
    Refused,

    /// <summary>The request, or a part of it, was sent, and no reply tells its outcome.</summary>
    Unknown,

    /// <summary>Nothing of the request's body left this process: it can have no effect.</summary>
    NotSent,
}

/// <summary>The reply to ModifyImageSharePermission.</summary>
internal sealed record WriteReply(WriteReplyKind Kind) : CvmReply
{
    /// <summary>
    /// The signature's time, as the service's clock has it (UTC, whole seconds). The signature is good for five
    /// minutes.
    /// </summary>
    public DateTimeOffset SignedAtUtc { get; init; }

    /// <summary>When the body was written, as a timestamp of the TimeProvider; null if it was not.</summary>
    public long? SentTimestamp { get; init; }

    /// <summary>When the reply or the failure arrived, as a timestamp of the TimeProvider.</summary>
    public long ReceivedTimestamp { get; init; }
}
