using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>What every reply to a call has.</summary>
internal abstract record CvmReply
{
    /// <summary>The service's code unchanged, or the module's own; null if it did what was asked.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message unchanged, or a sentence of the module; null if there is no code.</summary>
    public Message? Message { get; init; }

    /// <summary>The service's request ID, where there was a response to read it from.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the system said about a connection that failed, with no secret in it.</summary>
    public Exception? Cause { get; init; }

    /// <summary>The reply as a problem, where it has a code.</summary>
    public Problem ToProblem(bool isRetryable) => new(Code!, Message!, RequestId, isRetryable) { Cause = Cause };
}

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

/// <summary>The reply to a read.</summary>
internal abstract record ReadReply(ReadReplyKind Kind) : CvmReply
{
    /// <summary>False if not even the last request of the read could be sent.</summary>
    public bool WasSent { get; init; }

    /// <summary>Why nothing was listed.</summary>
    public Problem ToProblem() => ToProblem(isRetryable: Kind == ReadReplyKind.Failed);
}
