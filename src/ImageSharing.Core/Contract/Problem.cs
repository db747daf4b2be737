using System;

namespace ImageSharing.Core.Contract;

/// <summary>An error, without types of PowerShell.</summary>
internal sealed class Problem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="code">The service's code unchanged, or the module's own in Pascal case.</param>
    /// <param name="message">Sentences for a person, with no secret in them.</param>
    /// <param name="requestId">The service's request ID, where there was a reply.</param>
    /// <param name="isRetryable">True if the same call may succeed later, for any code.</param>
    /// <param name="isOfModule">True if the module itself refused, even with a code of the service.</param>
    public Problem(
        string code, Message message, string? requestId = null, bool isRetryable = false, bool isOfModule = false)
    {
        Code = code;
        Message = message;
        RequestId = requestId;
        IsRetryable = isRetryable || ErrorCodes.IsRetryable(code);
        IsOfModule = isOfModule || message.Text is null;
    }

    /// <summary>The service's code unchanged, or the module's own in Pascal case.</summary>
    public string Code { get; }

    /// <summary>Sentences for a person, with no secret in them.</summary>
    public Message Message { get; }

    /// <summary>The service's request ID, where there was a reply.</summary>
    public string? RequestId { get; }

    /// <summary>True if the same call may succeed later.</summary>
    public bool IsRetryable { get; }

    /// <summary>True if the message is not the service's own, even with a code of the service.</summary>
    public bool IsOfModule { get; }

    /// <summary>The exception of the system, without secrets; null if there is none.</summary>
    public Exception? Cause { get; internal init; }
}

/// <summary>A problem that ends the current call. The cmdlets turn it into their own exception.</summary>
internal sealed class ProblemException : Exception
{
    /// <summary>Makes the exception of a problem.</summary>
    public ProblemException(Problem problem, Exception? inner = null)
        : base(problem?.Message.ToString(), inner ?? problem?.Cause) => Problem = problem ?? throw new ArgumentNullException(nameof(problem));

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
