using System;
using System.IO;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Sandbox.Session;

namespace ImageSharing.Tests.Tour;

/// <summary>The sandbox's program, called as from a command line.</summary>
public abstract class TourShell : IDisposable
{
    private readonly Interruption _interruption = new();

    private protected StringWriter Output { get; init; } = new();

    private protected bool HasColours { get; set; }

    private protected StringWriter Error { get; } = new();

    public void Dispose() => _interruption.Dispose();

    private protected Task<int> RunAsync(params string[] arguments) => TypedAsync(string.Empty, arguments);

    /// <summary>Calls it with lines to read.</summary>
    private protected Task<int> TypedAsync(string lines, params string[] arguments)
    {
        var terminal = new Terminal(new StringReader(lines), Output, Error) { HasColours = HasColours };
        return Program.RunAsync(arguments, terminal, _interruption);
    }

    private protected void PressCtrlC() => _interruption.Press();
}
