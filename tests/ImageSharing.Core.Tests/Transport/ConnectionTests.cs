using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class ConnectionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_write_to_an_endpoint_that_refuses_connections_is_not_sent(int retries)
    {
        await using var wire = await Wire.StartAsync();
        using var deaf = DeafPort();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = $"http://127.0.0.1:{PortOf(deaf)}";
            settings.MaximumRetryCount = retries;
        });

        var reply = await session.WriteAsync();
        var waits = ((HurriedTime)wire.Time).Waits;
        var list = await session.ListAsync();

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (reply.Kind, reply.Code));
        Assert.Contains($"127.0.0.1:{PortOf(deaf)}", reply.Message!.ToString(), StringComparison.Ordinal);
        Assert.Null(reply.SentTimestamp);
        Assert.Equal(retries, waits);
        Assert.Equal((ReadReplyKind.Failed, "ConnectionFailed"), (list.Kind, list.Code));
    }

    [Fact]
    public async Task A_write_whose_connection_failed_is_sent_when_the_service_is_available()
    {
        using var deaf = DeafPort();
        var port = PortOf(deaf);
        await using var wire = await Wire.StartAsync();
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        wire.Pace = new RecordingPace
        {
            BeforePermit = number =>
            {
                if (number != 3) return;

                deaf.Listen();
                listening.SetResult();
            },
        };
        using var session = wire.Open(settings => settings.Endpoint = $"http://127.0.0.1:{port}");
        var write = session.WriteAsync();

        await listening.Task.WaitAsync(TimeSpan.FromMinutes(1));
        using var accepted = await deaf.AcceptAsync();
        await RespondAsync(accepted, """{"Response":{"RequestId":"r"}}""");
        var reply = await write;

        Assert.Equal((WriteReplyKind.Acknowledged, "r"), (reply.Kind, reply.RequestId));
        Assert.Equal(2, ((HurriedTime)wire.Time).Waits);
    }

    [Fact]
    public async Task Nothing_is_sent_if_the_host_name_cannot_be_resolved()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = "no-such-host.invalid";
            settings.MaximumRetryCount = 0;
        });

        var reply = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (reply.Kind, reply.Code));
        Assert.Contains("no-such-host.invalid", reply.Message!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_refuses_connections_is_named_instead_of_the_service()
    {
        await using var wire = await Wire.StartAsync();
        using var deaf = DeafPort();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = "cvm.tencentcloudapi.com";
            settings.Proxy = new Uri($"http://user:canary5a1@127.0.0.1:{PortOf(deaf)}");
            settings.MaximumRetryCount = 0;
        });

        var reply = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (reply.Kind, reply.Code));
        Assert.IsType<SocketException>(reply.ToProblem(isRetryable: true).Cause);
        Assert.Equal(new Message("Proxy.ConnectionRefused", $"127.0.0.1:{PortOf(deaf)}"), reply.Message);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_refused_before_anything_is_sent()
    {
        await using var wire = await Wire.StartAsync(new SandboxOptions { Https = true });
        using var session = wire.Open();

        var write = await session.WriteAsync();
        var list = await session.ListAsync();

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (write.Kind, write.Code));
        Assert.Equal("Connection.NotTrusted", write.Message!.Key);
        Assert.Equal(ReadReplyKind.Failed, list.Kind);
        Assert.Empty(wire.Server.Requests.All);
        Assert.Equal(0, ((HurriedTime)wire.Time).Waits);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await Wire.StartAsync();
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), Fault.Redirect(other.Server.Endpoint));
        using var session = wire.Open(settings => settings.MaximumRetryCount = 1);

        var write = await session.WriteAsync();
        var list = await session.ListAsync();

        Assert.Equal(WriteReplyKind.Unknown, write.Kind);
        Assert.Equal("Response.Redirect", write.Message!.Key);
        Assert.Equal(ReadReplyKind.Failed, list.Kind);
        Assert.Empty(other.Server.Requests.All);
    }

    [Fact]
    public async Task A_write_without_a_response_in_time_is_unknown()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using var wire = await Wire.StartAsync(time: time);
        SandboxTrigger held = new();
        wire.Server.Faults.Add(When.Always(), Fault.HoldResponse(held));
        using var session = wire.Open(settings => settings.TimeoutSeconds = 7);

        var write = session.WriteAsync();
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(write.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        var reply = await write;

        Assert.Equal((WriteReplyKind.Unknown, "OperationTimedOut"), (reply.Kind, reply.Code));
        Assert.Equal(("Connection.NoResponse", TimeSpan.FromSeconds(7)), (reply.Message!.Key, reply.Message.Values[1]));
    }

    [Fact]
    public async Task A_slow_response_has_the_same_time_limit()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using var wire = await Wire.StartAsync(time: time);
        using var slow = DeafPort();
        slow.Listen();
        using var session = wire.Open(settings => settings.Endpoint = $"http://127.0.0.1:{PortOf(slow)}");

        var write = session.WriteAsync();
        using var accepted = await slow.AcceptAsync();
        await ReceiveAsync(accepted);
        await accepted.SendAsync(
            Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{\"Response\":"));
        time.Advance(TimeSpan.FromSeconds(31));
        var reply = await write;

        Assert.Equal((WriteReplyKind.Unknown, "OperationTimedOut"), (reply.Kind, reply.Code));
    }

    [Fact]
    public async Task A_proxy_that_wants_a_password_is_named_and_the_password_is_not()
    {
        await using var wire = await Wire.StartAsync();
        using var proxy = DeafPort();
        proxy.Listen();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = "cvm.tencentcloudapi.com";
            settings.Proxy = new Uri($"http://user:canary5a1@127.0.0.1:{PortOf(proxy)}");
            settings.ProxyCredential = new NetworkCredential("user", "canary5a1");
        });
        var serving = RefuseEveryTunnelAsync(proxy);

        var reply = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (reply.Kind, reply.Code));
        Assert.Equal(new Message("Proxy.Refused"), reply.Message);
        Assert.DoesNotContain("canary5a1", reply.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(wire.Notices, notice => notice.Text.ToString().Contains("canary5a1", StringComparison.Ordinal));
        proxy.Dispose();
        await serving;
    }

    [Fact]
    public async Task A_proxy_carries_requests_that_are_signed_for_the_service()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = "http://127.0.0.2:9";
            settings.Proxy = wire.Server.Endpoint;
        });

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal("127.0.0.2:9", Assert.Single(wire.Server.Requests.Writes).Host);
    }

    [Theory]
    [InlineData("user:p%40ss:word", null, "user:p@ss:word")]
    [InlineData("user", null, "user:")]
    [InlineData("user:canary5a1", "other:password", "other:password")]
    public async Task User_and_password_of_the_proxys_address_are_used_where_there_is_no_credential(
        string userInfo, string? credential, string expected)
    {
        await using var wire = await Wire.StartAsync();
        using var proxy = DeafPort();
        proxy.Listen();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = "http://127.0.0.2:9";
            settings.Proxy = new Uri($"http://{userInfo}@127.0.0.1:{PortOf(proxy)}");
            if (credential?.Split(':') is [var user, var password])
                settings.ProxyCredential = new NetworkCredential(user, password);
        });
        var serving = AskForPasswordAsync(proxy);

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Contains(
            $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(expected))}\r\n",
            await serving,
            StringComparison.Ordinal);
        Assert.DoesNotContain(wire.Notices, notice => notice.Text.ToString().Contains("canary5a1", StringComparison.Ordinal));
    }

    private static Socket DeafPort()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private static async Task RespondAsync(Socket connection, string body)
    {
        await ReceiveAsync(connection);
        await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    private static async Task<string> ReceiveAsync(Socket connection)
    {
        var buffer = new byte[65_536];
        StringBuilder text = new();
        while (!text.ToString().EndsWith('}') && !text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
            || text.ToString().Contains("Content-Length", StringComparison.Ordinal) && !text.ToString().EndsWith('}'))
        {
            var count = await connection.ReceiveAsync(buffer);
            if (count == 0) break;
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    /// <summary>A proxy that asks for a password once; gives the request that came with one.</summary>
    private static async Task<string> AskForPasswordAsync(Socket proxy)
    {
        while (true)
        {
            using var connection = await proxy.AcceptAsync();
            var request = await ReceiveAsync(connection);
            if (request.Contains("Proxy-Authorization", StringComparison.Ordinal))
            {
                const string body = """{"Response":{"RequestId":"11111111-1111-1111-1111-111111111111"}}""";
                await connection.SendAsync(Encoding.ASCII.GetBytes(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + $"Content-Length: {body.Length}\r\n\r\n{body}"));
                return request;
            }

            await connection.SendAsync(Encoding.ASCII.GetBytes(
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    }

    private static async Task RefuseEveryTunnelAsync(Socket proxy)
    {
        try
        {
            while (true)
            {
                using var connection = await proxy.AcceptAsync();
                await ReceiveAsync(connection);
                await connection.SendAsync(Encoding.ASCII.GetBytes(
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n"));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
        }
    }
}
