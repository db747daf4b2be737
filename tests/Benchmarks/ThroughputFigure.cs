using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Benchmarks;

/// <summary>
/// Writes a second with the limit off, against a bare HttpClient that sends the same bytes, in turns.
/// </summary>
internal static class ThroughputFigure
{
    private static readonly int[] InFlight = [1, 16, 64];

    public static async Task MakeAsync(Figure figure, int rounds)
    {
        await using var server = await StandIn.StartAsync(images: 64);
        var lines = await Child.RunAsync(
            "as",
            "sender",
            server.Endpoint.AbsoluteUri,
            rounds.ToString(CultureInfo.InvariantCulture));
        var results = lines.Select(Round.Parse).ToList();
        figure.Say($"Medians of {rounds} rounds of one second. The simulated service runs on the same machine and uses "
            + "more of it than either client. Processor: the time of all threads of the client process.");
        figure.Say();
        figure.Head(
            "in flight",
            "requests a second",
            "bare HttpClient",
            "ratio",
            "processor µs a request",
            "bare HttpClient",
            "bytes allocated a request",
            "bare HttpClient");
        double ratioToReach = 0;
        foreach (var count in InFlight)
        {
            var turns = results.Where(round => round.InFlight == count).ToList();
            var ours = turns.Where(round => !round.IsBare).ToList();
            var bare = turns.Where(round => round.IsBare).ToList();
            var ratio = Figure.Median(ours.Zip(bare, (one, other) => one.Rate / other.Rate));
            figure.Row(
                count,
                Figure.Median(ours.Select(round => round.Rate)),
                Figure.Median(bare.Select(round => round.Rate)),
                ratio,
                Figure.Median(ours.Select(round => round.Microseconds)),
                Figure.Median(bare.Select(round => round.Microseconds)),
                Figure.Median(ours.Select(round => round.Bytes)),
                Figure.Median(bare.Select(round => round.Bytes)));
            if (count == 16) ratioToReach = ratio;
        }

        figure.AtLeast("requests a second with 16 in flight against the bare client", ratioToReach, 0.8, " ×");
    }

    /// <summary>What the client's process does.</summary>
    public static async Task<int> SendAsync(string endpoint, string rounds)
    {
        using var calls = new SignedCalls(new Uri(endpoint));
        await MeasureAsync(calls, 16, isBare: false);
        await MeasureAsync(calls, 16, isBare: true);
        foreach (var count in InFlight)
            for (var round = 0; round < int.Parse(rounds, CultureInfo.InvariantCulture); round++)
                foreach (var isBare in round % 2 == 0 ? new[] { false, true } : [true, false])
                    Console.WriteLine(await MeasureAsync(calls, count, isBare));
        return 0;
    }

    private static async Task<Round> MeasureAsync(SignedCalls calls, int inFlight, bool isBare)
    {
        calls.SignBare();
        GC.Collect();
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var counts = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(lane => Task.Run(async () =>
        {
            var count = 0;
            for (; !over.IsCancellationRequested; count++)
                await (isBare ? calls.SendBareAsync(lane) : calls.SendAsync(lane));
            return count;
        })));
        var sent = counts.Sum();
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        process.Refresh();
        processor = process.TotalProcessorTime - processor;
        return new Round(
            inFlight,
            isBare,
            sent / watch.Elapsed.TotalSeconds,
            (double)bytes / sent,
            processor.TotalMicroseconds / sent);
    }

    private sealed record Round(int InFlight, bool IsBare, double Rate, double Bytes, double Microseconds)
    {
        public override string ToString()
            => string.Create(CultureInfo.InvariantCulture, $"{InFlight};{IsBare};{Rate};{Bytes};{Microseconds}");

        public static Round Parse(string line)
        {
            var cells = line.Split(';');
            return new Round(
                int.Parse(cells[0], CultureInfo.InvariantCulture),
                bool.Parse(cells[1]),
                double.Parse(cells[2], CultureInfo.InvariantCulture),
                double.Parse(cells[3], CultureInfo.InvariantCulture),
                double.Parse(cells[4], CultureInfo.InvariantCulture));
        }
    }
}
