using static System.Management.Automation.ErrorCategory;
using static ImageSharing.Errors.ErrorSubject;

namespace ImageSharing.Errors;

/// <content>The twenty codes that the documentation of ModifyImageSharePermission lists.</content>
internal static partial class ErrorTable
{
    private static ErrorRow[] Sharing() =>
    [
        new("FailedOperation.AccountAlreadyExists", ResourceExists, Account),
        new("FailedOperation.AccountIsYourSelf", InvalidArgument, Account),
        new("FailedOperation.BYOLImageShareFailed", InvalidArgument, WholeImage),
        new("FailedOperation.NotMasterAccount", InvalidArgument, Account),
        new("FailedOperation.QImageShareFailed", InvalidArgument, WholeImage),
        new("FailedOperation.RImageShareFailed", InvalidArgument, WholeImage),
        new("InvalidAccountId.NotFound", ObjectNotFound, Account),
        new("InvalidAccountIs.YourSelf", InvalidArgument, Account),
        new("InvalidImageId.Malformed", InvalidArgument, WholeImage),
        new("InvalidImageId.NotFound", ObjectNotFound, WholeImage),
        new("InvalidParameter.InstanceImageNotSupport", InvalidArgument, WholeImage),
        new("InvalidParameterValue.InvalidAppIdFormat", InvalidArgument, Account),
        new("InvalidParameterValue.InvalidImageId", InvalidArgument, WholeImage),
        new("InvalidParameterValue.InvalidImageState", ResourceBusy, WholeImage),
        new("InvalidParameterValue.LimitExceeded", LimitsExceeded, Batch),
        new("OverQuota", QuotaExceeded, WholeImage),
        new("UnauthorizedOperation.ImageNotBelongToAccount", PermissionDenied, WholeImage),
        new("UnauthorizedOperation.InvalidToken", AuthenticationError, Caller),
        new("UnsupportedOperation.EncryptedImagesNotSupported", InvalidArgument, WholeImage),
        new("UnsupportedOperation.LocationImageNotSupported", InvalidArgument, WholeImage),
    ];
}
