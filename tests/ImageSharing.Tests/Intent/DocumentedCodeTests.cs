using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// Each of the twenty documented codes comes out of a real request as an error record, in every cmdlet that writes.
/// </summary>
public sealed class DocumentedCodeTests : IntentShell
{
    private static readonly string[] OfAccounts =
    [
        "FailedOperation.AccountAlreadyExists",
        "FailedOperation.AccountIsYourSelf",
        "FailedOperation.NotMasterAccount",
        "InvalidAccountId.NotFound",
        "InvalidAccountIs.YourSelf",
        "InvalidParameterValue.InvalidAppIdFormat",
    ];

    private static readonly string[] OfImages =
    [
        "FailedOperation.BYOLImageShareFailed",
        "FailedOperation.QImageShareFailed",
        "FailedOperation.RImageShareFailed",
        "InvalidImageId.Malformed",
        "InvalidImageId.NotFound",
        "InvalidParameter.InstanceImageNotSupport",
        "InvalidParameterValue.InvalidImageId",
        "InvalidParameterValue.InvalidImageState",
        "InvalidParameterValue.LimitExceeded",
        "OverQuota",
        "UnauthorizedOperation.ImageNotBelongToAccount",
        "UnsupportedOperation.EncryptedImagesNotSupported",
        "UnsupportedOperation.LocationImageNotSupported",
    ];

    private static readonly string[] OfCallers = ["UnauthorizedOperation.InvalidToken"];

    [Fact]
    public void There_are_twenty()
        => Assert.Equal(20, OfAccounts.Concat(OfImages).Concat(OfCallers).Distinct().Count());

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    [InlineData("Set")]
    public void A_code_of_an_account_is_a_record_about_the_account(string verb)
    {
        Hurry();
        var codes = verb == "Revoke" ? OfAccounts.Except(["FailedOperation.AccountAlreadyExists"]).ToArray()
            : OfAccounts;
        var accounts = codes.Select((_, index) => $"20000000{index:d2}").ToArray();
        foreach (var (account, code) in accounts.Zip(codes)) Service.Accounts.DeclareBad(account, code);
        Try("");
        if (verb == "Revoke") Image(G).Shares.Declare(accounts);

        var ran = Try($"{verb}-CvmImageShare $G {string.Join(", ", accounts)} -Confirm:$false -RequestsPerSecond 1000");
        foreach (var (account, code) in accounts.Zip(codes))
        {
            Assert.Contains($"{account} Failed {code}", ran.Results);
            IsRecord(ran.Errors.Single(error => Code(error) == code), verb, account);
        }

        Assert.True(Image(G).Shares.Contains(Account('A')));
    }

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    [InlineData("Set")]
    public void A_code_of_an_image_is_a_record_about_the_image(string verb)
    {
        Hurry();
        var images = OfImages.Select((_, index) => $"img-0000{index:x4}").ToArray();
        foreach (var (id, code) in images.Zip(OfImages))
        {
            Image(id).Shares.Declare(Account('A'));
            Image(id).Refuse(code);
        }

        var account = Account(verb == "Revoke" ? 'A' : 'C');
        var ran = Try(
            $"{verb}-CvmImageShare {string.Join(", ", images)} {account} -WaitTimeoutSec 0 -Confirm:$false"
                + " -RequestsPerSecond 1000");
        foreach (var (id, code) in images.Zip(OfImages))
        {
            Assert.Contains(
                ran.Output,
                item => item.Properties["ImageId"].Value as string == id
                    && item.Properties["AccountId"].Value as string == account
                    && item.Properties["ErrorCode"].Value as string == code);
            IsRecord(ran.Errors.Single(error => Code(error) == code), verb, id);
            Assert.Equal("A", Holders(id));
        }
    }

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    [InlineData("Set")]
    public void A_code_of_the_caller_is_a_record_that_ends_the_command(string verb)
    {
        Service.Faults.Add(When.Always(), Fault.Refuse(OfCallers[0]));

        Assert.Contains(OfCallers[0], AllCodes(Try($"{verb}-CvmImageShare $G $A -Confirm:$false")));
        Assert.Equal("AB", Holders(G));
    }

    [Theory]
    [InlineData("Grant-CvmImageShare img-00000gon $C", "InvalidImageId.NotFound")]
    [InlineData("Get-CvmImageShare img-00000gon", "InvalidImageId.NotFound")]
    [InlineData("Get-CvmImage img-00000gon", "InvalidImageId.NotFound")]
    [InlineData("Revoke-CvmImageShare img-00000gon -All -Confirm:$false", "InvalidImageId.NotFound")]
    [InlineData("Set-CvmImageShare img-00000gon $A -Confirm:$false", "InvalidImageId.NotFound")]
    [InlineData("Grant-CvmImageShare $G 100000000001", "FailedOperation.AccountIsYourSelf")]
    public void What_is_wrong_by_nature_has_its_code(string script, string code) => ChangesNothing(script, code);

    private static string Code(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private static void IsRecord(ErrorRecord error, string verb, string target)
    {
        Assert.EndsWith($",ImageSharing.Commands.{verb}CvmImageShareCommand", error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Equal(target, error.TargetObject);
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.Message);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotNull(PSObject.AsPSObject(error.Exception).Properties["RequestId"].Value);
    }
}
