namespace ImageSharing.Core.Contract;

/// <summary>What the engine may do about an error code.</summary>
internal enum ErrorHandling
{
    /// <summary>The account is refused for good: take it out of its batch and send the rest.</summary>
    DropAccount,

    /// <summary>The account has the share already: the list decides, then as <see cref="DropAccount"/>.</summary>
    AlreadyShared,

    /// <summary>A documented, permanent refusal of the image: one refusal ends it.</summary>
    FailImage,

    /// <summary>As <see cref="FailImage"/>, since the caller may not do this with the image.</summary>
    ForbidImage,

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

    /// <summary>The endpoint does not take requests such as this one: every further one would fail in the same way.</summary>
    Stop,

    /// <summary>The caller is refused: every further call would fail in the same way.</summary>
    RefuseCaller,
}
