using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace ImageSharing.Sandbox.Session;

/// <summary>The pwsh of this machine, where there is one.</summary>
internal static class RealShell
{
    /// <summary>Its path; null where none is on the PATH.</summary>
    public static string? Find()
    {
        var file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Gives it the terminal, with the module imported, until it ends.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(string path, string manifest)
    {
        var start = new ProcessStartInfo(path) { UseShellExecute = false };
        var import = $"Import-Module '{manifest.Replace("'", "''", StringComparison.Ordinal)}'";
        foreach (var argument in new[] { "-NoLogo", "-NoExit", "-Command", import }) start.ArgumentList.Add(argument);
        using var shell = Process.Start(start)!;
        shell.WaitForExit();
        return shell.ExitCode;
    }
}
