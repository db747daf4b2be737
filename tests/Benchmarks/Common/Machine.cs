using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ImageSharing.Benchmarks;

/// <summary>The machine that a figure was taken on.</summary>
internal static class Machine
{
    /// <summary>Cores, processor, system and runtime, and how much else there was to do.</summary>
    public static string Describe() => string.Join(
        ", ",
        new[]
        {
            $"{Environment.ProcessorCount} cores", Processor, System, RuntimeInformation.FrameworkDescription, Load
        }
            .Where(part => part is not null));

    private static string? Processor => Value("/proc/cpuinfo", "model name");

    private static string System => Value("/etc/os-release", "PRETTY_NAME") ?? RuntimeInformation.OSDescription;

    /// <summary>The processes that wanted to run, over the last minute.</summary>
    private static string? Load => File.Exists("/proc/loadavg")
        ? string.Format(
            CultureInfo.InvariantCulture, "load {0} at the start", File.ReadAllText("/proc/loadavg").Split(' ')[0])
        : null;

    private static string? Value(string file, string name) => !File.Exists(file)
        ? null
        : File.ReadLines(file)
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOfAny([':', '=']) + 1)..].Trim(' ', '"'))
            .FirstOrDefault();
}
