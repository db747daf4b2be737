using static ImageSharing.Errors.ErrorMeaning;
using static ImageSharing.Errors.ErrorSubject;

namespace ImageSharing.Errors;

/// <content>The module's own conditions, which the service never sends.</content>
internal static partial class ErrorTable
{
    private static ErrorRow[] Local() =>
    [
        Own("AccountIdMalformed", InvalidArgument, Account,
            "This is not an account ID: it has to be 5 to 20 digits.",
            "Give the root account's ID (UIN) as plain digits; keep spreadsheets from turning it into 1.0E+11."),
        Own("AccountIdMissing", InvalidArgument, Caller,
            "No account was given.", "Give -AccountId, or pipe account IDs or objects with an AccountId in."),
        Own("ImageIdMissing", InvalidArgument, Caller,
            "No image was given.", "Give -ImageId, or pipe objects with an ImageId in."),
        Own("RegionMissing", InvalidArgument, Caller,
            "No region was given.",
            "Give -Region, pipe objects with a Region in, or set TENCENTCLOUD_REGION."),
        Own("RegionMismatch", InvalidArgument, WholeImage,
            "The object names one region and the command line another.",
            "Leave -Region out to use each object's own region, or correct the list."),
        Own("ResultNotAccepted", InvalidArgument, Caller,
            "Set-CvmImageShare takes account lists, not results: a result says nothing about the accounts that are not "
            + "in it.",
            "Pipe results to Grant-CvmImageShare or Revoke-CvmImageShare, or give the whole list of accounts."),
        Own("DesiredSetIncomplete", InvalidArgument, WholeImage,
            "The list of accounts for the image has a hole, and an incomplete list must not revoke.",
            "Correct or remove the items that are no account IDs, and run the command again."),
        Own("DesiredSetEmpty", InvalidArgument, Caller,
            "No account was given, and an empty list would take back every share.",
            "To take back every share give -AccountId @() with -AllowEmpty, or use Revoke-CvmImageShare -All."),
        Own("AccountIdWithAll", InvalidArgument, Caller,
            "-All takes back every share of an image, and an account was named as well.",
            "Leave -All out to revoke the named accounts, or name images only: by -ImageId, or as objects, since text that is "
            + "piped in is accounts."),
        Own("ParameterBlank", InvalidArgument, Caller,
            "A parameter was specified without a value.",
            "Specify a value, or remove the parameter."),
        Own("CredentialNotFound", AuthenticationError, Caller,
            "No credential was found.",
            "Give -Credential (SecretId and SecretKey), or set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY."),
        Own("CredentialIncomplete", AuthenticationError, Caller,
            "A part of the credential is missing.",
            "Give what is missing, or take the rest away for the next place to be asked."),
        Own("CredentialExpired", AuthenticationError, Caller,
            "The temporary keys have expired.", "Log in again, or get new temporary keys."),
        Own("CredentialUnreadable", AuthenticationError, Caller,
            "The credential could not be read.", "Correct what the message names, and run the command again."),
        Own("ProfileNotFound", ObjectNotFound, Caller,
            "There is no such profile.", "Give the name of a profile that exists."),
        Own("EndpointNotSecure", InvalidArgument, Caller,
            "Plain http is used only to a loopback address.", "Give -Endpoint as a host name or with https."),
        Own("EndpointMalformed", InvalidArgument, Caller,
            "The endpoint is not an address.", "Give -Endpoint as host, host:port or URL."),
        Own("ConnectionFailed", ConnectionError, Caller,
            "No connection to the service could be made.",
            "Check the network, -Endpoint and -Proxy, and run the command again."),
        Own("OperationTimedOut", OperationTimeout, Caller,
            "The service did not answer in time.", "Run the command again, or give a longer -TimeoutSec."),
        Own("ResponseUnreadable", ProtocolError, Caller,
            "The service's answer could not be read.",
            "Check that no proxy between here and the service changes answers, and run the command again."),
        Own("OutcomeUnknown", OperationTimeout, WholeImage,
            "Whether the service applied the request is not known for some accounts of the image.",
            "Run the command again for the results whose Status is Unknown."),
        Own("VerificationFailed", ProtocolError, WholeImage,
            "The list that was read at the end differs from the results.",
            "Read the list with Get-CvmImageShare, and run the command again if it is still so."),
    ];

    private static ErrorRow Own(string code, ErrorMeaning meaning, ErrorSubject subject, string sentence, string action)
        => new(code, meaning, subject, ErrorHandling.Local, sentence, action);
}
