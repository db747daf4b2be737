using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageSharing.Core.Tests.Credentials;

/// <summary>An instance's metadata service on loopback.</summary>
internal sealed class MetadataServer : IAsyncDisposable
{
    public const string Folder = "/latest/meta-data/cam/security-credentials/";
    private readonly WebApplication _application;

    private MetadataServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(RespondAsync);
    }

    public ConcurrentDictionary<string, string> Texts { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public TaskCompletionSource? Held { get; set; }

    public string Address { get; private set; } = "";

    public static async Task<MetadataServer> StartAsync()
    {
        MetadataServer server = new();
        await server._application.StartAsync();
        server.Address = System.Linq.Enumerable.Single(server._application.Services
            .GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
            .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!.Addresses);
        return server;
    }

    public ValueTask DisposeAsync()
    {
        Held?.TrySetResult();
        return _application.DisposeAsync();
    }

    private async Task RespondAsync(HttpContext http)
    {
        Asked.Enqueue(http.Request.Path);
        if (Held is { } held) await held.Task;
        if (Texts.TryGetValue(http.Request.Path, out var text)) await http.Response.WriteAsync(text);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
