using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace ImageSharing.Benchmarks;

/// <summary>What an import costs, in fresh processes that alternate with those of an empty binary module.</summary>
internal static class ImportFigure
{
    private const string Script = """
        $jit = [Runtime.JitInfo]
        $loaded = [AppDomain]::CurrentDomain.GetAssemblies().Count
        $methods = $jit::GetCompiledMethodCount($false)
        $compiling = $jit::GetCompilationTime($false)
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module 'MODULE'
        $watch.Stop()
        $compiling = $jit::GetCompilationTime($false) - $compiling
        $methods = $jit::GetCompiledMethodCount($false) - $methods
        $loaded = [AppDomain]::CurrentDomain.GetAssemblies().Count - $loaded
        [string]::Join(';', [object[]]($watch.Elapsed.TotalMilliseconds, $compiling.TotalMilliseconds, $methods, $loaded))
        """;

    public static async Task MakeAsync(Figure figure, int processes)
    {
        await ImportAsync(Repository.EmptyModule);
        await ImportAsync(Repository.Module);
        var empty = new List<double[]>();
        var ours = new List<double[]>();
        for (var i = 0; i < processes; i++)
        {
            empty.Add(await ImportAsync(Repository.EmptyModule));
            ours.Add(await ImportAsync(Repository.Module));
        }

        figure.Say($"Medians of {processes} fresh processes each, alternating, in PowerShell.");
        figure.Say();
        figure.Head(
            "module",
            "Import-Module ms",
            "compiling ms",
            "methods compiled",
            "assemblies loaded",
            "whole process ms");
        var names = new[] { (Name: "empty", Runs: empty), (Name: "ImageSharing", Runs: ours) };
        foreach (var (name, runs) in names)
            figure.Row([name, .. Enumerable.Range(0, 5).Select(column => (object)Median(runs, column))]);
        figure.AtMost("import against the empty module", Median(ours, 0) / Median(empty, 0), 1.10, " ×");
    }

    private static double Median(List<double[]> runs, int column) => Figure.Median(runs.Select(run => run[column]));

    private static async Task<double[]> ImportAsync(string manifest)
    {
        var watch = Stopwatch.StartNew();
        var lines = await Shell.RunAsync(
            Script.Replace("MODULE", manifest.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal));
        double[] numbers = [.. lines[^1].Split(';').Select(
            number => double.Parse(number, CultureInfo.InvariantCulture))];
        return [.. numbers, watch.Elapsed.TotalMilliseconds];
    }
}
