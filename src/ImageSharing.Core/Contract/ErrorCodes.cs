using System;
using System.Collections.Generic;
using static ImageSharing.Core.Contract.ErrorHandling;

namespace ImageSharing.Core.Contract;

/// <summary>The error codes of the service and how each is handled. The cmdlets' table has their texts.</summary>
internal static class ErrorCodes
{
    // First the codes that the documentation of ModifyImageSharePermission lists, then those that any call can return.
    private static readonly Dictionary<string, ErrorHandling> Handlings = new(StringComparer.Ordinal)
    {
        ["FailedOperation.AccountAlreadyExists"] = AlreadyShared,
        ["FailedOperation.AccountIsYourSelf"] = DropAccount,
        ["FailedOperation.BYOLImageShareFailed"] = FailImage,
        ["FailedOperation.NotMasterAccount"] = DropAccount,
        ["FailedOperation.QImageShareFailed"] = Probe,
        ["FailedOperation.RImageShareFailed"] = Probe,
        ["InvalidAccountId.NotFound"] = DropAccount,
        ["InvalidAccountIs.YourSelf"] = DropAccount,
        ["InvalidImageId.Malformed"] = FailImage,
        ["InvalidImageId.NotFound"] = FailImage,
        ["InvalidParameter.InstanceImageNotSupport"] = FailImage,
        ["InvalidParameterValue.InvalidAppIdFormat"] = DropAccount,
        ["InvalidParameterValue.InvalidImageId"] = FailImage,
        ["InvalidParameterValue.InvalidImageState"] = WaitForImage,
        ["InvalidParameterValue.LimitExceeded"] = HalveBatch,
        ["OverQuota"] = Quota,
        ["UnauthorizedOperation.ImageNotBelongToAccount"] = ForbidImage,
        ["UnauthorizedOperation.InvalidToken"] = RefreshCredential,
        ["UnsupportedOperation.EncryptedImagesNotSupported"] = FailImage,
        ["UnsupportedOperation.LocationImageNotSupported"] = FailImage,

        ["RequestLimitExceeded"] = SlowDown,
        ["ResourceInUse"] = TryLater,
        ["ResourceUnavailable"] = TryLater,
        ["ServiceUnavailable"] = TryLater,
        ["InternalError"] = Settle,
        ["AuthFailure.SignatureExpire"] = CorrectClock,
        ["AuthFailure.TokenFailure"] = RefreshCredential,
        ["AuthFailure.InvalidAuthorization"] = RefuseCaller,
        ["AuthFailure.InvalidSecretId"] = RefuseCaller,
        ["AuthFailure.MFAFailure"] = RefuseCaller,
        ["AuthFailure.SecretIdNotFound"] = RefuseCaller,
        ["AuthFailure.SignatureFailure"] = RefuseCaller,
        ["IpInBlacklist"] = RefuseCaller,
        ["IpNotInWhitelist"] = RefuseCaller,
        ["ActionOffline"] = Stop,
        ["InvalidAction"] = Stop,
        ["MissingParameter"] = Stop,
        ["UnknownParameter"] = Stop,
        ["NoSuchProduct"] = Stop,
        ["NoSuchVersion"] = Stop,
        ["UnsupportedProtocol"] = Stop,
        ["AuthFailure.UnauthorizedOperation"] = ForbidImage,
        ["UnsupportedRegion"] = FailImage,
        ["UnauthorizedOperation"] = Probe,
        ["UnsupportedOperation"] = Probe,
        ["ResourceNotFound"] = Probe,
        ["ResourceInsufficient"] = Probe,
        ["LimitExceeded"] = Probe,
        ["FailedOperation"] = Probe,
        ["InvalidParameter"] = Probe,
        ["InvalidParameterValue"] = Probe,
        ["InvalidRequest"] = Probe,
        ["RequestSizeLimitExceeded"] = HalveBatch,
        ["ResponseSizeLimitExceeded"] = HalveBatch,
    };

    /// <summary>How many codes are listed.</summary>
    internal static int Count => Handlings.Count;

    /// <summary>
    /// The listed code that applies to a code: itself, or for a sub-code that is not listed, its family if all
    /// sub-codes mean the same (RequestLimitExceeded). Null for any other code.
    /// </summary>
    public static string? KnownAs(string code)
    {
        if (Handlings.ContainsKey(code)) return code;

        var dot = code.IndexOf('.');
        if (dot < 0) return null;

        var family = code.Substring(0, dot);
        return Handlings.TryGetValue(family, out var handling) && handling is SlowDown or TryLater or Settle or Stop
            or RefuseCaller
            ? family
            : null;
    }

    /// <summary>True if the same call may succeed later.</summary>
    public static bool IsRetryable(string code) => HandlingOf(code) is SlowDown or TryLater or WaitForImage or Settle;

    /// <summary>How a refusal by this code is handled. An unknown code can concern the account or the image.</summary>
    internal static ErrorHandling HandlingOf(string code) => KnownAs(code) is { } known ? Handlings[known] : Probe;

    /// <summary>True if every further call would fail in the same way.</summary>
    internal static bool IsForEveryCall(ErrorHandling handling)
        => handling is Stop or RefuseCaller or CorrectClock or RefreshCredential;
}

/// <summary>What the engine may do about an error code.</summary>
internal enum ErrorHandling
{
    /// <summary>The account is refused for good: take it out of its batch and send the rest.</summary>
    DropAccount,

    /// <summary>The account already has the share: read the list, then handle it as <see cref="DropAccount"/>.</summary>
    AlreadyShared,

    /// <summary>A documented, permanent refusal of the image: one refusal ends it.</summary>
    FailImage,

    /// <summary>As <see cref="FailImage"/>: the caller may not do this with the image.</summary>
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

    /// <summary>It is unknown whether the request was applied: find out.</summary>
    Settle,

    /// <summary>Refresh the credential once, sign again.</summary>
    RefreshCredential,

    /// <summary>Correct the clock by the Date of the response once, sign again.</summary>
    CorrectClock,

    /// <summary>It can concern the account or the image: three accounts are tried alone before the image is refused.</summary>
    Probe,

    /// <summary>The endpoint does not accept such requests: every further one would fail in the same way.</summary>
    Stop,

    /// <summary>The caller is refused: every further call would fail in the same way.</summary>
    RefuseCaller,
}
