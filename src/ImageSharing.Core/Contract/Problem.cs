using System;

namespace ImageSharing.Core.Contract;

/// <summary>Something that went wrong, without any PowerShell in it.</summary>
internal sealed class Problem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="code">The service's code to the letter, or the module's own in Pascal case.</param>
    /// <param name="message">Sentences for a person, with no secret in them.</param>
    /// <param name="requestId">The service's request ID, where there was a reply.</param>
    /// <param name="isRetryable">True where the same call may succeed later, whatever the code.</param>
    /// <param name="isOfModule">True where the module refused on its own, whoever defined the code.</param>
    public Problem(
        string code, Message message, string? requestId = null, bool isRetryable = false, bool isOfModule = false)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
        IsRetryable = isRetryable || ErrorCodes.IsRetryable(code);
        IsOfModule = isOfModule;
    }

    /// <summary>The service's code to the letter, or the module's own in Pascal case.</summary>
    public string Code { get; }

    /// <summary>Sentences for a person, with no secret in them.</summary>
    public Message Message { get; }

    /// <summary>The service's request ID, where there was a reply.</summary>
    public string? RequestId { get; }

    /// <summary>True where the same call may succeed later.</summary>
    public bool IsRetryable { get; }

    /// <summary>True where the module refused on its own: the message is not the service's.</summary>
    public bool IsOfModule { get; }

    /// <summary>What the system said, with no secret in it; null where there is no such cause.</summary>
    public Exception? Cause { get; internal init; }
}

/// <summary>A problem that ends the call at hand. The cmdlets turn it into their own exception.</summary>
internal sealed class ProblemException : Exception
{
    /// <summary>Makes the exception of a problem.</summary>
    public ProblemException(Problem problem, Exception? inner = null)
        : base(problem?.Message.ToString(), inner ?? problem?.Cause) => Problem = problem ?? throw new ArgumentNullException(nameof(problem));

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
