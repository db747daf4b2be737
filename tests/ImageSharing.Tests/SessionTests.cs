using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What is wrong with the region, the credential or the endpoint is said before anything is sent.</summary>
public sealed class SessionTests : ServiceShell
{
    [Fact]
    public async Task Runspaces_that_need_the_keys_of_a_role_at_once_make_one_call_for_them()
    {
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Set("TENCENTCLOUD_ASSUME_ROLE_ARN", "qcs::cam::uin/100000000001:roleName/" + Guid.NewGuid().ToString("N"));
        var held = new SandboxTrigger();
        Service.Faults.Add(When.Request(1, SandboxActions.AssumeRole), Fault.HoldResponse(held));
        Image("img-6pb6lrmy");
        using var other = new Shell();
        const string list = "Get-CvmImageShare img-6pb6lrmy";
        var both = new[] { Shell, other }.Select(shell => Task.Run(() => shell.Run(list).MustSucceed())).ToArray();
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        held.Pull();
        await Task.WhenAll(both);

        Assert.Equal(1, Service.Requests.Count(SandboxActions.AssumeRole));
        Assert.Equal(2, Service.Requests.Count(SandboxActions.DescribeImageSharePermission));
    }

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    public async Task The_proxy_of_the_environment_is_used(string variable)
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        Set(variable, $"http://{proxy.LocalEndpoint}");
        Set("TENCENTCLOUD_CVM_ENDPOINT", "https://cvm.example");
        var asked = Task.Run(async () =>
        {
            using var client = await proxy.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream());
            var line = await reader.ReadLineAsync();
            while (await reader.ReadLineAsync() is { Length: > 0 }) continue;
            await client.GetStream().WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            return line;
        });
        var ended = FreshProcess.Run($$"""
            Import-Module '{{TestProcess.Manifest}}'
            try { Get-CvmImageShare img-6pb6lrmy -MaximumRetryCount 0 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
            """);

        Assert.Equal(["ConnectionFailed,ImageSharing.Commands.GetCvmImageShareCommand"], ended);
        Assert.Equal("CONNECT cvm.example:443 HTTP/1.1", await asked);
    }

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
            ConvertFrom-Json '[{"ImageId":"img-0000000a"},{"ImageId":"img-0000000b","Region":"ap-tokyo"}]' |
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
