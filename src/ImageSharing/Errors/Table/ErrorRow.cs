using System.Management.Automation;

namespace ImageSharing.Errors;

/// <summary>One error code, as a user reads it. How Core handles it is in Core.</summary>
internal sealed class ErrorRow
{
    public ErrorRow(
        string code, ErrorCategory category, ErrorSubject subject, string sentence, string recommendedAction)
    {
        Code = code;
        Category = category;
        Subject = subject;
        Sentence = sentence;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The service's code to the letter, or the module's own in Pascal case: the ErrorId.</summary>
    public string Code { get; }

    /// <summary>The category of the error record.</summary>
    public ErrorCategory Category { get; }

    public ErrorSubject Subject { get; }

    /// <summary>A sentence that stands alone, for ErrorDetails.</summary>
    public string Sentence { get; }

    /// <summary>What the caller can do next, for ErrorDetails.RecommendedAction.</summary>
    public string RecommendedAction { get; }

    /// <summary>True for a condition of the module itself, which the service never sends.</summary>
    public bool IsOwn { get; init; }
}
