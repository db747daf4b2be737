using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace ImageSharing.Tests.Hosting;

/// <summary>Runs a script in a process of its own.</summary>
internal static class FreshProcess
{
    /// <summary>The variable that tells a process that it is one, and has its environment from the test.</summary>
    public const string Mark = "IMAGESHARING_TESTS_FRESH_PROCESS";

    /// <summary>The lines that the script's output objects make; an error record or a failure is thrown.</summary>
    public static IReadOnlyList<string> Run(string script)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(FreshProcess).Assembly.Location);
        start.ArgumentList.Add(script);
        start.Environment[Mark] = "1";

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var said = errors.GetAwaiter().GetResult();
        if (process.ExitCode != 0 || said.Length > 0) throw new InvalidOperationException($"The script failed. {said}");

        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
