namespace ImageSharing.Errors;

/// <summary>One error code: what it means and what is done about it.</summary>
internal sealed class ErrorRow
{
    public ErrorRow(
        string code,
        ErrorMeaning meaning,
        ErrorSubject subject,
        ErrorHandling handling,
        string sentence,
        string recommendedAction)
    {
        Code = code;
        Meaning = meaning;
        Subject = subject;
        Handling = handling;
        Sentence = sentence;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The service's code to the letter, or the module's own in Pascal case: the ErrorId.</summary>
    public string Code { get; }

    /// <summary>The category of the error record.</summary>
    public ErrorMeaning Meaning { get; }

    public ErrorSubject Subject { get; }

    public ErrorHandling Handling { get; }

    /// <summary>A sentence that stands alone, for ErrorDetails.</summary>
    public string Sentence { get; }

    /// <summary>What the caller can do next, for ErrorDetails.RecommendedAction.</summary>
    public string RecommendedAction { get; }
}
