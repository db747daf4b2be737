using System;
using System.Threading;

namespace ImageSharing.Sandbox.Session;

/// <summary>What Ctrl+C does: it ends the program unless somebody takes it for himself.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _over = new();

    /// <summary>What to do when it is pressed.</summary>
    public Action? Pressed { get; set; }

    /// <summary>Cancelled when the program is to end.</summary>
    public CancellationToken Over => _over.Token;

    public void Press() => (Pressed ?? End)();

    public void End() => _over.Cancel();

    public void Dispose() => _over.Dispose();
}
