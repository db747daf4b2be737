using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>A pace without a limit.</summary>
internal sealed class UnlimitedPace : IRequestPace, IRequestPermit
{
    public static readonly UnlimitedPace Instance = new();

    private UnlimitedPace()
    {
    }

    public double RequestsPerSecond => double.PositiveInfinity;

    public void Limit(double requestsPerSecond, int? expected = null)
    {
    }

    public ValueTask<IRequestPermit> AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<IRequestPermit>(this);
    }

    public ValueTask<IRequestPermit> AcquireAgainAsync(CancellationToken cancellationToken)
        => AcquireAsync(cancellationToken);

    public void BodyWritten()
    {
    }

    public void Answered()
    {
    }

    public void Refused(int? statedLimit)
    {
    }

    public void Abandoned()
    {
    }

    public void Dispose()
    {
    }
}
