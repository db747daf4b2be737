using System.Management.Automation;
using static System.Management.Automation.ErrorCategory;
using static ImageSharing.Errors.ErrorSubject;

namespace ImageSharing.Errors;

/// <content>The module's own conditions, which the service never sends.</content>
internal static partial class ErrorTable
{
    private static ErrorRow[] Local() =>
    [
        Own("AccountIdMalformed", InvalidArgument, Account,
            "The value is not an account ID. An account ID has 5 to 20 digits.",
            "Correct the value: it must be the ID (UIN) of a root account, written in digits."),
        Own("AccountIdMissing", InvalidArgument, Caller,
            "No account was specified.",
            "Specify -AccountId, or pipe account IDs or objects with an AccountId column."),
        Own("AccountIdAmbiguous", InvalidArgument, Caller,
            "Accounts came from two places, and it is not clear which are meant.",
            "Pass accounts either through the pipeline or with -AccountId. To choose a column, use a script block: "
            + "-AccountId { $_.Uin }."),
        Own("ImageIdMissing", InvalidArgument, Caller,
            "No image was specified.", "Specify -ImageId, or pipe objects with an ImageId column."),
        Own("ImageIdMalformed", InvalidArgument, WholeImage,
            "The value is not an image ID. An image ID looks like img-6pb6lrmy.",
            "Copy the image ID from the console or from Get-CvmImage."),
        Own("ImageIdMismatch", InvalidArgument, WholeImage,
            "The item names another image than -ImageId does.",
            "Remove -ImageId to use the image of each item, or correct the list."),
        Own("RegionMalformed", InvalidArgument, WholeImage,
            "The value is not a region. A region looks like ap-guangzhou.",
            "Correct the region. The console shows it with the image."),
        Own("RegionMissing", InvalidArgument, Caller,
            "No region was specified.",
            "Specify -Region, pipe objects with a Region column, or set TENCENTCLOUD_REGION."),
        Own("RegionMismatch", InvalidArgument, WholeImage,
            "The item has another region than -Region has.",
            "Remove -Region to use the region of each item, or correct the list."),
        Own("ResultNotAccepted", InvalidArgument, Caller,
            "The command takes account lists, not results: a result says nothing about the accounts that are not in it.",
            "Pipe results to Grant-CvmImageShare or Revoke-CvmImageShare, or pass the complete list of accounts."),
        Own("DesiredSetIncomplete", InvalidArgument, WholeImage,
            "The desired set is incomplete, and an incomplete set must not revoke.",
            "Correct what the other errors name, and run the command again."),
        Own("DesiredSetEmpty", InvalidArgument, Caller,
            "No account was specified, and an empty set would revoke every share.",
            "To revoke every share, specify -AccountId @() with -AllowEmpty, or use Revoke-CvmImageShare -All."),
        Own("AccountIdWithAll", InvalidArgument, Caller,
            "-All revokes every share of an image, but the input could name an account. Nothing was revoked.",
            "To revoke the named accounts, remove -All. To revoke every share, pass images alone: "
            + "Select-Object ImageId, Region."),
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

    private static ErrorRow Own(
        string code, ErrorCategory category, ErrorSubject subject, string sentence, string action)
        => new(code, category, subject, sentence, action) { IsOwn = true };
}
