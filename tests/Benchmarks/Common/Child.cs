using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>A process of its own, for what is measured apart from the stand-in.</summary>
internal static class Child
{
    /// <summary>Runs this program as another role.</summary>
    /// <returns>The lines that it wrote.</returns>
    public static Task<string[]> RunAsync(params IEnumerable<string> arguments)
        => RunAsync(Environment.ProcessPath!, arguments);

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="server">The stand-in that the module is to be pointed at by the environment; null for none.</param>
    /// <param name="folder">Where it runs.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static Task<string[]> RunAsync(
        string program, IEnumerable<string> arguments, SandboxServer? server = null, string? folder = null)
        => RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? "" }, server);

    /// <summary>Runs a program.</summary>
    /// <returns>The lines that it wrote.</returns>
    public static async Task<string[]> RunAsync(ProcessStartInfo start, SandboxServer? server)
    {
        using var process = Start(start, server);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))]
            : throw new InvalidOperationException(
                $"{Path.GetFileName(start.FileName)} ended with exit code {process.ExitCode}: {text}");
    }

    /// <summary>Starts a program, its output redirected.</summary>
    public static Process Start(ProcessStartInfo start, SandboxServer? server)
    {
        start.RedirectStandardOutput = true;
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        if (server is not null)
        {
            start.Environment["TENCENTCLOUD_CVM_ENDPOINT"] = server.Endpoint.GetLeftPart(UriPartial.Authority);
            start.Environment["TENCENTCLOUD_SECRET_ID"] = SandboxKey.Default.SecretId;
            start.Environment["TENCENTCLOUD_SECRET_KEY"] = SandboxKey.Default.SecretKey;
            start.Environment["TENCENTCLOUD_REGION"] = ImageCollection.DefaultRegion;
        }

        return Process.Start(start)!;
    }
}
