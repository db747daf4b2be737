using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>What the stand-in asks of today's ASP.NET Core, on the one that .NET Framework has.</summary>
internal sealed class WebApplication(WebHostBuilder host)
{
    private IWebHost? _running;
    private RequestDelegate _answer = _ => Task.CompletedTask;

    public IServiceProvider Services => _running!.Services;

    public static WebApplicationBuilder CreateEmptyBuilder(WebApplicationOptions options) => new(options);

    public void Run(RequestDelegate answer) => _answer = answer;

    public Task StartAsync()
    {
        _running = host.Configure(application => application.Run(_answer)).Build();
        return _running.StartAsync(CancellationToken.None);
    }

    public Task StopAsync() => _running?.StopAsync(TimeSpan.FromSeconds(1)) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _running?.Dispose();
    }
}

internal sealed class WebApplicationOptions;

internal sealed class WebApplicationBuilder(WebApplicationOptions options)
{
    public WebApplicationOptions Options { get; } = options;

    public WebHostBuilder WebHost { get; } = new();

    public IServiceCollection Services { get; } = new ServiceCollection();

    public WebApplication Build() => new(WebHost);
}

internal static class KestrelHosting
{
    extension(ListenOptions listen)
    {
        /// <summary>There is no other.</summary>
        public HttpProtocols Protocols
        {
            set => _ = (listen, value);
        }
    }

    public static void UseKestrelCore(this WebHostBuilder host) => host.UseKestrel();

    public static void ConfigureKestrel(this WebHostBuilder host, Action<KestrelServerOptions> configure)
        => host.ConfigureServices(services => services.Configure(configure));

    public static void UseKestrelHttpsConfiguration(this WebHostBuilder host) => _ = host;
}
