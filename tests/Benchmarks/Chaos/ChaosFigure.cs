using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// Minutes of commands in two real shells on one rate limit, with faults and commands that are stopped; then a shell
/// that is killed in the middle of its work, and the same command again.
/// </summary>
internal static class ChaosFigure
{
    private const int Seed = 11;
    private const int Shells = 2;
    private const int Lanes = 4;
    private const int ImagesOfLane = 3;
    private const int ImagesOfKilled = 20;
    private const int AccountsOfKilled = 50;
    private const string BadAccount = "200000000013";

    public static async Task MakeAsync(Figure figure, int minutes)
    {
        await using var server = await StandIn.StartAsync(
            new SandboxOptions { KeepsLog = false },
            (Shells * Lanes * ImagesOfLane) + ImagesOfKilled,
            TimeSpan.FromMilliseconds(20));
        List<FaultRule> rules =
            [.. SoakFigure.Faults.Select(
                (fault, i) => server.Faults.Add(When.ByChance(fault.Chance, Seed + i, action: null), fault.Fault))];
        server.Accounts.Declare(BadAccount, AccountKind.Unknown);

        var lines = await Task.WhenAll(Enumerable.Range(0, Shells).Select(shell => RunLanesAsync(server, shell, minutes)));
        ChaosJudge judge = new(server);
        List<ChaosCommand> commands = [.. lines.SelectMany(one => one).Select(ChaosCommand.Parse)];
        foreach (var command in commands) judge.Judge(command);

        figure.Say($"Seed {Seed}. {Shells} processes of PowerShell with {Lanes} runspaces each, one request in "
            + FormattableString.Invariant($"{1 / SoakFigure.Faults.Sum(fault => fault.Chance):0} goes wrong. ")
            + "Every result is compared with the changes that the simulated service made.");
        figure.Say();
        figure.Head("commands", "of them stopped", "ended by an error", "results", "Unknown", "requests", "faults", "refused by rate");
        figure.Row(
            commands.Count,
            commands.Count(command => command.IsStopped),
            commands.Count(command => command.Failure.Length > 0),
            judge.Judged,
            judge.Unknown,
            server.Requests.Count(),
            rules.Sum(rule => rule.Hits),
            server.RefusedByRate());
        figure.Say();
        foreach (var wrong in judge.Wrong.Take(20)) figure.Say($"- wrong: {wrong}");
        figure.AtMost("wrong results", judge.Wrong.Count, 0, "");
        figure.AtLeast("results", judge.Judged, 1_000 * minutes / 10.0, "");
        await KillAsync(figure, server);
    }

    private static Task<string[]> RunLanesAsync(SandboxServer server, int shell, int minutes)
        => Shell.RunFileAsync(
            server,
            Path.Combine(Repository.Benchmarks, "Chaos", "lanes.ps1"),
            Repository.Module,
            shell.ToString(CultureInfo.InvariantCulture),
            Lanes.ToString(CultureInfo.InvariantCulture),
            ImagesOfLane.ToString(CultureInfo.InvariantCulture),
            minutes.ToString(CultureInfo.InvariantCulture),
            (Seed + shell).ToString(CultureInfo.InvariantCulture),
            BadAccount);

    /// <summary>The first run is killed when some images are done; the second one has no faults.</summary>
    private static async Task KillAsync(Figure figure, SandboxServer server)
    {
        List<string> images =
            [.. Enumerable.Range(Shells * Lanes * ImagesOfLane, ImagesOfKilled).Select(Grant.Image)];
        var ids = string.Join(',', Grant.Accounts(AccountsOfKilled + 1).Where(account => account != BadAccount));
        var script = $"Import-Module '{Repository.Module.Replace("'", "''", StringComparison.Ordinal)}'; "
            + $"'{ids}'.Split(',') | Grant-CvmImageShare ('{string.Join(',', images)}'.Split(',')) -BatchSize 10 "
            + "| Group-Object Status -NoElement | ForEach-Object { \"$($_.Name);$($_.Count)\" }";
        using (var killed = Child.Start(Shell.StartInfo("-Command", script), server))
        {
            var watch = Stopwatch.StartNew();
            while (Shares() < ImagesOfKilled * AccountsOfKilled / 3 && watch.Elapsed < TimeSpan.FromMinutes(1))
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync();
        }

        var before = Shares();
        server.Faults.Clear();
        var lines = await Shell.RunAsync(script, server);
        var done = lines
            .Select(line => line.Split(';'))
            .Where(cells => cells.Length == 2)
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], CultureInfo.InvariantCulture));
        figure.Say();
        figure.Say($"A shell that was killed after {before} of {ImagesOfKilled * AccountsOfKilled} shares; the same command "
            + $"again reports {string.Join(", ", done.Select(one => $"{one.Value} {one.Key}"))}.");
        figure.Say();
        figure.AtLeast("shares after the second run", Shares(), ImagesOfKilled * AccountsOfKilled, "");
        figure.AtLeast(
            "results Shared or AlreadyShared",
            done.GetValueOrDefault("Shared") + done.GetValueOrDefault("AlreadyShared"),
            ImagesOfKilled * AccountsOfKilled,
            "");

        int Shares() => images.Sum(image => server.Images[image, ImageCollection.DefaultRegion].Shares.Count);
    }
}
