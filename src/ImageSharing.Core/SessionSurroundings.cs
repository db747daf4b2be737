using System;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core;

/// <summary>What sessions share with the rest of the process, and a test with nobody.</summary>
internal sealed class SessionSurroundings
{
    public static readonly SessionSurroundings OfProcess = new(
        TimeProvider.System,
        static requestsPerSecond => new PaceLimiter(requestsPerSecond, TimeProvider.System, new Random()),
        Environment.GetEnvironmentVariable);

    public SessionSurroundings(TimeProvider time, Func<double, IRequestPace> makePace, Func<string, string?> environment)
    {
        Time = time;
        Paces = new RequestPaces(makePace);
        Clocks = new ServiceClocks(time);
        Variable = environment;
    }

    public TimeProvider Time { get; }

    public RequestPaces Paces { get; }

    public ServiceClocks Clocks { get; }

    /// <summary>Looks an environment variable up.</summary>
    public Func<string, string?> Variable { get; }
}
