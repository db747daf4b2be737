using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Sandbox.Session;

namespace ImageSharing.Sandbox;

internal static class Program
{
    private const int Failed = 1;
    private const int CalledWrongly = 2;
    private const string AnotherPort = "Give another one with --port, or none for a free one.";

    internal static async Task<int> RunAsync(string[] arguments, Terminal terminal, Interruption interruption)
    {
        if (CommandLine.Parse(arguments, out var problem) is not { } asked)
        {
            await terminal.Error.WriteLineAsync($"{problem}\n\n{CommandLine.Usage}");
            return CalledWrongly;
        }

        if (asked.Errand == Errand.Help)
        {
            await terminal.Output.WriteLineAsync(CommandLine.Usage);
            return 0;
        }

        if (asked.Errand == Errand.File && !File.Exists(asked.Text))
        {
            await terminal.Error.WriteLineAsync($"There is no file '{asked.Text}'.");
            return Failed;
        }

        if (await StartAsync(asked.Port, terminal.Error) is not { } server) return Failed;

        await using (server)
        {
            Scene.Set(server);
            return asked.Errand == Errand.Serve
                ? await ServeAsync(server, terminal.Output, interruption.Over)
                : Run(asked, server, terminal, interruption);
        }
    }

    private static async Task<int> Main(string[] arguments)
    {
        using var interruption = new Interruption();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interruption.Press();
        };
        return await RunAsync(arguments, Terminal.OfConsole(), interruption);
    }

    private static async Task<SandboxServer?> StartAsync(int port, TextWriter error)
    {
        try
        {
            return await SandboxServer.StartAsync(new SandboxOptions { Port = port, AcceptsServiceOfHost = true });
        }
        catch (IOException)
        {
            await error.WriteLineAsync($"Port {port} of 127.0.0.1 is in use. {AnotherPort}");
        }
        catch (SocketException exception)
        {
            await error.WriteLineAsync($"Port {port} of 127.0.0.1 can't be used ({exception.Message}). {AnotherPort}");
        }

        return null;
    }

    private static int Run(CommandLine asked, SandboxServer server, Terminal terminal, Interruption interruption)
    {
        using var surroundings = new Surroundings(server);
        if (asked.Errand == Errand.Interactive && RealShell.Find() is { } shell && terminal.IsInteractive)
            return RealShell.Run(shell, Surroundings.Manifest);

        var isOwn = asked.Errand is Errand.File or Errand.Command;
        using var session = new HostedSession(isOwn ? terminal : terminal.WithErrorsInOutput());
        if (asked.Errand == Errand.Interactive)
        {
            interruption.Pressed = session.Stop;
            session.UI.WriteLine(
                $"""
                ImageSharing on a stand-in for the service, with PowerShell's core commands and
                plain versions of {StopgapCommands.Names}.
                exit ends it.
                """);
            return HostedPrompt.Run(session);
        }

        interruption.Pressed = () =>
        {
            interruption.End();
            session.Stop();
        };
        return isOwn
            ? OwnRun.Run(session, asked, terminal.Error)
            : Tour.Tour.Show(session, terminal.HasColours, interruption.Over);
    }

    private static async Task<int> ServeAsync(SandboxServer server, TextWriter output, CancellationToken over)
    {
        foreach (var (name, value) in Surroundings.Of(server)) await output.WriteLineAsync($"{name}={value}");
        await output.WriteLineAsync("The sandbox listens. Ctrl+C ends it.");
        try
        {
            await Task.Delay(Timeout.Infinite, over);
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("The sandbox has ended.");
        }

        return 0;
    }
}
