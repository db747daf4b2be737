using System.Collections.Generic;
using System.Globalization;

namespace ImageSharing.Sandbox.Launching;

/// <summary>What the program does.</summary>
internal enum LaunchMode
{
    /// <summary>Run the tour of the module.</summary>
    Tour,

    /// <summary>Run only the service, for another shell.</summary>
    Serve,

    /// <summary>Open a prompt.</summary>
    Interactive,

    /// <summary>Run a script of the user.</summary>
    File,

    /// <summary>Run a command of the user.</summary>
    Command,

    /// <summary>Show the usage.</summary>
    Help,
}

/// <summary>The parsed arguments.</summary>
internal sealed record CommandLine(LaunchMode Mode, int Port, IReadOnlyList<string> Rest)
{
    public const string Usage = """
        Usage: dotnet run --project src/ImageSharing.Sandbox [-- [--port N] OPTION]

          (none)                    run a tour of the module against a simulated service
          -File SCRIPT [ARGUMENT]   run a script in PowerShell against the simulated service
          -Command TEXT             run a command in PowerShell against the simulated service
          --interactive             open a PowerShell prompt against the simulated service
          --serve                   run only the simulated service, and print the variables for another shell
          --port N                  the port of 127.0.0.1 to listen on, 0 to 65535; the default is any free port
          --help                    show this help
        """;

    /// <summary>Parses arguments. Everything after -File or -Command belongs to PowerShell.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="problem">What is wrong with the arguments.</param>
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
                    problem = $"'{rest[0]}' is not a port. Specify a number from 0 to 65535 for --port.";
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
                problem = $"{option} cannot be combined with another of -File, -Command, --interactive and --serve.";
                return null;
            }

            mode = asked;
            if (asked is LaunchMode.File or LaunchMode.Command) return new CommandLine(asked.Value, port, rest);
        }

        return new CommandLine(mode ?? LaunchMode.Tour, port, []);
    }
}
