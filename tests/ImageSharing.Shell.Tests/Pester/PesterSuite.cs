using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;

namespace ImageSharing.Shell.Tests.Pester;

/// <summary>The suite of tests/Pester, run in the restored PowerShell on the packed and unpacked module.</summary>
internal static class PesterSuite
{
    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly Lazy<Task<IReadOnlyList<PesterTest>>> Once = new(RunAsync);

    /// <summary>The result of each test. They run once in a process.</summary>
    public static IReadOnlyList<PesterTest> Results => Once.Value.GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<PesterTest>> RunAsync()
    {
        using var place = new Workplace();
        var module = await UnpackAsync(place);
        var files = Directory.GetFiles(Places.InRepository("tests", "Pester"), "*.Tests.ps1");
        var results = new Dictionary<string, IReadOnlyList<PesterTest>>();
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, 4) },
            async (file, _) =>
            {
                var tests = await RunAsync(module, Path.GetFileName(file));
                lock (results) results[file] = tests;
            });
        return [.. results.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)];
    }

    private static async Task<string> UnpackAsync(Workplace place)
    {
        var ended = await place.RunShellAsync(
            TimeSpan.FromMinutes(2),
            "-File",
            Places.InRepository("build.ps1"),
            "Unpack",
            "-NoBuild",
            "-Destination",
            place.Folder);
        var manifest = ended.Output.TrimEnd().Split('\n')[^1].Trim();
        return ended.ExitCode == 0 && File.Exists(manifest)
            ? manifest
            : throw new InvalidOperationException($"The module could not be packed and unpacked. {ended}");
    }

    private static async Task<IReadOnlyList<PesterTest>> RunAsync(string module, string file)
    {
        using var place = new Workplace();
        place.Variables["IMAGESHARING_SANDBOX"] = Places.Sandbox;
        var result = Path.Combine(place.Folder, "results.json");
        string said;
        try
        {
            var ended = await place.RunShellAsync(
                TimeSpan.FromMinutes(6),
                "-File",
                Places.InRepository("tests", "Pester", "Invoke-Suite.ps1"),
                "-Module",
                module,
                "-Pester",
                Places.Pester,
                "-File",
                file,
                "-Result",
                result);
            said = ended.ToString();
        }
        catch (TimeoutException exception)
        {
            said = exception.Message;
        }

        var tests = File.Exists(result)
            ? JsonSerializer.Deserialize<List<PesterTest>>(await File.ReadAllTextAsync(result), AnyCase)
            : null;
        return tests is { Count: > 0 }
            ? [.. tests.Select(test => new PesterTest($"{file}: {test.Name}", test.Result, test.Text, test.Seconds))]
            : [new PesterTest($"{file}: no test was executed", "Failed", said, 0)];
    }
}
