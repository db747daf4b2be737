using static System.Management.Automation.ErrorCategory;
using static ImageSharing.Errors.ErrorSubject;

namespace ImageSharing.Errors;

/// <content>The codes that any call can return.</content>
internal static partial class ErrorTable
{
    private static ErrorRow[] Common() =>
    [
        new("RequestLimitExceeded", LimitsExceeded, Caller),
        new("ResourceInUse", ResourceBusy, WholeImage),
        new("ResourceUnavailable", ResourceBusy, WholeImage),
        new("ServiceUnavailable", ConnectionError, Caller),
        new("InternalError", ProtocolError, Caller),
        new("AuthFailure.SignatureExpire", AuthenticationError, Caller),
        new("AuthFailure.TokenFailure", AuthenticationError, Caller),
        new("AuthFailure.InvalidAuthorization", AuthenticationError, Caller),
        new("AuthFailure.InvalidSecretId", AuthenticationError, Caller),
        new("AuthFailure.MFAFailure", AuthenticationError, Caller),
        new("AuthFailure.SecretIdNotFound", AuthenticationError, Caller),
        new("AuthFailure.SignatureFailure", AuthenticationError, Caller),
        new("IpInBlacklist", PermissionDenied, Caller),
        new("IpNotInWhitelist", PermissionDenied, Caller),
        new("ActionOffline", ProtocolError, Caller),
        new("InvalidAction", ProtocolError, Caller),
        new("MissingParameter", ProtocolError, Caller),
        new("UnknownParameter", ProtocolError, Caller),
        new("NoSuchProduct", ProtocolError, Caller),
        new("NoSuchVersion", ProtocolError, Caller),
        new("UnsupportedProtocol", ProtocolError, Caller),
        new("AuthFailure.UnauthorizedOperation", PermissionDenied, WholeImage),
        new("UnsupportedRegion", InvalidArgument, WholeImage),
        new("UnauthorizedOperation", PermissionDenied, WholeImage),
        new("UnsupportedOperation", InvalidArgument, WholeImage),
        new("ResourceNotFound", ObjectNotFound, WholeImage),
        new("ResourceInsufficient", LimitsExceeded, WholeImage),
        new("LimitExceeded", LimitsExceeded, WholeImage),
        new("FailedOperation", InvalidArgument, WholeImage),
        new("InvalidParameter", InvalidArgument, WholeImage),
        new("InvalidParameterValue", InvalidArgument, WholeImage),
        new("InvalidRequest", InvalidArgument, WholeImage),
        new("RequestSizeLimitExceeded", LimitsExceeded, Batch),
        new("ResponseSizeLimitExceeded", LimitsExceeded, Batch),
    ];
}
