using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Tests.Transport;

/// <summary>A pace that lets everybody through and writes down what it is told.</summary>
internal sealed class RecordingPace : IRequestPace
{
    private int _permits;

    public ConcurrentQueue<string> Log { get; } = new();

    public Action<int> BeforePermit { get; init; } = _ => { };

    public double RequestsPerSecond { get; private set; }

    public int? Expected { get; private set; }

    public void Limit(double requestsPerSecond, int? expected = null)
        => (RequestsPerSecond, Expected) = (requestsPerSecond, expected);

    public ValueTask<IRequestPermit> AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BeforePermit(Interlocked.Increment(ref _permits));
        Log.Enqueue("permit");
        return new ValueTask<IRequestPermit>(new Permit(Log));
    }

    public ValueTask<IRequestPermit> AcquireAgainAsync(CancellationToken cancellationToken)
        => AcquireAsync(cancellationToken);

    private sealed class Permit(ConcurrentQueue<string> log) : IRequestPermit
    {
        public void BodyWritten() => log.Enqueue("written");

        public void Answered() => log.Enqueue("answered");

        public void Refused(int? statedLimit) => log.Enqueue($"refused {statedLimit}");

        public void Abandoned() => log.Enqueue("abandoned");

        public void Dispose() => log.Enqueue("over");
    }
}
