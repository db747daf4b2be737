using System.IO;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Sandbox.Session;

/// <summary>
/// A script or a command of the user's own. A terminating error ends it, that of a single statement as well: what runs
/// unattended must not go on as if nothing had been.
/// </summary>
internal static class OwnRun
{
    private const string File = "try { . $args[0]; if ($?) { $global:LASTEXITCODE = 0 } } catch { throw }";
    private const string Command = "try { . ([scriptblock]::Create($args[0])) } catch { throw }";

    private const string Hint =
        $"This session has PowerShell's core commands and plain versions of {StopgapCommands.Names}. "
        + "For the rest give --serve, and run pwsh with the variables that it prints.";

    /// <returns>What it gave to exit; 1 where an error ended it; else 0.</returns>
    public static int Run(HostedSession session, CommandLine asked, TextWriter error)
    {
        var isFile = asked.Errand == Errand.File;
        if (!isFile && WhyMalformed(asked.Text) is { } why)
        {
            error.WriteLine($"ParserError: {why}");
            return 1;
        }

        var isDone = session.Run(isFile ? File : Command, isFile ? Path.GetFullPath(asked.Text) : asked.Text);
        if (session.ExitCode is { } given) return given;
        if (session.Failure is CommandNotFoundException) error.WriteLine(Hint);
        if (!isDone) return 1;

        return isFile ? session.Value("$global:LASTEXITCODE") as int? ?? 0 : 0;
    }

    private static string? WhyMalformed(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Length == 0 ? null : errors[0].Message;
    }
}
