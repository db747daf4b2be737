using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public sealed class DetourTests : IAsyncLifetime
{
    private readonly HurriedTime time = new();
    private readonly List<Notice> notices = [];
    private readonly Socket deaf = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private Wire wire = null!;

    public async Task InitializeAsync()
    {
        wire = await Wire.StartAsync(time: time);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public async Task DisposeAsync()
    {
        deaf.Dispose();
        await wire.DisposeAsync();
    }

    [Fact]
    public async Task A_usual_address_that_cannot_be_reached_is_gone_around_with_one_warning()
    {
        Detour detour = new([Deaf, Alive], time);

        Assert.Equal(AttemptKind.Answered, (await SendAsync(detour)).Kind);
        Assert.Equal(AttemptKind.Answered, (await SendAsync(detour)).Kind);

        Assert.Equal(2, wire.Server.Requests.Writes.Count);
        string warning = Assert.Single(notices, notice => notice.Kind == NoticeKind.Warning).Text;
        Assert.Contains(Deaf.Name, warning, StringComparison.Ordinal);
        Assert.Contains(Alive.Name, warning, StringComparison.Ordinal);
        Assert.Equal(0, time.Waits);
        Assert.Same(Alive, detour.Current);
    }

    [Fact]
    public async Task After_ten_minutes_the_usual_address_is_tried_again()
    {
        Detour detour = new([Alive], time);
        await SendAsync(detour);

        time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Same(Alive, detour.Current);
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Null(detour.Current);
    }

    [Fact]
    public async Task Where_no_address_can_be_reached_the_usual_ones_trouble_is_told()
    {
        Attempt attempt = await SendAsync(new Detour([Deaf], time));

        Assert.Equal((AttemptKind.NotSent, "ConnectionFailed"), (attempt.Kind, attempt.Code));
        Assert.Equal(5, time.Waits);
        Assert.DoesNotContain(notices, notice => notice.Kind == NoticeKind.Warning);
    }

    [Fact]
    public void Only_addresses_of_the_services_own_have_others()
    {
        EndpointChoice usual = EndpointChoice.Make(Product.Cvm, null, _ => null);
        EndpointChoice given = EndpointChoice.Make(Product.Cvm, "cvm.tencentcloudapi.com", _ => null);

        Assert.Equal(
            ["cvm.tencentcloudapi.cn", "cvm.tencentcloudapi.com.cn"],
            usual.OthersOf(usual.For("ap-guangzhou")).Select(one => one.Host));
        Assert.Equal(
            ["cvm.ap-shanghai-fsi.tencentcloudapi.cn", "cvm.ap-shanghai-fsi.tencentcloudapi.com.cn"],
            usual.OthersOf(usual.For("ap-shanghai-fsi")).Select(one => one.Host));
        Assert.Empty(given.OthersOf(given.For("ap-guangzhou")));
    }

    private ServiceEndpoint Deaf
        => ServiceEndpoint.Parse($"http://127.0.0.1:{((IPEndPoint)deaf.LocalEndPoint!).Port}", "the test");

    private ServiceEndpoint Alive => field ??= ServiceEndpoint.Parse(wire.Server.Endpoint.AbsoluteUri, "the test");

    private async Task<Attempt> SendAsync(Detour detour)
    {
        NoticeBoard board = new();
        board.ListenTo(notices.Add);
        using FixedCredentialSource source = new(
            "the test",
            new Credential(SandboxKey.Default.SecretId, SecretBytes.From(SandboxKey.Default.SecretKey)));
        Route route = new(Deaf, new ServiceClock(time), UnlimitedPace.Instance, source, detour);
        using ApiRequest request = CvmRequests.Write(Wire.Region, Wire.Image, Wire.Accounts, SharePermission.Share);
        return await new SigningClient(new ClientSettings(), time, board).SendAsync(route, request, CancellationToken.None);
    }
}
