using System.Management.Automation;
using static System.Management.Automation.ErrorCategory;
using static ImageSharing.Errors.ErrorSubject;

namespace ImageSharing.Errors;

/// <content>The codes that any call can answer.</content>
internal static partial class ErrorTable
{
    private static ErrorRow[] Common() =>
    [
        new("RequestLimitExceeded", LimitsExceeded, Caller,
            "The service refused the request since too many came in one second.",
            "Give a lower -RequestsPerSecond, or run fewer tools on the same account at once."),
        new("ResourceInUse", ResourceBusy, WholeImage,
            "The image is in use by another operation.", "Try again later."),
        new("ResourceUnavailable", ResourceBusy, WholeImage,
            "The image is not available at the moment.", "Try again later."),
        new("ServiceUnavailable", ConnectionError, Caller,
            "The service is not available at the moment.", "Try again later."),
        new("InternalError", ProtocolError, Caller,
            "The service reported an error of its own.",
            "Run the command again; if it stays, give the request ID to the service's support."),

        new("AuthFailure.SignatureExpire", AuthenticationError, Caller,
            "The service found the signature expired: this machine's clock is off by more than five minutes.",
            "Set this machine's clock."),
        new("AuthFailure.TokenFailure", AuthenticationError, Caller,
            "The service did not accept the token of the temporary keys.",
            "Get new temporary keys and give their token with -SecurityToken."),
        Refused("AuthFailure.InvalidAuthorization",
            "The service could not read the request's Authorization header.",
            "Check that no proxy between here and the service changes headers."),
        Refused("AuthFailure.InvalidSecretId",
            "The SecretId is not valid: it may not be the ID of an API key.",
            "Check the SecretId under CAM, API Keys."),
        Refused("AuthFailure.MFAFailure",
            "The service asks for multi-factor authentication.",
            "Use an API key that needs none, or temporary keys that were made with it."),
        Refused("AuthFailure.SecretIdNotFound",
            "There is no such SecretId: it may have been deleted or disabled.",
            "Check the SecretId under CAM, API Keys, and the site (mainland or international) of the endpoint."),
        Refused("AuthFailure.SignatureFailure",
            "The signature is wrong: most often the SecretKey does not belong to the SecretId.",
            "Check that SecretId and SecretKey come from the same API key, without blanks around them."),
        Forbidden("IpInBlacklist", "This machine's address is on the account's black list.",
            "Run from another address, or change the list under CAM."),
        Forbidden("IpNotInWhitelist", "This machine's address is not on the account's white list.",
            "Run from a listed address, or change the list under CAM."),
        Wrong(
            "ActionOffline", "The service has taken this action off line.", "Look for a newer version of the module."),
        Wrong(
            "InvalidAction",
            "The endpoint does not know this action.",
            "Check -Endpoint: it has to be an address of CVM."),
        Wrong(
            "MissingParameter",
            "The endpoint misses a parameter in the request.",
            "Look for a newer version of the module."),
        Wrong(
            "UnknownParameter",
            "The endpoint does not know a parameter of the request.",
            "Look for a newer version of the module."),
        Wrong(
            "NoSuchProduct",
            "The endpoint does not know the product.",
            "Check -Endpoint: it has to be an address of CVM."),
        Wrong(
            "NoSuchVersion",
            "The endpoint does not know the version of the API.",
            "Check -Endpoint: it has to be an address of CVM."),
        Wrong(
            "UnsupportedProtocol",
            "The endpoint does not take requests of this protocol.",
            "Give -Endpoint with https."),

        new("AuthFailure.UnauthorizedOperation", PermissionDenied, WholeImage,
            "The credential is not allowed to do this with the image.", AskCam),
        new("UnsupportedRegion", InvalidArgument, WholeImage,
            "The service does not know this region, or does not offer the operation there.",
            "Check the region's name, such as ap-guangzhou."),
        new("UnauthorizedOperation", PermissionDenied, WholeImage,
            "The credential is not allowed to do this.", AskCam),
        Unnamed("UnsupportedOperation", InvalidArgument, "The service does not support the operation for this image."),
        Unnamed("ResourceNotFound", ObjectNotFound, "The service did not find what the request names."),
        Unnamed("ResourceInsufficient", LimitsExceeded, "The service has not enough resources for the request."),
        Unnamed("LimitExceeded", LimitsExceeded, "The request exceeds a limit of the service."),
        Unnamed("FailedOperation", InvalidArgument, "The operation failed, and the service gave no further code."),
        Unnamed(
            "InvalidParameter",
            InvalidArgument,
            "The service found a parameter invalid and did not name it by a code."),
        Unnamed(
            "InvalidParameterValue",
            InvalidArgument,
            "The service found a value invalid and did not name it by a code."),
        Unnamed("InvalidRequest", InvalidArgument, "The service found the request invalid."),

        new("RequestSizeLimitExceeded", LimitsExceeded, Batch,
            "The request was larger than the service takes.", "Give a smaller -BatchSize."),
        new("ResponseSizeLimitExceeded", LimitsExceeded, Batch,
            "The answer would be larger than the service gives.", "Give a smaller -BatchSize."),
    ];

    private const string AskCam =
        "Ask for the CAM action cvm:ModifyImageSharePermission on qcs::cvm:$region:$account:image/*, or use another "
        + "credential.";

    private static ErrorRow Refused(string code, string sentence, string action)
        => new(code, AuthenticationError, Caller, sentence, action);

    private static ErrorRow Forbidden(string code, string sentence, string action)
        => new(code, PermissionDenied, Caller, sentence, action);

    private static ErrorRow Wrong(string code, string sentence, string action)
        => new(code, ProtocolError, Caller, sentence, action);

    private static ErrorRow Unnamed(string code, ErrorCategory category, string sentence)
        => new(
            code,
            category,
            WholeImage,
            sentence,
            "Read the service's message, correct what it names, and run the command again.");
}
