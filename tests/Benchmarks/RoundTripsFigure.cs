using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>How many round trips pass before the end of a small grant, and before the first write of a larger one.</summary>
internal static class RoundTripsFigure
{
    private const int Images = 50;
    private const int Missing = 3;
    private const int Warm = 20;
    private const int Measured = 9;

    public static async Task MakeAsync(Figure figure)
    {
        const int latency = 50;
        await using (var server = await StandIn.StartAsync(Warm + Measured, TimeSpan.FromMilliseconds(latency)))
        {
            for (var i = 0; i < Warm; i++) Grant.Run(server.Endpoint, i, images: 1, accounts: 10);
            server.Requests.Clear();
            var milliseconds = Figure.Median(
                Enumerable.Range(Warm, Measured)
                    .Select(i => Grant.Run(server.Endpoint, i, images: 1, accounts: 10).Elapsed.TotalMilliseconds));
            var requests = server.Requests.Count() / (double)Measured;
            var bare = await BareCallAsync(server);
            figure.Say($"One image with 10 accounts at {latency} ms, code and connections warm, the median of {Measured}: "
                + FormattableString.Invariant(
                    $"{milliseconds:0.0} ms, {requests:0.#} requests. A bare HttpClient takes {bare:0.0} ms for one call."));
            figure.Say();
            figure.AtMost("longer than two calls of the bare client", milliseconds - (2 * bare), 5, " ms");
        }

        figure.Say();
        figure.Head("images", "that do not exist", "latency ms", "look-ups", "first write after ms", "whole run s");
        var without = await FirstWriteAsync(figure, 0);
        var with = await FirstWriteAsync(figure, Missing);
        figure.AtMost("the first write later because of missing images", with - without, 5, " ms");
    }

    /// <summary>What one round trip takes: the timers of the simulated service are coarse.</summary>
    private static async Task<double> BareCallAsync(SandboxServer server)
    {
        using HttpClient client = new();
        List<double> taken = [];
        for (var i = 0; i < 2 * Measured; i++)
        {
            var watch = Stopwatch.StartNew();
            using StringContent nothing = new("{}");
            using var response = await client.PostAsync(server.Endpoint, nothing);
            await response.Content.ReadAsStringAsync();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Figure.Median(taken.Skip(Measured));
    }

    private static async Task<double> FirstWriteAsync(Figure figure, int missing)
    {
        const int latency = 300;
        await using var server = await PaceFigure.StartAsync(latency, Images);
        for (var i = 0; i < missing; i++) server.Images.Remove(Grant.Image(10 * (i + 1)));

        var seconds = (await PaceFigure.GrantInProcessesAsync(server, 10 * missing, (0, Images, 10)))[0];
        var requests = server.Requests.All;
        var first = requests.First(request => request.Action == SandboxActions.ModifyImageSharePermission);
        var milliseconds = (first.Arrived - requests[0].Arrived).TotalMilliseconds;
        figure.Row(
            Images,
            missing,
            latency,
            server.Requests.Count(SandboxActions.DescribeImages),
            milliseconds,
            seconds);
        return milliseconds;
    }
}
