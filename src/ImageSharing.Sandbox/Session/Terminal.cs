using System;
using System.IO;

namespace ImageSharing.Sandbox.Session;

/// <summary>Where a session reads and writes.</summary>
internal sealed class Terminal
{
    private const int WidthOfNoWindow = 100;

    private readonly Func<int> _width;

    internal Terminal(TextReader input, TextWriter output, TextWriter error, Func<int>? width = null)
    {
        Input = new LineSource(input);
        Output = output;
        Error = error;
        _width = width ?? (() => WidthOfNoWindow);
    }

    public LineSource Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>Whether escape sequences may be written.</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether somebody sits at it, with keys and a window.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Columns.</summary>
    public int Width => _width();

    public static Terminal OfConsole() => new(Console.In, Console.Out, Console.Error, WidthOfConsole)
    {
        HasColours = !Console.IsOutputRedirected && ShowsColours(),
        IsInteractive = !Console.IsInputRedirected && !Console.IsOutputRedirected,
    };

    /// <summary>The same terminal, with errors where everything else is.</summary>
    public Terminal WithErrorsInOutput()
        => new(Input, Output, _width) { HasColours = HasColours, IsInteractive = IsInteractive };

    private Terminal(LineSource input, TextWriter output, Func<int> width)
    {
        Input = input;
        Output = Error = output;
        _width = width;
    }

    private static bool ShowsColours()
        => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && (OperatingSystem.IsWindows()
                ? Environment.GetEnvironmentVariable("WT_SESSION") is not null
                : Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"));

    private static int WidthOfConsole()
    {
        if (Console.IsOutputRedirected) return WidthOfNoWindow;

        try
        {
            return Console.WindowWidth is > 0 and var columns ? columns : WidthOfNoWindow;
        }
        catch (IOException)
        {
            return WidthOfNoWindow;
        }
    }
}
