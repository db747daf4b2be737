using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Sandbox.Session;

/// <summary>Lines that are typed. Waiting for one can be given up: the line goes to the next who asks then.</summary>
internal sealed class LineSource(TextReader reader)
{
    private Task<string?>? _coming;

    /// <summary>The next line; null where the input has ended.</summary>
    /// <exception cref="System.OperationCanceledException">Waiting was given up.</exception>
    public string? ReadLine(CancellationToken giveUp)
    {
        _coming ??= Task.Run(reader.ReadLine, CancellationToken.None);
        _coming.Wait(giveUp);
        var line = _coming.Result;
        _coming = null;
        return line;
    }
}
