using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ImageSharing.Sandbox.Launching;

/// <summary>PowerShell, as it is restored from NuGet.</summary>
internal static class RealShell
{
    private static readonly string DotNetRoot
        = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string DotNet => Path.Combine(DotNetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    private static string Version => Metadata("PowerShellVersion");

    private static string Packages
        => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Metadata("NuGetPackageRoot");

    private static string Program
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : "unix";
            return Path.Combine(Packages, Metadata("PowerShellFolder"), system, "pwsh.dll");
        }
    }

    /// <summary>Restores PowerShell from NuGet when it is missing, and says so.</summary>
    /// <returns>Whether it is there.</returns>
    public static bool Restore()
    {
        if (File.Exists(Program)) return true;

        Console.Error.WriteLine($"Restoring PowerShell {Version} from NuGet, once on this machine (about 75 MB) ...");
        string[] arguments = ["restore", Metadata("ShellProject"), "--packages", Packages, "--nologo"];
        using var restore = Process.Start(new ProcessStartInfo(DotNet, arguments))!;
        restore.WaitForExit();
        if (restore.ExitCode == 0 && File.Exists(Program)) return true;

        Console.Error.WriteLine(
            $"The package PowerShell {Version} could not be restored. "
            + "Check the network and the NuGet sources, and run this again.");
        return false;
    }

    /// <summary>Runs it in an environment, on this program's terminal, until it ends.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(Action<IDictionary<string, string?>> setEnvironment, params IEnumerable<string> arguments)
    {
        var start = StartInfo("-NoLogo", arguments);
        setEnvironment(start.Environment);
        using var shell = Process.Start(start)!;
        shell.WaitForExit();
        return shell.ExitCode;
    }

    /// <summary>How it is started.</summary>
    /// <param name="option">The first argument.</param>
    /// <param name="arguments">The others.</param>
    public static ProcessStartInfo StartInfo(string option, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(DotNet, [Program, option, .. arguments]);

        // The shell starts others, for jobs, by a program that looks for .NET there.
        start.Environment["DOTNET_ROOT"] = DotNetRoot;
        return start;
    }

    private static string Metadata(string key)
        => typeof(RealShell).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == key)
            .Value!;
}
