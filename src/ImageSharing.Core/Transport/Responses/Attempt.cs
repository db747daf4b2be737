using System;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Transport.Responses;

internal enum AttemptKind
{
    /// <summary>The service did what was asked.</summary>
    Succeeded,

    /// <summary>The service refused it, definitely.</summary>
    Refused,

    /// <summary>Something was sent, and no reply tells its outcome.</summary>
    Unknown,

    /// <summary>Nothing of the body was sent.</summary>
    NotSent,
}

/// <summary>What came of sending a request once.</summary>
internal sealed record Attempt(AttemptKind Kind)
{
    /// <summary>The reply, where one could be read.</summary>
    public ResponseBody? Body { get; init; }

    /// <summary>The service's code or the module's own; null if it succeeded.</summary>
    public string? Code { get; init; }

    public Message? Message { get; init; }

    public string? RequestId => Body?.RequestId;

    /// <summary>What the system said about a connection that failed, with no secret in it.</summary>
    public Exception? Cause { get; init; }

    /// <summary>True if sending it again would end in the same way.</summary>
    public bool IsLasting { get; init; }

    /// <summary>The Date of a refusal for the clock, where there is exactly one and no cache handed it out.</summary>
    public DateTimeOffset? ServiceDate { get; init; }

    public Credential? Credential { get; init; }

    public ClockReading Signed { get; init; }

    /// <summary>An instant before the request left.</summary>
    public long AskedTimestamp { get; init; }

    public long? SentTimestamp { get; init; }

    public long ReceivedTimestamp { get; init; }

    /// <summary>How a refusal is handled; null if it is not a refusal.</summary>
    public ErrorHandling? Handling => Kind == AttemptKind.Refused ? ErrorCodes.HandlingOf(Code!) : null;
}
