using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>What is known after a read.</summary>
internal enum ReadReplyKind
{
    /// <summary>The service listed what was asked for.</summary>
    Listed,

    /// <summary>The service refused it: a parsed error with a code other than InternalError.</summary>
    Refused,

    /// <summary>No reply that can be read came, however often it was asked.</summary>
    Failed,
}

/// <summary>The reply to DescribeImageSharePermission.</summary>
internal sealed record ListReply(ReadReplyKind Kind)
{
    /// <summary>The accounts, as the service lists them; empty where it did not.</summary>
    public IReadOnlyList<ListedShare> Shares { get; init; } = [];

    /// <summary>An instant before the request that was answered left, as a timestamp of the TimeProvider.</summary>
    public long AskedTimestamp { get; init; }

    /// <summary>False where not even the last request of the read could be sent.</summary>
    public bool WasSent { get; init; }

    /// <summary>The service's code to the letter, or the module's own; null where listed.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message to the letter, or a sentence of the module; null where listed.</summary>
    public string? Message { get; init; }

    /// <summary>The service's request ID, where there was a reply to read it from.</summary>
    public string? RequestId { get; init; }
}
