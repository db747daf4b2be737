using System;
using System.IO;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ImageSharing.Sandbox;

/// <summary>
/// A stand-in for the image sharing part of the CVM and STS APIs, on 127.0.0.1. It verifies signatures itself, from
/// the bytes that arrive, keeps the limits of the service, and knows the truth about every share. Every member is
/// thread safe.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        Clock = new SandboxClock(options);
        Keys = new KeyRing(options.Keys);
        Roles = new RoleDirectory();
        Accounts = new AccountDirectory(options);
        Images = new ImageCollection(Clock);
        Faults = new FaultRules(Clock);
        Requests = new RequestLog(Clock, options);
        Postponed = new PostponedWork(Clock);
        Certificate = options.Https ? SelfSignedCertificate.Instance : null;
        _application = Build();
    }

    /// <summary>Where it listens: http (or https) on 127.0.0.1.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1");

    /// <summary>The untrusted certificate of https; null with http.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>The switches; what has a setter may be changed at any time.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The keys that sign.</summary>
    public KeyRing Keys { get; }

    /// <summary>The roles that can be assumed.</summary>
    public RoleDirectory Roles { get; }

    /// <summary>Which account IDs are what.</summary>
    public AccountDirectory Accounts { get; }

    /// <summary>The images, with the truth about their shares.</summary>
    public ImageCollection Images { get; }

    /// <summary>What goes wrong.</summary>
    public FaultRules Faults { get; }

    /// <summary>What it was asked.</summary>
    public RequestLog Requests { get; }

    internal SandboxClock Clock { get; }

    internal PostponedWork Postponed { get; }

    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Starts a stand-in. It listens when this completes.</summary>
    /// <param name="options">How it behaves; null takes the defaults.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<SandboxServer> StartAsync(SandboxOptions? options = null)
    {
        var server = new SandboxServer(options ?? new SandboxOptions());
        try
        {
            await server._application.StartAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        var features = server._application.Services.GetRequiredService<IServer>().Features;
        foreach (var address in features.Get<IServerAddressesFeature>()!.Addresses)
            server.Endpoint = new Uri(address);
        return server;
    }

    /// <summary>Stops it. Requests in hand are dropped, and what was put off does not happen any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Postponed.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, Options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (Certificate is { } certificate)
                    listen.UseHttps(certificate);
            });
        });
        if (Certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var built = builder.Build();
        var handler = new RequestHandler(this);
        built.Run(handler.HandleAsync);
        return built;
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the process that the stand-in is in.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
