using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Sandbox.Launching;

namespace ImageSharing.Sandbox;

internal static class Program
{
    private const int Failed = 1;
    private const int CalledWrongly = 2;
    private const string AnotherPort = "Specify another port with --port, or omit --port to use a free one.";

    private static async Task<int> Main(string[] arguments)
    {
        if (CommandLine.Parse(arguments, out var problem) is not { } asked)
        {
            await Console.Error.WriteLineAsync($"{problem}\n\n{CommandLine.Usage}");
            return CalledWrongly;
        }

        if (asked.Mode == LaunchMode.Help)
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }

        if (asked.Mode == LaunchMode.File && !File.Exists(asked.Rest[0]))
        {
            await Console.Error.WriteLineAsync($"There is no file '{asked.Rest[0]}'.");
            return Failed;
        }

        using var over = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // A shell on this terminal handles Ctrl+C itself, and decides when it ends.
            pressed.Cancel = true;
            over.Cancel();
        };
        if (asked.Mode != LaunchMode.Serve && !RealShell.Restore()) return Failed;
        if (await StartAsync(asked.Port) is not { } server) return Failed;

        await using (server)
        {
            SampleImages.Add(server);
            return asked.Mode == LaunchMode.Serve ? await ServeAsync(server, over.Token) : Run(asked, server);
        }
    }

    private static async Task<SandboxServer?> StartAsync(int port)
    {
        try
        {
            return await SandboxServer.StartAsync(new SandboxOptions { Port = port, AcceptsServiceOfHost = true });
        }
        catch (IOException)
        {
            await Console.Error.WriteLineAsync($"Port {port} of 127.0.0.1 is in use. {AnotherPort}");
        }
        catch (SocketException exception)
        {
            await Console.Error.WriteLineAsync(
                $"Port {port} of 127.0.0.1 cannot be used ({exception.Message}). {AnotherPort}");
        }

        return null;
    }

    private static int Run(CommandLine asked, SandboxServer server)
        => RealShell.Run(environment => ShellEnvironment.Set(environment, server), asked.Mode switch
        {
            LaunchMode.File => ["-NoProfile", "-File", .. asked.Rest],
            LaunchMode.Command => ["-NoProfile", "-Command", .. asked.Rest],
            LaunchMode.Interactive => ["-NoExit", "-Command", "Import-Module ImageSharing"],
            _ => ["-NoProfile", "-NonInteractive", "-File", TourFile("show.ps1"), TourFile("tour.ps1")],
        });

    private static string TourFile(string name) => Path.Combine(AppContext.BaseDirectory, "Tour", name);

    private static async Task<int> ServeAsync(SandboxServer server, CancellationToken over)
    {
        foreach (var (name, value) in ShellEnvironment.Of(server)) Console.WriteLine($"{name}={value}");
        Console.WriteLine("The sandbox is running. Press Ctrl+C to stop it.");
        try
        {
            await Task.Delay(Timeout.Infinite, over);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("The sandbox has stopped.");
        }

        return 0;
    }
}
