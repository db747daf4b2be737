using System;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>The rate limit of one action, endpoint and credential, for the whole process.</summary>
internal interface IRequestPace
{
    /// <summary>The rate at which permits come free now, at most what <see cref="Limit"/> said last.</summary>
    double RequestsPerSecond { get; }

    /// <summary>
    /// Sets the most that the commands now using the pace allow. Permits given out before keep their time.
    /// </summary>
    /// <param name="requestsPerSecond">The rate.</param>
    /// <param name="expected">How many requests they expect to send; null if that is not known.</param>
    void Limit(double requestsPerSecond, int? expected = null);

    /// <summary>Waits for a permit for one request. First come, first served.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; no permit is used up.</exception>
    ValueTask<IRequestPermit> AcquireAsync(CancellationToken cancellationToken);

    /// <summary>Waits for a permit for a request that was refused by rate, ahead of those that were not.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; no permit is used up.</exception>
    ValueTask<IRequestPermit> AcquireAgainAsync(CancellationToken cancellationToken);
}

/// <summary>
/// The permit of one request. The order of calls is: <see cref="BodyWritten"/>, <see cref="Answered"/>, for a refusal
/// by rate <see cref="Refused"/> behind it, and Dispose. Without BodyWritten it is Abandoned, then Dispose. Dispose
/// without Answered after BodyWritten means that the reply was lost. Calls may come from any thread, never two at
/// once; each may come twice.
/// </summary>
internal interface IRequestPermit : IDisposable
{
    /// <summary>The body of the request was written to the connection just now.</summary>
    void BodyWritten();

    /// <summary>A reply of any kind arrived just now: the round trip ends.</summary>
    void Answered();

    /// <summary>The reply was a refusal by rate.</summary>
    /// <param name="statedLimit">The requests a second that the service's message states, where it states them.</param>
    void Refused(int? statedLimit);

    /// <summary>The request was never sent: the permit is free again immediately.</summary>
    void Abandoned();
}
