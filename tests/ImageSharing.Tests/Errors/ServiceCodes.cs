using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Sandbox;
using static System.Management.Automation.ErrorCategory;

namespace ImageSharing.Tests.Errors;

/// <summary>The codes of the service, each with the record that users see.</summary>
internal static class ServiceCodes
{
    private const string C = "100000000012";
    private const string G = "img-6pb6lrmy";
    private const string Grant = "Grant-CvmImageShare $G $C -MaximumRetryCount 0 -WaitTimeoutSec 0";

    /// <summary>The twenty codes that the documentation of ModifyImageSharePermission lists.</summary>
    public static IEnumerable<ErrorSituation> Documented =>
    [
        OfAccount("FailedOperation.AccountAlreadyExists", ResourceExists) with { Waits = true },
        OfAccount("FailedOperation.AccountIsYourSelf", InvalidArgument),
        OfAccount("FailedOperation.NotMasterAccount", InvalidArgument),
        OfAccount("InvalidAccountId.NotFound", ObjectNotFound),
        OfAccount("InvalidAccountIs.YourSelf", InvalidArgument),
        OfAccount("InvalidParameterValue.InvalidAppIdFormat", InvalidArgument),
        OfImage("FailedOperation.BYOLImageShareFailed", InvalidArgument),
        OfImage("FailedOperation.QImageShareFailed", InvalidArgument),
        OfImage("FailedOperation.RImageShareFailed", InvalidArgument),
        OfImage("InvalidImageId.Malformed", InvalidArgument),
        OfImage("InvalidImageId.NotFound", ObjectNotFound),
        OfImage("InvalidParameter.InstanceImageNotSupport", InvalidArgument),
        OfImage("InvalidParameterValue.InvalidImageId", InvalidArgument),
        OfImage("InvalidParameterValue.InvalidImageState", ResourceBusy),
        OfImage("InvalidParameterValue.LimitExceeded", LimitsExceeded),
        OfImage("OverQuota", QuotaExceeded),
        OfImage("UnauthorizedOperation.ImageNotBelongToAccount", PermissionDenied),
        OfImage("UnsupportedOperation.EncryptedImagesNotSupported", InvalidArgument),
        OfImage("UnsupportedOperation.LocationImageNotSupported", InvalidArgument),
        OfCaller("UnauthorizedOperation.InvalidToken", AuthenticationError),
    ];

    /// <summary>The codes that any call can answer.</summary>
    public static IEnumerable<ErrorSituation> Common =>
    [
        OfImage("AuthFailure.UnauthorizedOperation", PermissionDenied),
        OfImage("FailedOperation", InvalidArgument),
        OfImage("InvalidParameter", InvalidArgument),
        OfImage("InvalidParameterValue", InvalidArgument),
        OfImage("InvalidRequest", InvalidArgument),
        OfImage("LimitExceeded", LimitsExceeded),
        OfImage("RequestSizeLimitExceeded", LimitsExceeded),
        OfImage("ResourceInsufficient", LimitsExceeded),
        OfImage("ResourceInUse", ResourceBusy),
        OfImage("ResourceNotFound", ObjectNotFound),
        OfImage("ResourceUnavailable", ResourceBusy),
        OfImage("ResponseSizeLimitExceeded", LimitsExceeded),
        OfImage("ServiceUnavailable", ConnectionError),
        OfImage("UnauthorizedOperation", PermissionDenied),
        OfImage("UnsupportedOperation", InvalidArgument),
        OfImage("UnsupportedRegion", InvalidArgument),
        OfCaller("AuthFailure.InvalidAuthorization", AuthenticationError),
        OfCaller("AuthFailure.InvalidSecretId", AuthenticationError),
        OfCaller("AuthFailure.MFAFailure", AuthenticationError),
        OfCaller("AuthFailure.SecretIdNotFound", AuthenticationError),
        OfCaller("AuthFailure.SignatureExpire", AuthenticationError),
        OfCaller("AuthFailure.SignatureFailure", AuthenticationError),
        OfCaller("AuthFailure.TokenFailure", AuthenticationError),
        OfCaller("IpInBlacklist", PermissionDenied),
        OfCaller("IpNotInWhitelist", PermissionDenied),
        OfCaller("ActionOffline", ProtocolError),
        OfCaller("InvalidAction", ProtocolError),
        OfCaller("MissingParameter", ProtocolError),
        OfCaller("NoSuchProduct", ProtocolError),
        OfCaller("NoSuchVersion", ProtocolError),
        OfCaller("UnknownParameter", ProtocolError),
        OfCaller("UnsupportedProtocol", ProtocolError),
        OfRead("InternalError", ProtocolError),
        OfRead("RequestLimitExceeded", LimitsExceeded) with { Waits = true },
        OfRead("ResourceNotFound", ObjectNotFound),
        OfSearch("UnsupportedRegion", InvalidArgument),
        OfSearch("UnauthorizedOperation", PermissionDenied),
    ];

    private static ErrorSituation OfAccount(string code, ErrorCategory category) => new(code, category, C, Grant)
    {
        Service = service => service.Accounts.DeclareBad(C, code),
    };

    private static ErrorSituation OfImage(string code, ErrorCategory category) => new(code, category, G, Grant)
    {
        Service = service => service.Images.Find(G)!.Refuse(code),
    };

    private static ErrorSituation OfCaller(string code, ErrorCategory category) => new(code, category, null, Grant)
    {
        Service = service => service.Faults.Add(When.Always(), Fault.Refuse(code)),
    };

    private static ErrorSituation OfRead(string code, ErrorCategory category)
        => OfCaller(code, category) with { Target = G, Script = "Get-CvmImageShare $G -MaximumRetryCount 0" };

    private static ErrorSituation OfSearch(string code, ErrorCategory category)
        => OfCaller(code, category) with { Target = "ap-guangzhou", Script = "Get-CvmImage -MaximumRetryCount 0" };
}
