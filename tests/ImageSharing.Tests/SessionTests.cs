using System;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What is wrong with the region, the credential or the endpoint is said before anything is sent.</summary>
public sealed class SessionTests : ServiceShell
{
    [Fact]
    public void Without_any_region_an_image_is_refused()
    {
        Set("TENCENTCLOUD_REGION", null);
        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001, 1000000002");

        Assert.Equal(["1000000001 Failed RegionMissing", "1000000002 Failed RegionMissing"], ran.Results);
        Assert.All(ran.Output, result => Assert.Equal(0, result.Properties["Attempts"].Value));
        var error = Assert.Single(ran.Errors);
        Assert.Equal("RegionMissing,ImageSharing.Commands.GrantCvmImageShareCommand", error.FullyQualifiedErrorId);
        Assert.Equal("img-6pb6lrmy", error.TargetObject);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void Without_any_region_ErrorAction_Stop_ends_the_command_after_the_results()
    {
        Set("TENCENTCLOUD_REGION", null);
        var ran = Run(
            """
            ConvertFrom-TestJson '[{"ImageId":"img-0000000a"},{"ImageId":"img-0000000b","Region":"ap-tokyo"}]' |
                Grant-CvmImageShare -AccountId 1000000001 -ErrorAction Stop
            """);

        Assert.Equal(["1000000001 Failed RegionMissing"], ran.Results);
        Assert.StartsWith("RegionMissing,", ran.Failure!.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void Without_a_credential_the_command_ends_at_once()
    {
        Set("TENCENTCLOUD_SECRET_ID", null);
        Set("TENCENTCLOUD_SECRET_KEY", null);

        EndsWith("CredentialNotFound", "AuthenticationError", "Grant-CvmImageShare img-6pb6lrmy 1000000001");
    }

    [Theory]
    [InlineData("TENCENTCLOUD_SECRET_ID")]
    [InlineData("TENCENTCLOUD_SECRET_KEY")]
    public void With_half_a_credential_the_command_ends_at_once(string missing)
    {
        Set(missing, null);

        EndsWith("CredentialIncomplete", "AuthenticationError", "Revoke-CvmImageShare img-6pb6lrmy 1000000001");
    }

    [Fact]
    public void Plain_http_to_another_machine_is_refused()
        => EndsWith(
            "EndpointNotSecure",
            "InvalidArgument",
            "Grant-CvmImageShare -Endpoint http://cvm.example.com img-6pb6lrmy 1000000001");

    [Fact]
    public void An_endpoint_that_is_no_address_is_refused()
        => EndsWith(
            "EndpointMalformed",
            "InvalidArgument",
            "Grant-CvmImageShare -Endpoint 'not an address' img-6pb6lrmy 1000000001");

    private void EndsWith(string code, string category, string command)
    {
        var ran = Run(command + ", 123");

        var error = ran.Errors.SingleOrDefault() ?? ran.Failure!.ErrorRecord;
        Assert.StartsWith($"{code},ImageSharing.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category.ToString());
        Assert.Equal("ImageSharing.ImageShareException", error.Exception.GetType().FullName);
        Assert.Null(error.Exception.InnerException);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.All);

        var caught = Run(
            $"try {{ {command} -ErrorAction SilentlyContinue }} catch {{ 'caught ' + $_.Exception.ErrorCode }}");
        Assert.Equal([$"caught {code}"], caught.Output.Select(item => (string)item.BaseObject));
    }
}
