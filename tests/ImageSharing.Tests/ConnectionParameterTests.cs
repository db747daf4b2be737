using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>The parameters of the connection and the pace, as the service sees what they do.</summary>
public sealed class ConnectionParameterTests : ServiceShell
{
    private const string FiveImages =
        "0..4 | ForEach-Object { [pscustomobject]@{ ImageId = 'img-0000000' + $_; AccountId = '1000000001' } }";

    private const string Grant = "Grant-CvmImageShare img-6pb6lrmy 1000000001";

    [Fact]
    public void Language_is_asked_of_the_service()
    {
        Image("img-6pb6lrmy");
        Run(Grant + " -Language zh-CN").MustSucceed();

        Assert.All(Service.Requests.All, request => Assert.Equal("zh-CN", request.Language));
    }

    [Fact]
    public void Requests_go_through_the_proxy_and_its_credential_is_given_when_asked_for()
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(
            When.Request(1, null), Fault.Http(407).And(Fault.Header("Proxy-Authenticate", "Basic realm=\"proxy\"")));
        var ran = Run(
            $"{Grant} -Endpoint http://127.0.0.1:9 -Proxy {Service.Endpoint} -ProxyCredential $args[0]",
            new PSCredential("user", Secure("password")));

        Assert.Equal(["1000000001 Shared"], ran.MustSucceed().Results);
        Assert.All(Service.Requests.All, request => Assert.Equal("127.0.0.1:9", request.Host));
    }

    [Theory]
    [InlineData("proxy.example:3128")]
    [InlineData("127.0.0.1:3128")]
    [InlineData("proxy.example")]
    [InlineData("ftp://user:canary77@proxy.example")]
    public void What_no_request_can_go_through_is_refused_as_a_proxy_and_not_quoted(string proxy)
    {
        var record = Assert.Single(Run($"{Grant} -Proxy {proxy}").Errors);

        Assert.Contains("such as http://proxy.example:3128", record.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary77", record.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void The_credential_and_the_token_of_the_parameters_sign()
    {
        Image("img-6pb6lrmy");
        Service.Keys.Add(new SandboxKey("AKIDtemporary", "temporary-secret", "temporary-token"));
        Run(
            Grant + " -Credential $args[0] -SecurityToken $args[1]",
            new PSCredential("AKIDtemporary", Secure("temporary-secret")),
            Secure("temporary-token")).MustSucceed();

        Assert.All(Service.Requests.All, request => Assert.Equal("AKIDtemporary", request.KeyId));
        Assert.All(Service.Requests.All, request => Assert.True(request.HasToken));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public void MaximumRetryCount_bounds_how_often_a_call_is_sent_again(int count, int requests)
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(When.Always(SandboxActions.DescribeImageSharePermission), Fault.Http(502));
        Run($"{Grant} -MaximumRetryCount {count}");

        Assert.Equal(requests, Service.Requests.Of(SandboxActions.DescribeImageSharePermission).Count);
    }

    [Fact]
    public void TimeoutSec_bounds_an_attempt()
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.NeverRespond());
        Service.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        var begin = Stopwatch.GetTimestamp();
        var ran = Run(Grant + " -TimeoutSec 1 -MaximumRetryCount 0");

        Assert.Equal(["1000000001 Unknown OutcomeUnknown"], ran.Results);
        Assert.Matches("OperationTimedOut: .* within 1 second\\.", (string)ran.Output[0].Properties["Message"].Value);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(29), "The default was waited for.");
    }

    [Theory]
    [InlineData("-WaitTimeoutSec 0", "1000000001 Failed InvalidParameterValue.InvalidImageState")]
    [InlineData("", "1000000001 Shared")]
    public void WaitTimeoutSec_bounds_the_wait_for_a_busy_image(string parameter, string result)
    {
        Hurry();
        Image("img-6pb6lrmy").Refuse("InvalidParameterValue.InvalidImageState", requests: 1);

        Assert.Equal([result], Run($"{Grant} {parameter}").Results);
    }

    [Fact]
    public void RequestsPerSecond_is_kept()
    {
        foreach (var index in Enumerable.Range(0, 5)) Image($"img-0000000{index}");
        Run(FiveImages + " | Grant-CvmImageShare -RequestsPerSecond 2").MustSucceed();

        Assert.InRange(Service.Requests.MostInOneSecond(SandboxActions.ModifyImageSharePermission), 1, 2);
    }

    [Fact]
    public void ThrottleLimit_bounds_the_requests_in_flight()
    {
        foreach (var index in Enumerable.Range(0, 5)) Image($"img-0000000{index}");
        Service.Options.Latency = Latency.OfRoundTrip(TimeSpan.FromMilliseconds(40));
        Run(FiveImages + " | Grant-CvmImageShare -ThrottleLimit 1").MustSucceed();

        var requests = Service.Requests.All;
        Assert.Equal(5 + 5 + 1, requests.Count); // a list and a write each, and one look at all of them
        foreach (var (earlier, later) in requests.Zip(requests.Skip(1)))
            Assert.True(later.Arrived >= earlier.Responded, $"{later} arrived before {earlier} was answered");
    }

    private static SecureString Secure(string text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
