using System.Collections.Generic;
using System.Globalization;

namespace ImageSharing.Sandbox.Launching;

/// <summary>What the program was asked to do.</summary>
internal enum LaunchMode
{
    /// <summary>Show what the module does.</summary>
    Tour,

    /// <summary>Serve alone, for another shell.</summary>
    Serve,

    /// <summary>Give a prompt.</summary>
    Interactive,

    /// <summary>Run a script of the user's own.</summary>
    File,

    /// <summary>Run a command of the user's own.</summary>
    Command,

    /// <summary>Say how it is called.</summary>
    Help,
}

/// <summary>The arguments, understood.</summary>
internal sealed record CommandLine(LaunchMode Mode, int Port, IReadOnlyList<string> Rest)
{
    public const string Usage = """
        Usage: dotnet run --project src/ImageSharing.Sandbox [-- [--port N] OPTION]

          (none)                    show the module's main job on a stand-in for the service, and end
          -File SCRIPT [ARGUMENT]   run a script against the stand-in, in PowerShell
          -Command TEXT             run a command against the stand-in, in PowerShell
          --interactive             open a PowerShell prompt against the stand-in
          --serve                   run the stand-in alone, and print the variables to set in another shell
          --port N                  listen on this port of 127.0.0.1, 0 to 65535; without it, on any free port
          --help                    show this
        """;

    /// <summary>Understands arguments. Everything after -File or -Command belongs to PowerShell.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="problem">A sentence where they make no sense.</param>
    public static CommandLine? Parse(string[] arguments, out string problem)
    {
        problem = string.Empty;
        LaunchMode? mode = null;
        var port = 0;
        for (var index = 0; index < arguments.Length; index++)
        {
            var option = arguments[index];
            var rest = arguments[(index + 1)..];
            var name = option.ToLowerInvariant();
            if (name is "-file" or "-command" or "--port" && rest.Length == 0)
            {
                problem = $"{option} needs a value.";
                return null;
            }

            if (name == "--port")
            {
                if (!ushort.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    problem = $"'{rest[0]}' is not a port. Give --port a number from 0 to 65535.";
                    return null;
                }

                port = number;
                index++;
                continue;
            }

            LaunchMode? asked = name switch
            {
                "--serve" => LaunchMode.Serve,
                "--interactive" => LaunchMode.Interactive,
                "-file" => LaunchMode.File,
                "-command" => LaunchMode.Command,
                "--help" or "-h" or "-?" => LaunchMode.Help,
                _ => null,
            };
            if (asked is null)
            {
                problem = $"'{option}' is not an option.";
                return null;
            }

            if (mode is not null)
            {
                problem = $"{option} can't be given with another of -File, -Command, --interactive and --serve.";
                return null;
            }

            mode = asked;
            if (asked is LaunchMode.File or LaunchMode.Command) return new CommandLine(asked.Value, port, rest);
        }

        return new CommandLine(mode ?? LaunchMode.Tour, port, []);
    }
}
