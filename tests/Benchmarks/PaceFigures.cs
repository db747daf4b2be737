using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>How near a grant comes to what the service allows: ten requests a second, in any one second.</summary>
internal static class PaceFigures
{
    private const int PerSecond = 10;

    /// <summary>50 images of 10 accounts, in a process whose connections are cold and whose code is warm, at each latency.</summary>
    public static async Task<int> AtTheLimitAsync()
    {
        Console.WriteLine("images × accounts | latency ms | least s | taken s | ratio | refused");
        var isGood = true;
        foreach (var (images, accounts) in new[] { (50, 10), (1, 500) })
            foreach (var latency in new[] { 300, 5, 50, 1_500 })
            {
                await using var server = await StartAsync(latency, images);

                var seconds = (await GrantInProcessesAsync(server, (0, images, accounts)))[0];

                var least = Math.Ceiling((double)images / PerSecond) - 1 + (2 * latency / 1000.0);
                var ratio = seconds / least;
                var refused = server.Requests.Count(verdict: "RequestLimitExceeded");
                isGood &= refused == 0 && server.Images.All.All(image => image.Shares.Count == accounts);
                Console.WriteLine(string.Format(
                    CultureInfo.InvariantCulture,
                    "{0} × {1} | {2} | {3:0.00} | {4:0.00} | {5:0.00} | {6}",
                    images,
                    accounts,
                    latency,
                    least,
                    seconds,
                    ratio,
                    refused));
            }

        return isGood ? 0 : 1;
    }

    /// <summary>Two processes of the same account grant 200 images each at the same time.</summary>
    public static async Task<int> TwoProcessesAsync()
    {
        const int images = 200;
        await using var server = await StartAsync(300, 2 * images);
        var seconds = await GrantInProcessesAsync(server, (0, images, 1), (images, images, 1));
        var rates = seconds.Select(taken => images / taken).Order().ToArray();

        var all = server.Requests.Count(SandboxActions.ModifyImageSharePermission);
        var refused = server.Requests.Count(SandboxActions.ModifyImageSharePermission, "RequestLimitExceeded");
        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture,
            "writes {0}, refused {1} ({2:0.0} %), images a second {3:0.00} and {4:0.00}, slower to faster {5:0.00}, shared {6}",
            all,
            refused,
            100.0 * refused / all,
            rates[0],
            rates[1],
            rates[0] / rates[1],
            server.Images.All.Sum(image => image.Shares.Count)));
        return 100 * refused < 5 * all && 3 * rates[0] >= rates[1] ? 0 : 1;
    }

    /// <summary>What a process of <see cref="GrantInProcessesAsync"/> does.</summary>
    public static int GrantForOther(string elsewhere, string endpoint, string first, string images, string accounts)
    {
        for (var i = 0; i < 30; i++) Grant.Run(new Uri(elsewhere), Grant.Image(i));
        var grant = Grant.Run(new Uri(endpoint), Number(first), Number(images), Number(accounts));
        Console.WriteLine(grant.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return grant.Others;
    }

    /// <summary>Grants in processes of their own, warm by grants elsewhere, and returns the seconds of each.</summary>
    private static async Task<double[]> GrantInProcessesAsync(
        SandboxServer server, params (int First, int Images, int Accounts)[] grants)
    {
        await using var elsewhere = await SandboxServer.StartAsync(new SandboxOptions { RequestsPerSecond = null });
        for (var i = 0; i < 30; i++) elsewhere.Images.Add(Grant.Image(i));
        var processes = grants
            .Select(grant => Process.Start(new ProcessStartInfo(
                Environment.ProcessPath!,
                ["grant", elsewhere.Endpoint.AbsoluteUri, server.Endpoint.AbsoluteUri, Text(grant.First), Text(grant.Images), Text(grant.Accounts)])
            {
                RedirectStandardOutput = true,
            })!)
            .ToArray();
        var lines = await Task.WhenAll(processes.Select(process => process.StandardOutput.ReadToEndAsync()));
        return [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stand-in whose own code is warm: it is not what is measured.</summary>
    private static async Task<SandboxServer> StartAsync(int latencyMilliseconds, int images)
    {
        var latency = Latency.OfRoundTrip(TimeSpan.FromMilliseconds(latencyMilliseconds));
        var server = await SandboxServer.StartAsync(new SandboxOptions { Latency = latency, RequestsPerSecond = PerSecond });
        server.Images.Add("img-warm0000");
        server.Options.Latency = Latency.None;
        Grant.Run(server.Endpoint, "img-warm0000");
        server.Images.Remove("img-warm0000");
        await Task.Delay(1_500); // the requests that warmed it count in their second
        server.Requests.Clear();
        server.Options.Latency = latency;
        for (var i = 0; i < images; i++) server.Images.Add(Grant.Image(i));
        return server;
    }
}
