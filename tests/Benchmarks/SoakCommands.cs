using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// What the process of a soak does: commands by chance in several runspaces, each with images of its own.
/// </summary>
internal static class SoakCommands
{
    public const int Lanes = 4;
    public const int ImagesOfLane = 5;
    public const string BadAccount = "200000000013";

    private const string Patience =
        "-TimeoutSec 1 -WaitTimeoutSec 1 -MaximumRetryCount 2 -RequestsPerSecond 1000 -ErrorAction SilentlyContinue "
        + "-WarningAction SilentlyContinue";

    private static readonly string[] Commands =
    [
        "$accounts | Grant-CvmImageShare $images " + Patience,
        "$accounts | Revoke-CvmImageShare $images " + Patience,
        "$accounts | Where-Object { $_ -ne '" + BadAccount
            + "' } | Set-CvmImageShare $images -Confirm:$false " + Patience,
        "Grant-CvmImageShare $images $accounts -Verify " + Patience,
        "Grant-CvmImageShare $images $accounts -WhatIf",
        "Grant-CvmImageShare $images $accounts " + Patience + " | Select-Object -First 3",
        "Get-CvmImageShare $images -TimeoutSec 1 -ErrorAction SilentlyContinue",
        "Get-CvmImage img-* -TimeoutSec 1 -ErrorAction SilentlyContinue",
    ];

    private static int _commands;
    private static int _results;

    public static async Task<int> RunAsync(string endpoint, string minutes)
    {
        Environment.SetEnvironmentVariable("TENCENTCLOUD_CVM_ENDPOINT", endpoint.TrimEnd('/'));
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_ID", SandboxKey.Default.SecretId);
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY", SandboxKey.Default.SecretKey);
        Environment.SetEnvironmentVariable("TENCENTCLOUD_REGION", ImageCollection.DefaultRegion);
        Console.WriteLine("The console has its handles before anything is counted.");
        List<Runspace> lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Shell.OpenRunspace())];

        await WorkAsync(lanes, TimeSpan.FromMinutes(1), seed: 1);
        await RestAsync("at rest, after a minute");
        for (var minute = 1; minute <= int.Parse(minutes, CultureInfo.InvariantCulture); minute++)
        {
            await WorkAsync(lanes, TimeSpan.FromMinutes(1), seed: minute + 1);
            Say($"minute {minute}");
        }

        await RestAsync("at rest, at the end");
        foreach (var lane in lanes) lane.Dispose();
        return 0;
    }

    private static Task WorkAsync(List<Runspace> lanes, TimeSpan time, int seed)
        => Task.WhenAll(lanes.Select((runspace, lane) => Task.Factory.StartNew(
            () => Work(runspace, lane, time, new Random((seed * Lanes) + lane)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

    private static void Work(Runspace runspace, int lane, TimeSpan time, Random random)
    {
        var images = string.Join("', '", Enumerable.Range(lane * ImagesOfLane, ImagesOfLane).Select(Grant.Image));
        var accounts = string.Join("', '", Grant.Accounts(20));
        var setUp = $"Import-Module '{Repository.Module.Replace("'", "''", StringComparison.Ordinal)}'; "
            + $"$images = '{images}'; $accounts = '{accounts}'; $Error.Clear()\n";
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            var results = Run(runspace, setUp + Commands[random.Next(Commands.Length)], random);
            Interlocked.Add(ref _results, results);
            Interlocked.Increment(ref _commands);
        }
    }

    /// <summary>One command in twenty is stopped, as Ctrl+C does it.</summary>
    private static int Run(Runspace runspace, string script, Random random)
    {
        using var shell = PowerShell.Create(runspace);
        using var stop = new CancellationTokenSource();
        if (random.Next(20) == 0)
        {
            stop.Token.Register(() => shell.BeginStop(null, null));
            stop.CancelAfter(random.Next(50));
        }

        try
        {
            return shell.AddScript(script).Invoke().Count;
        }
        catch (PipelineStoppedException)
        {
            return 0;
        }
        catch (CmdletInvocationException)
        {
            return 0; // every call failed, before the first write
        }
    }

    private static async Task RestAsync(string name)
    {
        await Task.Delay(TimeSpan.FromSeconds(30));
        Say(name);
    }

    private static void Say(string name)
        => Console.WriteLine($"state;{name};{_commands};{_results};{ProcessState.Now()}");
}
