using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Desktop.Tests;

public sealed class DesktopConnectionTests
{
    private const int Many = 24;

    [Fact]
    public async Task More_than_two_requests_are_on_their_way_at_once()
    {
        await using var wire = await Wire.StartAsync();
        SandboxTrigger held = new();
        TaskCompletionSource<bool> all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var arrived = 0;
        wire.Server.Faults.Add(
            When.Matches(_ => Interlocked.Increment(ref arrived) < Many || all.TrySetResult(true) || true),
            Fault.HoldResponse(held));
        using var session = wire.Open();

        var lists = Enumerable.Range(0, Many).Select(_ => session.ListAsync()).ToArray();
        var first = await Task.WhenAny(all.Task, Task.Delay(TimeSpan.FromSeconds(60)));
        var arrivedAtOnce = Volatile.Read(ref arrived);
        held.Pull();

        Assert.All(await Task.WhenAll(lists), list => Assert.Equal(ReadReplyKind.Listed, list.Kind));
        Assert.True(first == all.Task, $"{arrivedAtOnce} of {Many} requests arrived.");
    }

    [Fact]
    public async Task The_addresses_that_are_asked_are_set_right_and_no_others()
    {
        var limit = ServicePointManager.DefaultConnectionLimit;
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();

        await session.ListAsync();
        var asked = ServicePointManager.FindServicePoint(wire.Server.Endpoint, null);
        var other = ServicePointManager.FindServicePoint(new Uri("http://127.0.0.3:9"), null);

        Assert.True(asked.ConnectionLimit >= 256, $"{asked.ConnectionLimit} connections.");
        Assert.Equal(
            (false, false, 300_000),
            (asked.Expect100Continue, asked.UseNagleAlgorithm, asked.ConnectionLeaseTimeout));
        Assert.Equal(
            (limit, ServicePointManager.Expect100Continue, ServicePointManager.UseNagleAlgorithm),
            (other.ConnectionLimit, other.Expect100Continue, other.UseNagleAlgorithm));
        Assert.Equal(limit, ServicePointManager.DefaultConnectionLimit);
    }

    [Fact]
    public async Task No_request_asks_first_whether_it_may_go_on()
    {
        await using var wire = await Wire.StartAsync();
        using Socket bare = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bare.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        bare.Listen(1);
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = $"http://127.0.0.1:{((IPEndPoint)bare.LocalEndPoint).Port}";
            settings.MaximumRetryCount = 0;
        });

        var write = session.WriteAsync();
        using var accepted = await bare.AcceptAsync();
        var text = "";
        var buffer = new byte[65_536];
        while (!text.EndsWith("}", StringComparison.Ordinal))
        {
            var count = await accepted.ReceiveAsync(buffer);
            text += Encoding.ASCII.GetString(buffer, 0, count);
        }

        accepted.Close();
        Assert.DoesNotContain("Expect", text);
        Assert.Equal(WriteReplyKind.Unknown, (await write).Kind);
    }
}
