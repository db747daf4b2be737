using System.Linq;
using System.Management.Automation;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Errors: each code of the service, as the error record that comes out of a real request.</summary>
public sealed class ErrorRowTests : ServiceShell
{
    private const string Account = "1000000001";

    public static TheoryData<string, ErrorCategory> OfOneAccount => new()
    {
        { "FailedOperation.AccountIsYourSelf", ErrorCategory.InvalidArgument },
        { "FailedOperation.NotMasterAccount", ErrorCategory.InvalidArgument },
        { "InvalidAccountId.NotFound", ErrorCategory.ObjectNotFound },
        { "InvalidAccountIs.YourSelf", ErrorCategory.InvalidArgument },
        { "InvalidParameterValue.InvalidAppIdFormat", ErrorCategory.InvalidArgument },
    };

    private static readonly (string Code, ErrorCategory Category)[] OfTheImage =
    [
        ("FailedOperation.BYOLImageShareFailed", ErrorCategory.InvalidArgument),
        ("FailedOperation.QImageShareFailed", ErrorCategory.InvalidArgument),
        ("FailedOperation.RImageShareFailed", ErrorCategory.InvalidArgument),
        ("InvalidImageId.Malformed", ErrorCategory.InvalidArgument),
        ("InvalidImageId.NotFound", ErrorCategory.ObjectNotFound),
        ("InvalidParameter.InstanceImageNotSupport", ErrorCategory.InvalidArgument),
        ("InvalidParameterValue.InvalidImageId", ErrorCategory.InvalidArgument),
        ("InvalidParameterValue.InvalidImageState", ErrorCategory.ResourceBusy),
        ("InvalidParameterValue.LimitExceeded", ErrorCategory.LimitsExceeded),
        ("OverQuota", ErrorCategory.QuotaExceeded),
        ("UnauthorizedOperation.ImageNotBelongToAccount", ErrorCategory.PermissionDenied),
        ("UnsupportedOperation.EncryptedImagesNotSupported", ErrorCategory.InvalidArgument),
        ("UnsupportedOperation.LocationImageNotSupported", ErrorCategory.InvalidArgument),
        ("AuthFailure.UnauthorizedOperation", ErrorCategory.PermissionDenied),
        ("UnauthorizedOperation", ErrorCategory.PermissionDenied),
        ("UnsupportedRegion", ErrorCategory.InvalidArgument),
        ("UnsupportedOperation", ErrorCategory.InvalidArgument),
        ("ResourceNotFound", ErrorCategory.ObjectNotFound),
        ("ResourceInsufficient", ErrorCategory.LimitsExceeded),
        ("LimitExceeded", ErrorCategory.LimitsExceeded),
        ("FailedOperation", ErrorCategory.InvalidArgument),
        ("InvalidParameter", ErrorCategory.InvalidArgument),
        ("InvalidParameterValue", ErrorCategory.InvalidArgument),
        ("InvalidRequest", ErrorCategory.InvalidArgument),
        ("RequestSizeLimitExceeded", ErrorCategory.LimitsExceeded),
        ("ResponseSizeLimitExceeded", ErrorCategory.LimitsExceeded),
        ("NobodyKnows.ThisOne", ErrorCategory.InvalidArgument),
    ];

    public static TheoryData<string, ErrorCategory> OfTheCaller => new()
    {
        { "UnauthorizedOperation.InvalidToken", ErrorCategory.AuthenticationError },
        { "AuthFailure.TokenFailure", ErrorCategory.AuthenticationError },
        { "AuthFailure.SignatureExpire", ErrorCategory.AuthenticationError },
        { "AuthFailure.InvalidAuthorization", ErrorCategory.AuthenticationError },
        { "AuthFailure.InvalidSecretId", ErrorCategory.AuthenticationError },
        { "AuthFailure.MFAFailure", ErrorCategory.AuthenticationError },
        { "AuthFailure.SecretIdNotFound", ErrorCategory.AuthenticationError },
        { "AuthFailure.SignatureFailure", ErrorCategory.AuthenticationError },
        { "IpInBlacklist", ErrorCategory.PermissionDenied },
        { "IpNotInWhitelist", ErrorCategory.PermissionDenied },
    };

    [Theory]
    [MemberData(nameof(OfOneAccount))]
    public void A_code_of_an_account_is_a_record_about_it(string code, ErrorCategory category)
    {
        Image("img-6pb6lrmy");
        Service.Accounts.DeclareBad(Account, code);
        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy {Account}, 1000000003");

        Assert.Equal([$"{Account} Failed {code}", "1000000003 Shared"], ran.Results);
        IsRecord(Assert.Single(ran.Errors), code, category, Account, "img-6pb6lrmy", retryable: false);
    }

    [Fact]
    public void A_share_that_already_exists_causes_no_error()
    {
        Image("img-6pb6lrmy").Shares.Declare(Account);
        Service.Options.RepeatedShare = Repetition.Error;

        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy {Account}").MustSucceed();

        Assert.Equal([$"{Account} AlreadyShared"], ran.Results);
    }

    [Fact]
    public void Each_code_of_an_image_is_one_record_about_it_however_many_accounts_it_had()
    {
        Hurry();
        var images = OfTheImage.Select((row, index) => $"img-{index:x8}").ToList();
        foreach (var (id, row) in images.Zip(OfTheImage)) Image(id).Refuse(row.Code);

        // All in one command, since a list is asked for only when it decides, ten seconds after the last write.
        var ran = Run(
            $"Grant-CvmImageShare {string.Join(", ", images)} {Account}, 1000000003"
                + " -WaitTimeoutSec 0 -RequestsPerSecond 1000");

        Assert.Equal(
            OfTheImage.SelectMany(row => new[] { $"{Account} Failed {row.Code}", $"1000000003 Failed {row.Code}" }),
            ran.Results);
        Assert.Equal(images.Count, ran.Errors.Count);
        foreach (var (error, (id, row)) in ran.Errors.Zip(images.Zip(OfTheImage)))
            IsRecord(error, row.Code, row.Category, id, id, retryable: row.Category == ErrorCategory.ResourceBusy);
    }

    [Theory]
    [MemberData(nameof(OfTheCaller))]
    public void A_code_of_the_caller_ends_the_command(string code, ErrorCategory category)
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(When.Always(), Fault.Refuse(code));
        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy {Account}, 1000000003");

        Assert.Empty(ran.Output);
        IsRecord(Assert.Single(ran.Errors), code, category, null, null, retryable: false);
    }

    [Theory]
    [InlineData("ActionOffline")]
    [InlineData("InvalidAction")]
    [InlineData("MissingParameter")]
    [InlineData("UnknownParameter")]
    [InlineData("NoSuchProduct")]
    [InlineData("NoSuchVersion")]
    [InlineData("UnsupportedProtocol")]
    public void A_code_that_ends_the_command_with_the_first_write_is_one_record_after_the_results(string code)
    {
        Image("img-6pb6lrmy").Refuse(code);
        var ran = Run($"Grant-CvmImageShare img-6pb6lrmy {Account}, 1000000003");

        Assert.Equal([$"{Account} Failed {code}", $"1000000003 Failed {code}"], ran.Results);
        IsRecord(Assert.Single(ran.Errors), code, ErrorCategory.ProtocolError, null, null, retryable: false);
    }

    [Theory]
    [InlineData("RequestLimitExceeded")]
    [InlineData("RequestLimitExceeded.UinLimitExceeded")]
    [InlineData("ResourceInUse")]
    [InlineData("ResourceUnavailable")]
    [InlineData("ServiceUnavailable")]
    [InlineData("InvalidParameterValue.InvalidImageState")]
    public void What_may_be_sent_again_is_sent_again(string code)
    {
        Hurry();
        Image("img-6pb6lrmy").Refuse(code, requests: 1);

        Assert.Equal([$"{Account} Shared"], Run($"Grant-CvmImageShare img-6pb6lrmy {Account}").MustSucceed().Results);
        Assert.Equal([code, "OK"], Service.Requests.Writes.Select(write => write.Verdict));
    }

    private static void IsRecord(
        ErrorRecord error,
        string code,
        ErrorCategory category,
        string? target,
        string? imageId,
        bool retryable)
    {
        Assert.Equal($"{code},ImageSharing.Commands.GrantCvmImageShareCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.Message);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("ImageSharing.ImageShareException", error.Exception.GetType().FullName);
        var exception = PSObject.AsPSObject(error.Exception);
        Assert.Equal(code, exception.Properties["ErrorCode"].Value);
        Assert.NotNull(exception.Properties["RequestId"].Value);
        Assert.Equal(imageId, exception.Properties["ImageId"].Value);
        Assert.Equal(target == Account ? Account : null, exception.Properties["AccountId"].Value);
        Assert.Equal(retryable, exception.Properties["IsRetryable"].Value);
    }
}
