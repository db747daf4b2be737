namespace ImageSharing.Errors;

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
