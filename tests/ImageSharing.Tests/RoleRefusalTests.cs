using System;
using System.Management.Automation;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What the record says if STS refuses to give the keys of a role.</summary>
public sealed class RoleRefusalTests : ServiceShell
{
    private const string Get = "Get-CvmImageShare img-6pb6lrmy";
    private const string Grant = "Grant-CvmImageShare img-6pb6lrmy 1000000001";

    [Theory]
    [InlineData(Get, "RequestLimitExceeded", true)]
    [InlineData(Get, "RequestLimitExceeded.UinLimitExceeded", true)]
    [InlineData(Get, "InternalError", true)]
    [InlineData(Get, "InternalError.DbError", true)]
    [InlineData(Get, "ServiceUnavailable", true)]
    [InlineData(Get, "ResourceUnavailable", true)]
    [InlineData(Get, "UnauthorizedOperation", false)]
    [InlineData(Get, "InvalidParameter.RoleNotExist", false)]
    [InlineData(Grant, "RequestLimitExceeded", true)]
    [InlineData(Grant, "InternalError", true)]
    [InlineData(Grant, "ResourceNotFound.RoleNotExist", false)]
    public void A_refusal_that_may_pass_is_retryable(string command, string code, bool isRetryable)
    {
        Hurry();
        Image("img-6pb6lrmy");
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Service.Faults.Add(When.Always(SandboxActions.AssumeRole), Fault.Refuse(code));

        var ran = Run($"{command} -RoleArn qcs::cam::uin/100000000001:roleName/{Guid.NewGuid():N} -MaximumRetryCount 0");

        var error = Assert.Single(ran.Errors);
        Assert.StartsWith(code + ",ImageSharing.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(isRetryable, PSObject.AsPSObject(error.Exception).Properties["IsRetryable"].Value);
        Assert.Contains("Cannot assume the role qcs::cam::", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("The service reported: Cannot", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(ran.Output);
        Assert.Equal(0, Service.Requests.Count(SandboxActions.ModifyImageSharePermission));
    }
}
