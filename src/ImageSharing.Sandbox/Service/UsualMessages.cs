using System.Collections.Frozen;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>What the service says with a code, where nothing about the request is in the sentence.</summary>
internal static class UsualMessages
{
    private static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["FailedOperation.AccountAlreadyExists"] = "The account already exists.",
        ["FailedOperation.AccountIsYourSelf"] = "You cannot share images with yourself.",
        ["FailedOperation.BYOLImageShareFailed"] = "BYOL images cannot be shared.",
        ["FailedOperation.NotMasterAccount"] = "The specified account is a collaborator; enter a root account.",
        ["FailedOperation.QImageShareFailed"] = "Image sharing failed.",
        ["FailedOperation.RImageShareFailed"] = "Image sharing failed.",
        ["InvalidAccountId.NotFound"] = "Invalid account ID.",
        ["InvalidAccountIs.YourSelf"] = "You cannot share images with yourself.",
        ["InvalidImageId.Malformed"] = "Invalid image ID format.",
        ["InvalidImageId.NotFound"] = "The image cannot be found.",
        ["InvalidParameter.InstanceImageNotSupport"] = "Instance images are not supported.",
        ["InvalidParameterValue.InvalidAppIdFormat"] = "Invalid AppID.",
        ["InvalidParameterValue.InvalidImageId"] = "The specified image does not support this operation.",
        ["InvalidParameterValue.InvalidImageState"] = "The image has another ongoing task. Try again later.",
        ["InvalidParameterValue.LimitExceeded"] = "The number of parameter values exceeds the limit.",
        ["OverQuota"] = "The number of shared images exceeds the quota.",
        ["UnauthorizedOperation.ImageNotBelongToAccount"] = "The specified image does not belong to the user.",
        ["UnauthorizedOperation.InvalidToken"] = "Check if the token is valid.",
        ["UnsupportedOperation.EncryptedImagesNotSupported"] = "Encrypted images are not supported.",
        ["UnsupportedOperation.LocationImageNotSupported"] = "Images in this region are not supported.",
        ["AuthFailure.InvalidAuthorization"] =
            "The `Authorization` header of the request does not conform to the standard.",
        ["AuthFailure.InvalidSecretId"] = "The SecretId is not a TencentCloud API key.",
        ["AuthFailure.MFAFailure"] = "Multi-factor authentication failed.",
        ["AuthFailure.SecretIdNotFound"] = "The SecretId is not found, please ensure that your SecretId is correct.",
        ["AuthFailure.SignatureExpire"] =
            "The provided credentials have expired. Please check your local clock: "
            + "it differs from the server time by more than five minutes.",
        ["AuthFailure.SignatureFailure"] =
            "The provided credentials could not be validated. Please check your signature is correct.",
        ["AuthFailure.TokenFailure"] = "The provided credentials could not be validated because of an invalid token.",
        ["AuthFailure.UnauthorizedOperation"] = "The request is not authorized by CAM.",
        ["ActionOffline"] = "This API has been deprecated.",
        ["InternalError"] = "An internal error has occurred. Retry your request.",
        ["InvalidAction"] = "The requested action does not exist.",
        ["InvalidRequest"] = "The request body is not valid JSON.",
        ["IpInBlacklist"] = "The source IP address is in the blacklist.",
        ["IpNotInWhitelist"] = "The source IP address is not in the whitelist.",
        ["MissingParameter"] = "The request is missing a required parameter.",
        ["NoSuchProduct"] = "The product does not exist.",
        ["NoSuchVersion"] = "The API version does not exist.",
        ["RequestSizeLimitExceeded"] = "The request size exceeds the upper limit.",
        ["ResponseSizeLimitExceeded"] = "The response size exceeds the upper limit.",
        ["ResourceInUse"] = "The resource is in use.",
        ["ResourceUnavailable"] = "The resource is unavailable.",
        ["ServiceUnavailable"] = "The service is currently unavailable.",
        ["FailedOperation"] = "The operation failed.",
        ["InvalidParameter"] = "A parameter is wrong.",
        ["InvalidParameterValue"] = "The value of a parameter is wrong.",
        ["LimitExceeded"] = "The quota is exceeded.",
        ["RequestLimitExceeded"] = "The number of requests exceeds the frequency limit.",
        ["RequestLimitExceeded.IPLimitExceeded"] =
            "The number of requests exceeds the frequency limit of the IP address.",
        ["RequestLimitExceeded.UinLimitExceeded"] =
            "The number of requests exceeds the frequency limit of the account.",
        ["RequestLimitExceeded.GlobalRegionUinLimitExceeded"] =
            "The number of requests exceeds the frequency limit of the account in all regions.",
        ["ResourceInsufficient"] = "The resources are insufficient.",
        ["ResourceNotFound"] = "The resource does not exist.",
        ["ResourceNotFound.RoleNotFound"] = "The role does not exist.",
        ["UnauthorizedOperation"] = "The operation is not authorized.",
        ["UnknownParameter"] = "The request has an unknown parameter.",
        ["UnsupportedOperation"] = "The operation is not supported.",
        ["UnsupportedProtocol"] =
            "The HTTP(S) protocol of the request is wrong: only GET and POST requests are supported.",
        ["UnsupportedRegion"] = "The region is not supported.",
    }.ToFrozenDictionary();

    internal static string Of(string code) => Messages.GetValueOrDefault(code) ?? $"The request was refused: {code}.";

    /// <summary>The usual message with the accounts in it that it is about.</summary>
    internal static string Of(string code, IReadOnlyList<string> accountIds)
        => accountIds.Count == 0 ? Of(code) : $"{Of(code).TrimEnd('.')}: `{string.Join("`, `", accountIds)}`.";

    internal static string RateExceeded(int times, int limit, string? language) => language == "zh-CN"
        ? $"您当前每秒请求 `{times}` 次，超过了每秒频率上限 `{limit}` 次，请稍后重试。"
        : $"Your current request times equals to `{times}` in a second, "
            + $"which exceeds the frequency limit `{limit}` for a second. Please reduce the frequency of calls.";
}
