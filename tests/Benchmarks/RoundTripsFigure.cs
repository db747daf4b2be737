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
    private const int LatencyOfMany = 300;
    private const int Runs = 5;

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
        figure.Head(
            "images", "that do not exist", "latency ms", "look-ups",
            "first write of any image after ms", "of the tenth", "of the last", "whole run s", "refused by rate");
        List<Run> without = [], with = [];
        for (var i = 0; i < Runs; i++)
        {
            without.Add(await GrantAsync(missing: 0));
            with.Add(await GrantAsync(Missing));
        }

        Row(figure, 0, without);
        Row(figure, Missing, with);
        figure.Say();
        figure.Say($"Medians of {Runs} runs each, in turn; the most look-ups, and the sum of the refusals.");
        figure.AtMost(
            "the first write later because of missing images",
            Figure.Median(with.Select(run => run.Writes[0])) - Figure.Median(without.Select(run => run.Writes[0])),
            5,
            " ms");
        figure.AtMost("further look-ups", with.Max(run => run.Looks) - without.Min(run => run.Looks), Missing, "");
    }

    private static void Row(Figure figure, int missing, List<Run> runs) => figure.Row(
        Images,
        missing,
        LatencyOfMany,
        runs.Max(run => run.Looks),
        Figure.Median(runs.Select(run => run.Writes[0])),
        Figure.Median(runs.Select(run => run.Writes[9])),
        Figure.Median(runs.Select(run => run.Writes[^1])),
        Figure.Median(runs.Select(run => run.Seconds)),
        runs.Sum(run => run.Refused));

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

    private static async Task<Run> GrantAsync(int missing)
    {
        await using var server = await PaceFigure.StartAsync(LatencyOfMany, Images);
        for (var i = 0; i < missing; i++) server.Images.Remove(Grant.Image(10 * (i + 1)));

        var seconds = (await PaceFigure.GrantInProcessesAsync(server, 10 * missing, (0, Images, 10)))[0];
        var begun = server.Requests.All[0].Arrived;
        return new Run(
            server.Requests.Count(SandboxActions.DescribeImages),
            [.. server.Requests.Writes
                .DistinctBy(write => write.ImageId)
                .Select(write => (write.Arrived - begun).TotalMilliseconds)],
            seconds,
            server.RefusedByRate());
    }

    /// <param name="Looks">The requests of DescribeImages.</param>
    /// <param name="Writes">When the first write of each image arrived, in milliseconds after the first request.</param>
    /// <param name="Seconds">How long the run took.</param>
    /// <param name="Refused">Requests of any kind that came too fast.</param>
    private sealed record Run(int Looks, double[] Writes, double Seconds, int Refused);
}
