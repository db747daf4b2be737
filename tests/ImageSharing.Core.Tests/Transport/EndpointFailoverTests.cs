using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Core.Transport.Responses;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public sealed class EndpointFailoverTests : IAsyncLifetime
{
    private readonly HurriedTime _time = new();
    private readonly List<Notice> _notices = [];
    private readonly Socket _deaf = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private Wire _wire = null!;

    public async Task InitializeAsync()
    {
        _wire = await Wire.StartAsync(time: _time);
        _deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public async Task DisposeAsync()
    {
        _deaf.Dispose();
        await _wire.DisposeAsync();
    }

    [Fact]
    public async Task An_unreachable_default_endpoint_causes_a_failover_with_one_warning()
    {
        EndpointFailover failover = new([Deaf, Alive], _time);

        Assert.Equal(AttemptKind.Succeeded, (await SendAsync(failover)).Kind);
        Assert.Equal(AttemptKind.Succeeded, (await SendAsync(failover)).Kind);

        Assert.Equal(2, _wire.Server.Requests.Writes.Count);
        var warning = Assert.Single(_notices, notice => notice.Kind == NoticeKind.Warning).Text;
        Assert.Contains(Deaf.Name, warning.Values);
        Assert.Contains(Alive.Name, warning.Values);
        Assert.Equal(0, _time.Waits);
        Assert.Same(Alive, failover.Current);
    }

    [Fact]
    public async Task After_ten_minutes_the_default_endpoint_is_tried_again()
    {
        EndpointFailover failover = new([Alive], _time);
        await SendAsync(failover);

        _time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Same(Alive, failover.Current);
        _time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Null(failover.Current);
    }

    [Fact]
    public async Task If_no_endpoint_can_be_reached_the_error_of_the_default_one_is_reported()
    {
        var attempt = await SendAsync(new EndpointFailover([Deaf], _time));

        Assert.Equal((AttemptKind.NotSent, "ConnectionFailed"), (attempt.Kind, attempt.Code));
        Assert.Equal(5, _time.Waits);
        Assert.DoesNotContain(_notices, notice => notice.Kind == NoticeKind.Warning);
    }

    [Fact]
    public void Only_endpoints_of_the_service_have_alternatives()
    {
        var usual = EndpointChoice.Make(Product.Cvm, null, _ => null);
        var given = EndpointChoice.Make(Product.Cvm, "cvm.tencentcloudapi.com", _ => null);

        Assert.Equal(
            ["cvm.tencentcloudapi.cn", "cvm.tencentcloudapi.com.cn"],
            usual.OthersOf(usual.For("ap-guangzhou")).Select(one => one.Host));
        Assert.Equal(
            ["cvm.ap-shanghai-fsi.tencentcloudapi.cn", "cvm.ap-shanghai-fsi.tencentcloudapi.com.cn"],
            usual.OthersOf(usual.For("ap-shanghai-fsi")).Select(one => one.Host));
        Assert.Empty(given.OthersOf(given.For("ap-guangzhou")));
    }

    private ServiceEndpoint Deaf
        => ServiceEndpoint.Parse($"http://127.0.0.1:{((IPEndPoint)_deaf.LocalEndPoint!).Port}", Message.Verbatim("the test"));

    private ServiceEndpoint Alive => field ??= ServiceEndpoint.Parse(_wire.Server.Endpoint.AbsoluteUri, Message.Verbatim("the test"));

    private async Task<Attempt> SendAsync(EndpointFailover failover)
    {
        Notifications board = new();
        board.ListenTo(_notices.Add);
        using FixedCredentialSource source = new(
            Message.Verbatim("the test"),
            new Credential(SandboxKey.Default.SecretId, SecretBytes.From(SandboxKey.Default.SecretKey)));
        Route route = new(Deaf, new ServiceClock(_time), UnlimitedPace.Instance, source, failover);
        using var request = CvmRequests.Write(Wire.Region, Wire.Image, Wire.Accounts, SharePermission.Share);
        return await new SigningClient(new ClientSettings(), _time, board).SendAsync(
            route, request, CancellationToken.None);
    }
}
