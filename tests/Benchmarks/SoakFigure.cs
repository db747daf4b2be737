using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// Minutes of commands on a service that fails in many ways, and what the process holds before and after.
/// </summary>
internal static class SoakFigure
{
    private const int Seed = 7;

    public static readonly (double Chance, Fault Fault)[] Faults =
    [
        (0.01, Fault.DropBeforeBody()),
        (0.01, Fault.DropBeforeWrite()),
        (0.01, Fault.DropAfterWrite()),
        (0.01, Fault.InternalError(applied: false)),
        (0.01, Fault.InternalError(applied: true)),
        (0.01, Fault.RateRefusal()),
        (0.01, Fault.ImageBusy()),
        (0.01, Fault.Http(502)),
        (0.01, Fault.Truncated()),
        (0.01, Fault.Unreadable()),
        (0.005, Fault.Trickle(TimeSpan.FromMilliseconds(20))),
        (0.005, Fault.NeverRespond()),
    ];

    public static async Task MakeAsync(Figure figure, int minutes)
    {
        await using var server = await StandIn.StartAsync(
            SoakCommands.Lanes * SoakCommands.ImagesOfLane,
            TimeSpan.FromMilliseconds(5));
        List<FaultRule> rules =
            [.. Faults.Select(
                (fault, i) => server.Faults.Add(When.ByChance(fault.Chance, Seed + i, action: null), fault.Fault))];
        server.Accounts.Declare(SoakCommands.BadAccount, AccountKind.Unknown);

        var lines = await Child.RunAsync(
            ["as", "soaker", server.Endpoint.AbsoluteUri, minutes.ToString(CultureInfo.InvariantCulture)]);
        var states = lines
            .Where(line => line.StartsWith("state;", StringComparison.Ordinal))
            .Select(line => line.Split(';'))
            .ToList();
        figure.Say($"Seed {Seed}. {SoakCommands.Lanes} runspaces of one hosted engine. One request in "
            + FormattableString.Invariant(
                $"{1 / Faults.Sum(fault => fault.Chance):0} fails, in {Faults.Length} ways. ")
            + "At rest: half a minute after the last command, after full garbage collections.");
        figure.Say();
        figure.Head("when", "commands", "results", "handles", "sockets", "threads", "managed kB");
        foreach (var cells in states)
        {
            var state = ProcessState.Parse(cells[4]);
            figure.Row(
                cells[1], Number(cells[2]), Number(cells[3]), state.Handles, state.Sockets, state.Threads, (int)(
                    state.ManagedBytes / 1000));
        }

        figure.Say();
        figure.Say($"Requests: {server.Requests.Count()}, faults: {rules.Sum(rule => rule.Hits)}.");
        List<ProcessState> rest =
        [
            .. states
                .Where(cells => cells[1].StartsWith("at rest", StringComparison.Ordinal))
                .Select(cells => ProcessState.Parse(cells[4]))
        ];
        figure.AtMost("handles more at the end", rest[^1].Handles - rest[0].Handles, 2, "");
        figure.AtMost("sockets more at the end", rest[^1].Sockets - rest[0].Sockets, 0, "");
        figure.AtMost("threads more at the end", rest[^1].Threads - rest[0].Threads, 2, "");
        figure.AtMost(
            "managed memory more at the end",
            (rest[^1].ManagedBytes - rest[0].ManagedBytes) / 1000.0,
            500,
            " kB");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
