using System;

namespace ImageSharing.Core.Contract;

/// <summary>A problem that ends the call at hand. The cmdlets turn it into their own exception.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>Makes the exception of a problem.</summary>
    public ProblemException(Problem problem, Exception? inner = null)
        : base(problem?.Message.ToString(), inner ?? problem?.Cause) => Problem = problem ?? throw new ArgumentNullException(nameof(problem));

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
