using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Sandbox.Launching;

namespace ImageSharing.Benchmarks;

/// <summary>Runs scripts in fresh processes of PowerShell as it is restored from NuGet.</summary>
internal static class Shell
{
    // What goes wrong ends the process: a figure of less work than was to be measured is none.
    private const string Strict = "$ErrorActionPreference = 'Stop'\n";

    /// <param name="script">The script; the text that it outputs is what comes back.</param>
    /// <param name="server">The stand-in that the module is pointed at.</param>
    public static Task<string[]> RunAsync(string script, SandboxServer? server = null)
        => Child.RunAsync(StartInfo("-Command", Strict + script), server);

    /// <param name="server">The stand-in that the module is pointed at.</param>
    /// <param name="file">The script.</param>
    /// <param name="arguments">Its arguments, by position.</param>
    public static Task<string[]> RunFileAsync(
        SandboxServer server, string file, params IEnumerable<string> arguments)
        => Child.RunAsync(StartInfo(["-File", file, .. arguments]), server);

    /// <summary>How a shell is started; its output is redirected by who starts it.</summary>
    public static ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
        => RealShell.Restore()
            ? RealShell.StartInfo("-NoProfile", ["-NonInteractive", .. arguments])
            : throw new InvalidOperationException("There is no PowerShell to measure in.");

    public static Runspace OpenRunspace()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return runspace;
    }
}
