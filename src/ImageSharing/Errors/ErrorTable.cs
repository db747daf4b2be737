using System;

namespace ImageSharing.Errors;

/// <summary>Whom an error code concerns (API.md names the source of each).</summary>
internal enum ErrorSubject
{
    Account,
    Image,
    Batch,
    Caller,
}

/// <summary>What the engine may do about an error code.</summary>
internal enum ErrorHandling
{
    /// <summary>The account is refused for good: take it out of its batch and send the rest.</summary>
    DropAccount,

    /// <summary>The account has the share already: the list decides, then as <see cref="DropAccount"/>.</summary>
    AlreadyShared,

    /// <summary>A documented, permanent refusal of the image: one refusal ends it.</summary>
    FailImage,

    /// <summary>The image is busy: wait, up to the time the caller allows, and send again.</summary>
    WaitForImage,

    /// <summary>The quota of the image has no room.</summary>
    Quota,

    /// <summary>The batch is too large: halve it.</summary>
    HalveBatch,

    /// <summary>Too many requests: send again when the pace allows it.</summary>
    SlowDown,

    /// <summary>The service is busy: wait and send again.</summary>
    TryLater,

    /// <summary>Whether the request was applied is not known: settle it.</summary>
    Settle,

    /// <summary>Refresh the credential once, sign again.</summary>
    RefreshCredential,

    /// <summary>Correct the clock by the answer's Date once, sign again.</summary>
    CorrectClock,

    /// <summary>Blames nobody: three accounts are tried alone before the image is given up.</summary>
    Probe,

    /// <summary>Every further call would fail in the same way.</summary>
    Stop,

    /// <summary>A condition of the module itself: never sent by the service.</summary>
    Local,
}

/// <summary>The members are those of System.Management.Automation.ErrorCategory with the same names.</summary>
internal enum ErrorMeaning
{
    AuthenticationError,
    PermissionDenied,
    ObjectNotFound,
    ResourceExists,
    InvalidArgument,
    QuotaExceeded,
    LimitsExceeded,
    ResourceBusy,
    ConnectionError,
    OperationTimeout,
    ProtocolError,
}

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

/// <summary>
/// Every error code that the module knows, once. This file is compiled into the cmdlet assembly and into Core, since a
/// record about the module's own input must not load Core, and Core must not load the cmdlets.
/// </summary>
internal static class ErrorTable
{
    /// <summary>Finds the row of a code: its own, else that of the code before the dot, else a row that blames nobody.</summary>
    public static ErrorRow Find(string code) => throw new NotImplementedException();
}
