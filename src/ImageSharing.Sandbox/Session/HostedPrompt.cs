using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Sandbox.Session;

/// <summary>A plain prompt over the hosted engine: lines, lines that go on, exit.</summary>
internal static class HostedPrompt
{
    /// <summary>Reads and runs commands until exit or the end of the input.</summary>
    /// <returns>What was given to exit; 0 without.</returns>
    public static int Run(HostedSession session)
    {
        while (session.ExitCode is null)
        {
            try
            {
                if (ReadCommand(session.UI) is not { } command) break;
                if (!string.IsNullOrWhiteSpace(command)) session.Run(command);
            }
            catch (PipelineStoppedException)
            {
                // Ctrl+C at the prompt: what was typed so far is dropped, as a shell does.
            }
        }

        return session.ExitCode ?? 0;
    }

    private static string? ReadCommand(SessionUI ui)
    {
        var command = ui.Ask("PS> ");
        while (command is not null && GoesOn(command))
        {
            var next = ui.Ask(">> ");
            if (string.IsNullOrEmpty(next)) break;

            command += "\n" + next;
        }

        return command;
    }

    private static bool GoesOn(string command)
    {
        Parser.ParseInput(command, out _, out var errors);
        return errors.Any(error => error.IncompleteInput);
    }
}
