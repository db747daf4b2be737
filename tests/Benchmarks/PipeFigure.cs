using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace ImageSharing.Benchmarks;

/// <summary>
/// Rows through one pipeline: time and memory of each, beside a cmdlet that binds the same rows and does nothing.
/// </summary>
internal static class PipeFigure
{
    private const int AccountsOfImage = 500;

    // Every row has texts of its own, as those of a file have. The garbage of the rows themselves is not what is asked.
    private const string Script = """
        Import-Module 'MODULE'
        Import-Module 'EMPTY'
        $format = [cultureinfo]::InvariantCulture
        function Rows($Images) {
            for ($image = 0; $image -lt $Images; $image++) {
                for ($account = 0; $account -lt 500; $account++) {
                    [pscustomobject]@{ ImageId = 'img-' + $image.ToString('x8', $format); AccountId = (200000000000 + $account).ToString($format) }
                }
            }
            $script:held = [GC]::GetTotalMemory($true)
        }
        filter Count { if (++$script:results % 50000 -eq 0) { $script:held = [Math]::Max($script:held, [GC]::GetTotalMemory($true)) } }
        $null = Rows 1 | COMMAND
        $results = 0
        $before = [GC]::GetTotalMemory($true)
        $process = [Diagnostics.Process]::GetCurrentProcess()
        $peak = $process.PeakWorkingSet64
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Rows IMAGES | COMMAND | Count
        $seconds = $watch.Elapsed.TotalSeconds
        $process.Refresh()
        [string]::Join(';', [object[]]('row', $seconds, ($held - $before), ($process.PeakWorkingSet64 - $peak), $results))
        """;

    private static readonly (string Name, string Command, bool HasResults)[] Commands =
    [
        ("an empty cmdlet", "Skip-Row", false),
        ("Grant -WhatIf", "Grant-CvmImageShare -WhatIf", false),
        ("Grant", "Grant-CvmImageShare -RequestsPerSecond 1000", true),
        ("Set", "Set-CvmImageShare -RequestsPerSecond 1000 -Confirm:$false", true),
    ];

    public static async Task MakeAsync(Figure figure, int largest)
    {
        figure.Say(
            $"Each line is a process of PowerShell. Held: the maximum after a full garbage collection. "
            + "Peak: the maximum of the working set.");
        figure.Say();
        figure.Head("command", "rows", "µs a row", "held bytes a row", "peak bytes a row", "shared");
        var held = new List<double>();
        var peak = new List<double>();
        foreach (var rows in new[] { 10_000, 50_000, 200_000, 1_000_000 }.Where(rows => rows <= largest))
            foreach (var command in Commands)
            {
                await using var server = await StandIn.StartAsync(rows / AccountsOfImage);
                var measured = await RunAsync(command.Command, rows, server);
                var results = (int)measured[3];
                if (results != (command.HasResults ? rows : 0))
                {
                    throw new InvalidOperationException($"{command.Name}: {results} results.");
                }

                figure.Row(
                    command.Name, rows, measured[0] * 1e6 / rows,
                    (int)(measured[1] / rows), (int)(measured[2] / rows), server.SharesOfAll());
                if (rows != 200_000 || command.Command == "Skip-Row") continue;

                held.Add(measured[1] / rows);
                peak.Add(measured[2] / rows);
            }

        if (held.Count == 0) return;

        figure.AtMost("memory held a row at 200,000 rows, the worst of these", held.Max(), 500, " bytes");
        figure.AtMost("working set a row at 200,000 rows, the worst of these", peak.Max(), 500, " bytes");
    }

    private static async Task<double[]> RunAsync(string command, int rows, Sandbox.SandboxServer server)
    {
        var script = Script
            .Replace("MODULE", Repository.Module.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace(
                "EMPTY", Repository.EmptyModule.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("COMMAND", command, StringComparison.Ordinal)
            .Replace(
                "IMAGES",
                (rows / AccountsOfImage).ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal);
        var lines = await Shell.RunAsync(script, server);
        var line = lines.Last(line => line.StartsWith("row;", StringComparison.Ordinal));
        return [.. line.Split(';').Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
    }
}
