using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>Stand-ins whose own code is warm: they are not what is measured.</summary>
internal static class StandIn
{
    public static Task<SandboxServer> StartAsync(int images, TimeSpan latency = default)
        => StartAsync(
            new SandboxOptions { KeepsLog = false, RequestsPerSecond = null, DescribeImagesPerSecond = null },
            images,
            latency);

    public static async Task<SandboxServer> StartAsync(SandboxOptions options, int images, TimeSpan latency)
    {
        var server = await SandboxServer.StartAsync(options);
        server.Images.Add("img-warm0000");
        Grant.Run(server.Endpoint, "img-warm0000");
        server.Images.Remove("img-warm0000");
        if (options.RequestsPerSecond is not null)
        {
            await Task.Delay(1_500); // the requests that warmed it count in their second
        }
        server.Requests.Clear();
        server.Options.Latency = Latency.OfRoundTrip(latency);
        AddImages(server, images);
        return server;
    }

    public static void AddImages(SandboxServer server, int images, int first = 0)
    {
        for (var i = 0; i < images; i++) server.Images.Add(Grant.Image(first + i));
    }

    /// <summary>Requests that the service found too many.</summary>
    public static int RefusedByRate(this SandboxServer server)
        => server.Requests.Count(verdict: "RequestLimitExceeded");

    public static int SharesOfAll(this SandboxServer server) => server.Images.All.Sum(image => image.Shares.Count);
}
