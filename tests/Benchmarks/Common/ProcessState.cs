using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ImageSharing.Benchmarks;

/// <summary>What this process holds.</summary>
internal sealed record ProcessState(int Handles, int Sockets, int Threads, long ManagedBytes)
{
    private const string Descriptors = "/proc/self/fd";

    /// <summary>After full collections, finalizers run.</summary>
    public static ProcessState Now()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        if (!Directory.Exists(Descriptors))
        {
            return new ProcessState(process.HandleCount, 0, process.Threads.Count, bytes);
        }

        var targets = Directory.GetFileSystemEntries(Descriptors).Select(TargetOf).ToList();
        return new ProcessState(
            targets.Count,
            targets.Count(target => target?.Contains("socket:", StringComparison.Ordinal) == true),
            process.Threads.Count,
            bytes);
    }

    public static ProcessState Parse(string text)
    {
        long[] numbers = [.. text.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        return new ProcessState((int)numbers[0], (int)numbers[1], (int)numbers[2], numbers[3]);
    }

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Handles} {Sockets} {Threads} {ManagedBytes}");

    private static string? TargetOf(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget;
        }
        catch (IOException)
        {
            return null; // the one that listed the folder
        }
    }
}
