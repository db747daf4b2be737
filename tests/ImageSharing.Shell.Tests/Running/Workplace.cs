using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Shell.Tests.Running;

/// <summary>What a process wrote, and how it ended.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"Exit code {ExitCode}.\n{Output}\n{Error}";
}

/// <summary>A home and a temporary folder for processes, which see nothing of the developer's settings.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly string[] Hidden
        = ["TENCENTCLOUD_", "TCCLI_", "TKE_", "IMAGESHARING_", "MSBUILD", "XDG_", "VSTEST_"];

    /// <summary>The home folder, and the working directory.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("is-").FullName;

    /// <summary>Variables that processes get on top.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs the program of the stand-in.</summary>
    public Task<Ended> RunSandboxAsync(params IEnumerable<string> arguments)
        => RunAsync(TimeSpan.FromMinutes(2), [Places.Sandbox, .. arguments]);

    /// <summary>Runs the restored PowerShell.</summary>
    public Task<Ended> RunShellAsync(TimeSpan limit, params IEnumerable<string> arguments)
        => RunAsync(limit, [Places.Shell, "-NoProfile", "-NonInteractive", .. arguments]);

    /// <summary>Runs dotnet until it ends. A run that takes longer than the limit is killed with its children.</summary>
    /// <exception cref="TimeoutException">It took longer. The message has what it wrote.</exception>
    public async Task<Ended> RunAsync(TimeSpan limit, IEnumerable<string> arguments)
    {
        var start = Start(Places.DotNet, arguments);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        var error = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var late = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"dotnet {string.Join(' ', arguments)} did not end within {limit}.\n{output}\n{error}");
        }

        return new Ended(process.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>How a program is started in here.</summary>
    public ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder };
        foreach (var name in start.Environment.Keys.Where(IsHidden).ToList()) start.Environment.Remove(name);

        foreach (var name in new[] { "HOME", "USERPROFILE", "DOTNET_CLI_HOME", "TMPDIR", "TMP", "TEMP" })
            start.Environment[name] = Folder;
        foreach (var (name, value) in new[]
        {
            ("DOTNET_ROOT", Places.DotNetRoot),
            ("NUGET_PACKAGES", Places.Packages),
            ("NO_COLOR", "1"),
            ("POWERSHELL_TELEMETRY_OPTOUT", "1"),
            ("POWERSHELL_UPDATECHECK", "Off"),
            ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
            ("DOTNET_NOLOGO", "1"),
            ("MSBUILDDISABLENODEREUSE", "1"),
            ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        })
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("PSModulePath");
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return start;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just ended may hold a file a moment longer.
        }
    }

    private static bool IsHidden(string name)
        => Array.Exists(Hidden, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null) text.Append(line).Append('\n');
        }
    }
}
