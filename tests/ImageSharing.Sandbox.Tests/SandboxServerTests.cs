using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading.Tasks;
using ImageSharing.Core.Tests;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class SandboxServerTests
{
    private const string ImageId = "img-6pb6lrmy";

    [Fact]
    public async Task Shares_and_lists_and_takes_back()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = new SandboxClient(server);
        var image = server.Images.Add(ImageId);

        var granted = await client.Share(ImageId, "100000000010", "100000000011");
        Assert.Null(granted.Code);
        Assert.NotNull((string?)granted.Response["RequestId"]);
        Assert.Equal(["100000000010", "100000000011"], await client.List(ImageId));

        Assert.Null((await client.Cancel(ImageId, "100000000010")).Code);
        Assert.Equal(["100000000011"], await client.List(ImageId));
        Assert.Equal(["100000000011"], image.Shares.Accounts);
        Assert.Equal([true, true, false], image.Shares.History.Select(change => change.IsGrant));
        Assert.Equal(2, server.Requests.Count(SandboxActions.ModifyImageSharePermission, "OK"));
    }

    [Fact]
    public async Task Starts_and_stops_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var server = await SandboxServer.StartAsync();
            server.Images.Add(ImageId);
            using var client = new SandboxClient(server);
            Assert.Null((await client.Share(ImageId, "100000000010")).Code);
        }));
    }

    [Fact]
    public async Task Serves_https_with_a_certificate_that_nobody_trusts()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Https = true });
        server.Images.Add(ImageId);
        using var client = new SandboxClient(server);
        using var careful = new HttpClient();

        Assert.Equal("https", server.Endpoint.Scheme);
        Assert.Null((await client.Share(ImageId, "100000000010")).Code);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => careful.GetAsync(server.Endpoint));
        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task Says_that_a_port_is_in_use()
    {
        await using var server = await SandboxServer.StartAsync();

        await Assert.ThrowsAsync<IOException>(
            () => SandboxServer.StartAsync(new SandboxOptions { Port = server.Endpoint.Port }));
    }

    [Fact]
    public async Task Stops_with_requests_in_hand_and_work_put_off()
    {
        var server = await SandboxServer.StartAsync();
        var image = server.Images.Add(ImageId);
        using var client = new SandboxClient(server);
        var later = new SandboxTrigger();
        var held = new SandboxTrigger();
        server.Faults.Add(When.Request(1), Fault.ApplyLater(later));
        server.Faults.Add(When.Request(2), Fault.HoldRequest(held));
        server.Faults.Add(When.Request(3), Fault.NeverRespond());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.Share(ImageId, "100000000010"));
        var waiting = new[] { client.Share(ImageId, "100000000011"), client.Share(ImageId, "100000000012") };
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        await Eventually.IsTrueAsync(() => image.Shares.Count > 0, "the write is applied");

        await server.DisposeAsync();
        later.Pull();
        held.Pull();

        foreach (var reply in waiting)
            await Assert.ThrowsAsync<HttpRequestException>(() => reply);
        Assert.Single(image.Shares.History);
    }
}
