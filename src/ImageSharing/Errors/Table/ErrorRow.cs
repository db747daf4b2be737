using System.Management.Automation;
using ImageSharing.Text;

namespace ImageSharing.Errors;

/// <summary>One error code, as a user reads it. How Core handles it is in Core.</summary>
internal sealed class ErrorRow(string code, ErrorCategory category, ErrorSubject subject)
{
    /// <summary>The service's code unchanged, or the module's own in Pascal case: the ErrorId.</summary>
    public string Code { get; } = code;

    /// <summary>The category of the error record.</summary>
    public ErrorCategory Category { get; } = category;

    public ErrorSubject Subject { get; } = subject;

    /// <summary>A sentence that stands alone, for ErrorDetails.</summary>
    public string Sentence => Messages.Format(Code);

    /// <summary>What the caller can do next, for ErrorDetails.RecommendedAction.</summary>
    public string RecommendedAction => Messages.Recommendation(Code)!;

    /// <summary>True for a condition of the module itself, which the service never sends.</summary>
    public bool IsOwn { get; init; }
}
