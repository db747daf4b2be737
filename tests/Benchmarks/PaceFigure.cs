using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>How near a grant comes to what the service allows: ten requests a second, in any one second.</summary>
internal static class PaceFigure
{
    private const int PerSecond = 10;

    /// <summary>The least time for so many images: the pace, a read and a write.</summary>
    /// <param name="images">Each of which takes one write.</param>
    /// <param name="latency">Of one request, in milliseconds.</param>
    /// <param name="perSecond">What the service allows in any one second.</param>
    public static double LeastSeconds(int images, double latency, int perSecond = PerSecond)
        => Math.Ceiling((double)images / perSecond) - 1 + (2 * latency / 1000);

    /// <summary>In a process whose connections are cold and whose code is warm, at each latency.</summary>
    public static async Task AtTheLimitAsync(Figure figure)
    {
        figure.Head("images × accounts", "latency ms", "least s", "taken s", "ratio", "refused", "shared");
        double ratioToReach = 0;
        var refused = 0;
        foreach (var (images, accounts) in new[] { (50, 10), (1, 500), (500, 500) })
            foreach (var latency in new[] { 5, 50, 300, 1_500 })
            {
                await using var server = await StartAsync(latency, images);
                var seconds = (await GrantInProcessesAsync(server, (0, images, accounts)))[0];

                var least = LeastSeconds(images, latency);
                if ((images, latency) == (50, 300)) ratioToReach = seconds / least;
                refused += server.RefusedByRate();
                figure.Row(
                    $"{images} × {accounts}",
                    latency,
                    least,
                    seconds,
                    seconds / least,
                    server.RefusedByRate(),
                    server.SharesOfAll());
            }

        figure.AtMost("50 × 10 at 300 ms against the least time", ratioToReach, 1.12, " ×");
        figure.AtMost("requests refused by rate", refused, 0, "");
        figure.Say();
        await WithColdCodeAsync(figure);
    }

    /// <summary>As the first command of a fresh shell, where everything is compiled on the way.</summary>
    private static async Task WithColdCodeAsync(Figure figure)
    {
        const int images = 50;
        const int latency = 300;
        const int processes = 5;
        var script = $$"""
            Import-Module '{{Repository.Module.Replace("'", "''", StringComparison.Ordinal)}}'
            $images = foreach ($i in 0..{{images - 1}}) { 'img-{0:x8}' -f $i }
            $accounts = foreach ($i in 0..9) { 200000000000 + $i }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shared = @(Grant-CvmImageShare $images $accounts | Where-Object Status -eq Shared)
            $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
            if ($shared.Count -ne {{10 * images}}) { throw 'Not everything was shared.' }
            """;
        List<double> seconds = [];
        var refused = 0;
        for (var i = 0; i < processes; i++)
        {
            await using var server = await StartAsync(latency, images);
            var lines = await Shell.RunAsync(script, server);
            seconds.Add(double.Parse(lines[^1], CultureInfo.InvariantCulture));
            refused += server.RefusedByRate();
        }

        var taken = Figure.Median(seconds);
        figure.Say(FormattableString.Invariant(
            $"With cold code, the first command of a fresh PowerShell: {images} × 10 at {latency} ms took {taken:0.00} s, the median of {processes} processes ({seconds.Min():0.00} to {seconds.Max():0.00} s)."));
        figure.Say();
        figure.AtMost("50 × 10 at 300 ms with cold code against the least time", taken / LeastSeconds(images, latency), 1.12, " ×");
        figure.AtMost("requests of these refused by rate", refused, 0, "");
    }

    /// <summary>Two processes of the same account grant 200 images each at the same time.</summary>
    public static async Task TwoProcessesAsync(Figure figure)
    {
        const int images = 200;
        await using var server = await StartAsync(300, 2 * images);
        var seconds = await GrantInProcessesAsync(server, (0, images, 1), (images, images, 1));

        double[] rates = [.. seconds.Select(taken => images / taken).Order()];
        var writes = server.Requests.Count(SandboxActions.ModifyImageSharePermission);
        var refused = server.Requests.Count(SandboxActions.ModifyImageSharePermission, "RequestLimitExceeded");
        figure.Head("writes", "refused", "images a second", "slower to faster", "shared");
        figure.Row(
            writes,
            refused,
            FormattableString.Invariant($"{rates[0]:0.00} and {rates[1]:0.00}"),
            rates[0] / rates[1],
            server.SharesOfAll());
        figure.AtMost("writes refused", 100.0 * refused / writes, 5, " %");
        figure.AtLeast("the slower process against the faster", rates[0] / rates[1], 1 / 3.0, " ×");
    }

    /// <summary>What a process of <see cref="GrantInProcessesAsync"/> does.</summary>
    public static int GrantForOther(string[] arguments)
    {
        var (elsewhere, endpoint, first, images, accounts) =
            (arguments[0], arguments[1], Number(arguments[2]), Number(arguments[3]), Number(arguments[4]));
        for (var i = 0; i < 30; i++) Grant.Run(new Uri(elsewhere), Grant.Image(i));
        for (var i = 0; i < 3; i++) Grant.Run(new Uri(elsewhere), 29, images: 2, accounts: 1); // the second does not exist
        var grant = Grant.Run(new Uri(endpoint), first, images, accounts);
        Console.WriteLine(grant.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return grant.Others - Number(arguments[5]);
    }

    /// <summary>Grants in processes of their own, warm by grants elsewhere, and returns the seconds of each.</summary>
    public static Task<double[]> GrantInProcessesAsync(
        SandboxServer server, params (int First, int Images, int Accounts)[] grants)
        => GrantInProcessesAsync(server, notShared: 0, grants);

    /// <param name="server">The simulated service.</param>
    /// <param name="notShared">How many results of each are expected to be other than Shared.</param>
    /// <param name="grants">What each process grants.</param>
    public static async Task<double[]> GrantInProcessesAsync(
        SandboxServer server, int notShared, params (int First, int Images, int Accounts)[] grants)
    {
        await using var elsewhere = await StandIn.StartAsync(images: 30);
        var lines = await Task.WhenAll(grants.Select(grant => Child.RunAsync(
            "as", "granter", elsewhere.Endpoint.AbsoluteUri,
            server.Endpoint.AbsoluteUri, Text(grant.First), Text(grant.Images), Text(grant.Accounts),
            Text(notShared))));
        return [.. lines.Select(line => double.Parse(line[0], CultureInfo.InvariantCulture))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static Task<SandboxServer> StartAsync(int latencyMilliseconds, int images)
        => StandIn.StartAsync(
            new SandboxOptions { RequestsPerSecond = PerSecond },
            images,
            TimeSpan.FromMilliseconds(latencyMilliseconds));
}
