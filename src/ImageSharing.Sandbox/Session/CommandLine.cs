using System.Globalization;

namespace ImageSharing.Sandbox.Session;

/// <summary>What the program was asked to do.</summary>
internal enum Errand
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
internal sealed record CommandLine(Errand Errand, string Text = "", int Port = 0)
{
    public const string Usage = """
        Usage: dotnet run --project src/ImageSharing.Sandbox [-- OPTIONS]

          (none)               show the module's main job on a stand-in for the service, and end
          -File SCRIPT         run a PowerShell script against the stand-in
          -Command TEXT        run a PowerShell command against the stand-in
          --interactive        give a prompt: pwsh where it is on the PATH, else a plain one of its own
          --serve              serve alone, and print the variables to set in another shell
          --port N             listen on this port of 127.0.0.1, 0 to 65535; any free one without
          --help               show this
        """;

    /// <summary>Understands arguments. Where they make no sense, problem is a sentence.</summary>
    public static CommandLine? Parse(string[] arguments, out string problem)
    {
        problem = string.Empty;
        Errand? errand = null;
        var text = string.Empty;
        var port = 0;
        for (var index = 0; index < arguments.Length; index++)
        {
            var option = arguments[index];
            var value = index + 1 < arguments.Length ? arguments[index + 1] : null;
            Errand? asked = option.ToLowerInvariant() switch
            {
                "--serve" => Errand.Serve,
                "--interactive" => Errand.Interactive,
                "-file" => Errand.File,
                "-command" => Errand.Command,
                "--help" or "-h" or "-?" => Errand.Help,
                "--port" => null,
                _ => Errand.Tour,
            };
            if (asked == Errand.Tour)
            {
                problem = $"'{option}' is not an option. What belongs to -File or -Command is one argument, in quotes.";
                return null;
            }

            if (asked is null or Errand.File or Errand.Command)
            {
                if (value is null)
                {
                    problem = $"{option} needs a value.";
                    return null;
                }

                index++;
            }

            if (asked is null)
            {
                if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    problem = $"'{value}' is not a port. Give --port a number from 0 to 65535.";
                    return null;
                }

                port = number;
                continue;
            }

            if (errand is not null)
            {
                problem = $"{option} can't be given with another of -File, -Command, --interactive and --serve.";
                return null;
            }

            errand = asked;
            text = asked is Errand.File or Errand.Command ? value! : text;
        }

        return new CommandLine(errand ?? Errand.Tour, text, port);
    }
}
