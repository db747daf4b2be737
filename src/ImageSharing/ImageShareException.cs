using System;

namespace ImageSharing;

/// <summary>The exception of every error record of the module.</summary>
public sealed class ImageShareException : Exception
{
    internal ImageShareException(string errorCode, string message, Exception? cause = null)
        : base(message, cause) => ErrorCode = errorCode;

    /// <summary>The service's code unchanged, or the module's own in Pascal case.</summary>
    public string ErrorCode { get; }

    /// <summary>The service's request ID; null if no response had one.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The image that the error concerns; null if it concerns none.</summary>
    public string? ImageId { get; internal set; }

    /// <summary>The account that the error concerns; null if it concerns an image or the whole command.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>True if the same command may succeed later.</summary>
    public bool IsRetryable { get; internal set; }
}
