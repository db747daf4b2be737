using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Session;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Sandbox;

namespace ImageSharing.Core.Tests.Transport;

/// <summary>A stand-in for the service, and sessions that talk to it over real HTTP.</summary>
internal sealed class Wire : IAsyncDisposable
{
    public const string Region = "ap-guangzhou";
    public const string Image = "img-6pb6lrmy";
    public static readonly string[] Accounts = ["100000000011", "100000000012"];

    private readonly List<CvmSession> _sessions = [];

    private Wire(SandboxServer server, TimeProvider time, CredentialPlaces places)
    {
        Server = server;
        Time = time;
        Services = new ProcessServices(time, _ => Pace, Environment.GetValueOrDefault, () => places);
        Environment["TENCENTCLOUD_STS_ENDPOINT"] = server.Endpoint.AbsoluteUri;
        Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = "http://127.0.0.1:9";
        Server.Images.Add(Image);
    }

    public SandboxServer Server { get; }

    public TimeProvider Time { get; }

    public IRequestPace Pace { get; set; } = UnlimitedPace.Instance;

    public Dictionary<string, string?> Environment { get; } = [];

    public ProcessServices Services { get; }

    public ConcurrentQueue<Notice> Notices { get; } = new();

    public IEnumerable<string> Warnings => Notices.Where(one => one.Kind == NoticeKind.Warning).Select(one => one.Text.ToString());

    public static async Task<Wire> StartAsync(
        SandboxOptions? options = null,
        TimeProvider? time = null,
        CredentialPlaces? places = null)
        => new(
            await SandboxServer.StartAsync(options ?? new SandboxOptions { RequestsPerSecond = null }),
            time ?? new HurriedTime(),
            places ?? new CredentialPlaces(null, null));

    public CvmSession Open(Action<SessionSettings>? change = null)
    {
        SessionSettings settings = new()
        {
            SecretId = SandboxKey.Default.SecretId,
            SecretKey = new NetworkCredential("", SandboxKey.Default.SecretKey).SecurePassword,
            Endpoint = Server.Endpoint.AbsoluteUri,
            TimeoutSeconds = Time is HurriedTime { LongestWait.TotalSeconds: > 30 } ? 600 : 30,
        };
        change?.Invoke(settings);
        var session = CvmSession.Open(settings, Services, CancellationToken.None);
        session.Notices.ListenTo(Notices.Enqueue);
        _sessions.Add(session);
        return session;
    }

    /// <summary>Opens a session without a credential on the command line.</summary>
    public CvmSession OpenBare(Action<SessionSettings>? change = null) => Open(settings =>
    {
        settings.SecretId = null;
        settings.SecretKey = null;
        change?.Invoke(settings);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _sessions) session.Dispose();
        await Server.DisposeAsync();
    }
}

internal static class Calls
{
    public static Task<WriteReply> WriteAsync(this CvmSession session, CancellationToken cancellationToken = default)
        => session.Client.ModifyImageSharePermissionAsync(
            Wire.Region, Wire.Image, Wire.Accounts, SharePermission.Share, cancellationToken);

    public static Task<ListReply> ListAsync(this CvmSession session, CancellationToken cancellationToken = default)
        => session.Client.DescribeImageSharePermissionAsync(Wire.Region, Wire.Image, cancellationToken);

    public static Task<ImagesReply> ImagesAsync(this CvmSession session, DescribeImagesQuery? query = null)
        => session.Client.DescribeImagesAsync(Wire.Region, query ?? new DescribeImagesQuery(), CancellationToken.None);
}
