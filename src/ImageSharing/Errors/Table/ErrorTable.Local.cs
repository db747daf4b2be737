using System.Management.Automation;
using static System.Management.Automation.ErrorCategory;
using static ImageSharing.Errors.ErrorSubject;

namespace ImageSharing.Errors;

/// <content>The module's own conditions, which the service never sends.</content>
internal static partial class ErrorTable
{
    private static ErrorRow[] Local() =>
    [
        Own("AccountIdMalformed", InvalidArgument, Account),
        Own("AccountIdMissing", InvalidArgument, Caller),
        Own("AccountIdAmbiguous", InvalidArgument, Caller),
        Own("ImageIdMissing", InvalidArgument, Caller),
        Own("ImageIdMalformed", InvalidArgument, WholeImage),
        Own("ImageIdMismatch", InvalidArgument, WholeImage),
        Own("RegionMalformed", InvalidArgument, WholeImage),
        Own("RegionMissing", InvalidArgument, Caller),
        Own("RegionMismatch", InvalidArgument, WholeImage),
        Own("ResultNotAccepted", InvalidArgument, Caller),
        Own("DesiredSetIncomplete", InvalidArgument, WholeImage),
        Own("DesiredSetEmpty", InvalidArgument, Caller),
        Own("AccountIdWithAll", InvalidArgument, Caller),
        Own("ParameterBlank", InvalidArgument, Caller),
        Own("CredentialNotFound", AuthenticationError, Caller),
        Own("CredentialIncomplete", AuthenticationError, Caller),
        Own("CredentialExpired", AuthenticationError, Caller),
        Own("CredentialUnreadable", AuthenticationError, Caller),
        Own("ProfileNotFound", ObjectNotFound, Caller),
        Own("EndpointNotSecure", InvalidArgument, Caller),
        Own("EndpointMalformed", InvalidArgument, Caller),
        Own("ConnectionFailed", ConnectionError, Caller),
        Own("OperationTimedOut", OperationTimeout, Caller),
        Own("ResponseUnreadable", ProtocolError, Caller),
        Own("OutcomeUnknown", OperationTimeout, WholeImage),
        Own("VerificationFailed", ProtocolError, WholeImage),
    ];

    private static ErrorRow Own(string code, ErrorCategory category, ErrorSubject subject)
        => new(code, category, subject) { IsOwn = true };
}
