using System;
using System.Collections.Generic;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>What about_ImageSharing_Errors says of ends and targets is what a command does.</summary>
public sealed class HelpErrorTests : ServiceShell
{
    private const string Image1 = "img-6pb6lrmy";
    private const string Account = "1000000001";
    private const string Grant = $"Grant-CvmImageShare {Image1} {Account} -MaximumRetryCount 0 -WaitTimeoutSec 0";

    private static readonly IReadOnlyDictionary<string, (string Ends, string Target)> Topic = ErrorTopic.Entries;

    /// <summary>A code, a command that runs into it, and the target that it has then.</summary>
    public static TheoryData<string, string, string?> Conditions => new()
    {
        { "AccountIdMalformed", $"Grant-CvmImageShare {Image1} 12", "12" },
        { "AccountIdMissing", $"Grant-CvmImageShare {Image1}", Image1 },
        { "ImageIdMissing", $"Grant-CvmImageShare -AccountId {Account}", null },
        { "RegionMismatch", $"[pscustomobject]@{{ ImageId = '{Image1}'; Region = 'ap-tokyo' }} "
            + $"| Grant-CvmImageShare -AccountId {Account} -Region ap-seoul", Image1 },
        { "ResultNotAccepted", $"[pscustomobject]@{{ ImageId = '{Image1}'; AccountId = '{Account}'; "
            + $"Operation = 'Grant'; Status = 'Failed' }} | Set-CvmImageShare", null },
        { "DesiredSetIncomplete", $"Set-CvmImageShare {Image1} {Account}, 12", Image1 },
        { "DesiredSetEmpty", $"@() | Set-CvmImageShare {Image1}", null },
        { "AccountIdWithAll", $"Revoke-CvmImageShare {Image1} {Account} -All", null },
        { "ParameterBlank", $"{Grant} -ProfileName $null", null },
        { "CredentialIncomplete", $"$env:TENCENTCLOUD_SECRET_KEY = ''; {Grant}", null },
        { "CredentialUnreadable", $"$env:TENCENTCLOUD_SECRET_ID = 'a b'; {Grant}", null },
        { "ProfileNotFound", $"{Grant} -ProfileName nobody", null },
        { "EndpointNotSecure", $"{Grant} -Endpoint http://cvm.example.com", null },
        { "EndpointMalformed", $"{Grant} -Endpoint 'a b'", null },
        { "ConnectionFailed", $"{Grant} -Endpoint http://127.0.0.1:1", null },
    };

    /// <summary>Codes of the service, each standing for its kind.</summary>
    public static TheoryData<string, string?> Refusals => new()
    {
        { "InvalidAccountId.NotFound", Account },
        { "InvalidImageId.NotFound", Image1 },
        { "InvalidParameterValue.InvalidImageState", Image1 },
        { "RequestSizeLimitExceeded", Image1 },
        { "ResourceInUse", Image1 },
        { "UnauthorizedOperation", Image1 },
        { "InvalidAction", null },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_of_the_module_ends_the_command_or_not_as_the_topic_says(
        string code, string command, string? target)
    {
        Image(Image1);
        IsAsTheTopicSays(code, command, target);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_code_of_the_service_ends_the_command_or_not_as_the_topic_says(string code, string? target)
    {
        if (target == Account) Service.Accounts.DeclareBad(Account, code);
        Image(Image1);
        if (target != Account) Image(Image1).Refuse(code);
        IsAsTheTopicSays(code, Grant, target);
    }

    [Theory]
    [InlineData("AuthFailure.SignatureFailure")]
    [InlineData("IpInBlacklist")]
    [InlineData("AuthFailure.TokenFailure")]
    public void A_refusal_of_the_caller_is_terminating_before_the_first_write(string code)
    {
        Image(Image1);
        Service.Faults.Add(When.Always(), Fault.Refuse(code));
        IsAsTheTopicSays(code, Grant, null);
    }

    [Theory]
    [InlineData("ResponseUnreadable")]
    [InlineData("ConnectionFailed")]
    [InlineData("InternalError")]
    public void A_lost_read_is_an_error_of_its_image(string code)
    {
        Image(Image1);
        Service.Faults.Add(When.Always(), code switch
        {
            "ConnectionFailed" => Fault.DropAfterWrite(),
            "InternalError" => Fault.InternalError(applied: false),
            _ => Fault.Unreadable(),
        });
        var (caught, error) = Tried($"Get-CvmImageShare {Image1} -MaximumRetryCount 0");

        Assert.False(caught);
        Assert.Equal((code, Image1), error);
        Assert.Contains("no", Topic[code].Ends, StringComparison.Ordinal);
        Assert.Contains("the image", Topic[code].Target, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_region_is_an_error_of_the_image_and_ends_a_search()
    {
        Set("TENCENTCLOUD_REGION", null);
        IsAsTheTopicSays("RegionMissing", Grant, Image1);

        Assert.Equal((true, ("RegionMissing", null)), Tried("Get-CvmImage"));
        Assert.Equal("no; yes if Get-CvmImage searches", Topic["RegionMissing"].Ends);
    }

    [Fact]
    public void No_credential_at_all_ends_the_command()
    {
        Set("TENCENTCLOUD_SECRET_ID", null);
        Set("TENCENTCLOUD_SECRET_KEY", null);
        Set("TENCENTCLOUD_METADATA_ENDPOINT", "http://127.0.0.1:1");
        IsAsTheTopicSays("CredentialNotFound", Grant, null);
    }

    private void IsAsTheTopicSays(string code, string command, string? target)
    {
        var (caught, error) = Tried(command);

        Assert.Equal((code, target), error);
        Assert.Equal(caught, Topic[code].Ends.Split(';', ',')[0] is "yes" or "first");
        var said = Topic[code].Target.Split(',')[0];
        Assert.Equal(target, said switch
        {
            "the account" => Account,
            "the image" => Image1,
            "nothing" => null,
            _ => target,
        });
    }

    /// <summary>Only a terminating error is caught; one that is none is taken out of $Error.</summary>
    private (bool Caught, (string Code, string? Target) Error) Tried(string command)
    {
        var ran = Run(
            $"$Error.Clear(); $caught = $null; try {{ $null = . {{ {command} }} }} catch {{ $caught = $_ }}; "
            + "$null -ne $caught; $Error[0]");
        var error = (System.Management.Automation.ErrorRecord)ran.Output[1].BaseObject;
        return (
            (bool)ran.Output[0].BaseObject,
            (error.FullyQualifiedErrorId.Split(',')[0], error.TargetObject as string));
    }
}
