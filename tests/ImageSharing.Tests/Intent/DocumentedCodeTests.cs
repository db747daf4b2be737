using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>Each of the twenty documented codes comes out of a real request as an error record, in every cmdlet that writes.</summary>
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

    public static TheoryData<string, string> Accounts => Rows(OfAccounts);

    public static TheoryData<string, string> Images => Rows(OfImages);

    public static TheoryData<string, string> Callers => Rows(OfCallers);

    [Fact]
    public void There_are_twenty() => Assert.Equal(20, OfAccounts.Concat(OfImages).Concat(OfCallers).Distinct().Count());

    [Theory]
    [MemberData(nameof(Accounts))]
    public void A_code_of_an_account_is_a_record_about_the_account(string code, string verb)
    {
        var isExisting = code == "FailedOperation.AccountAlreadyExists";
        var account = Account(verb == "Revoke" && !isExisting ? 'A' : 'C');
        if (isExisting && verb == "Revoke") return;
        Service.Accounts.DeclareBad(account, code);
        var ran = Try($"{verb}-CvmImageShare $G {account} -WaitTimeoutSec 0 -Confirm:$false");

        IsRecord(ran.Errors.First(error => Code(error) == code), verb, account);
        Assert.Contains($"{account} Failed {code}", ran.Results);
        Assert.Equal("AB", Holders(G));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void A_code_of_an_image_is_a_record_about_the_image(string code, string verb)
    {
        Try("");
        Image(G).Refuse(code);
        var account = Account(verb == "Revoke" ? 'A' : 'C');
        var ran = Try($"{verb}-CvmImageShare $G {account} -WaitTimeoutSec 0 -Confirm:$false");

        IsRecord(ran.Errors.First(error => Code(error) == code), verb, G);
        Assert.Contains($"{account} Failed {code}", ran.Results);
        Assert.Equal("AB", Holders(G));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public void A_code_of_the_caller_is_a_record_that_ends_the_command(string code, string verb)
    {
        Try("");
        Service.Faults.Add(When.Always(), Fault.Refuse(code));
        var ran = Try($"{verb}-CvmImageShare $G $A -Confirm:$false");

        Assert.Contains(code, AllCodes(ran));
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

    private static TheoryData<string, string> Rows(IEnumerable<string> codes)
    {
        var rows = new TheoryData<string, string>();
        foreach (var code in codes)
            foreach (var verb in new[] { "Grant", "Revoke", "Set" }) rows.Add(code, verb);
        return rows;
    }

    private static string Code(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private static void IsRecord(ErrorRecord error, string verb, string target)
    {
        Assert.EndsWith($",ImageSharing.Commands.{verb}CvmImageShareCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(target, error.TargetObject);
        Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.Message);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.NotNull(PSObject.AsPSObject(error.Exception).Properties["RequestId"].Value);
    }
}
