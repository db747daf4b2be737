using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// Runs a script in a fresh process: in pwsh where it is on the PATH, else in an engine that this program hosts.
/// </summary>
internal static class Shell
{
    // What goes wrong ends the process: a figure of less work than was to be measured is none.
    private const string Strict = "$ErrorActionPreference = 'Stop'\n";

    private static readonly string? Pwsh = FindPwsh();

    public static string Name => Pwsh is null ? "a hosted engine" : "pwsh";

    /// <param name="script">The script; the text that it outputs is what comes back.</param>
    /// <param name="server">The stand-in that the module is pointed at.</param>
    public static Task<string[]> RunAsync(string script, SandboxServer? server = null) => Pwsh is null
        ? Child.RunAsync(Environment.ProcessPath!, ["as", "engine", script], server)
        : Child.RunAsync(Pwsh, ["-NoProfile", "-NonInteractive", "-Command", Strict + script], server);

    /// <summary>What the process of a hosted engine does.</summary>
    public static int RunHere(string script)
    {
        using var runspace = OpenRunspace();
        foreach (var line in Invoke(runspace, script)) Console.WriteLine(line);
        return 0;
    }

    public static Runspace OpenRunspace()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return runspace;
    }

    public static IReadOnlyList<PSObject> Invoke(Runspace runspace, string script)
    {
        using var shell = PowerShell.Create(runspace);
        return shell.AddScript(Strict + script).Invoke();
    }

    private static string? FindPwsh()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
