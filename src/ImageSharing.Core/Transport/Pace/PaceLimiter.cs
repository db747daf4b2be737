using System;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// Keeps the requests of one budget below so many in any one second, counted where the service counts them: at arrival.
/// <see cref="PaceState"/> decides; this waits, first come, first served, refused requests ahead of the others. One timer
/// serves all that wait.
/// </summary>
internal sealed class PaceLimiter : RateLimiter, IRequestPace
{
    private readonly object gate = new();
    private readonly WaitingLine line = new();
    private readonly TimeProvider time;
    private readonly long start;
    private readonly PaceState state;
    private readonly ITimer timer;
    private TimeSpan lastUse;
    private long permits;
    private long failures;
    private bool isDisposed;

    /// <param name="requestsPerSecond">The most that is asked for, above 0.</param>
    /// <param name="time">Its timestamps order everything; the time of day does not matter.</param>
    /// <param name="random">Draws the pauses behind a refusal.</param>
    public PaceLimiter(double requestsPerSecond, TimeProvider time, Random random)
    {
        this.time = time;
        start = time.GetTimestamp();
        state = new PaceState(requestsPerSecond, random);
        timer = CreateTimer();
    }

    /// <inheritdoc/>
    public double RequestsPerSecond
    {
        get
        {
            lock (gate) return state.Rate(Now);
        }
    }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate) return line.Count == 0 && state.IsIdle(Now) ? Now - lastUse : null;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <inheritdoc/>
    public void Limit(double requestsPerSecond)
    {
        lock (gate)
        {
            state.Limit(requestsPerSecond);
            Serve();
        }
    }

    ValueTask<IRequestPermit> IRequestPace.AcquireAsync(CancellationToken cancellationToken)
        => RequireAsync(again: false, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IRequestPermit> AcquireAgainAsync(CancellationToken cancellationToken)
        => RequireAsync(again: true, cancellationToken);

    /// <inheritdoc/>
    public override RateLimiterStatistics GetStatistics()
    {
        lock (gate)
        {
            TimeSpan now = Now;
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = state.NextFree(now) > now ? 0 : state.Room(now),
                CurrentQueuedCount = line.Count,
                TotalSuccessfulLeases = permits,
                TotalFailedLeases = failures,
            };
        }
    }

    /// <summary>Tells the decision what became of a request, and serves those that wait accordingly.</summary>
    internal void Note(RequestSlot slot, Action<PaceState, RequestSlot, TimeSpan> what)
    {
        lock (gate)
        {
            what(state, slot, Now);
            Serve();
        }
    }

    /// <summary>Takes a waiter out of the line, unless it was served already.</summary>
    internal bool Remove(PaceWaiter waiter)
    {
        lock (gate) return WaitingLine.Remove(waiter);
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        Check(permitCount);
        lock (gate)
        {
            ThrowIfDisposed();
            TimeSpan now = Now;
            TimeSpan free = state.NextFree(now);
            if (permitCount == 0 && free <= now) return new EmptyLease(true, null);
            if (permitCount == 1 && line.Count == 0 && Take() is { } permit) return permit;

            failures += permitCount;
            return new EmptyLease(false, free > now && free < TimeSpan.MaxValue ? free - now : null);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        Check(permitCount);
        if (permitCount == 0) return AttemptAcquireCore(0);

        PacePermit? permit = await TakeAsync(again: false, cancellationToken).ConfigureAwait(false);
        return permit ?? (RateLimitLease)new EmptyLease(false, null);
    }

    /// <summary>Those that wait get nothing. Permits given out before may still be used.</summary>
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;

        lock (gate)
        {
            if (isDisposed) return;

            isDisposed = true;
            while (line.First is { } waiter)
            {
                WaitingLine.Remove(waiter);
                failures++;
                waiter.Serve(null);
            }

            timer.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        Dispose(true);
        return default;
    }

    private static void Check(int permitCount)
    {
        if (permitCount > 1) throw new ArgumentOutOfRangeException(nameof(permitCount), "A request takes one permit.");
    }

    private async ValueTask<IRequestPermit> RequireAsync(bool again, CancellationToken cancellationToken)
        => await TakeAsync(again, cancellationToken).ConfigureAwait(false)
            ?? throw new ObjectDisposedException(nameof(PaceLimiter));

    private ValueTask<PacePermit?> TakeAsync(bool again, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PaceWaiter waiter;
        lock (gate)
        {
            ThrowIfDisposed();
            if (line.IsFree(again) && Take() is { } permit)
                return new ValueTask<PacePermit?>(permit);

            waiter = new PaceWaiter(this, cancellationToken);
            line.Add(waiter, again);
            Serve();
        }

        return new ValueTask<PacePermit?>(waiter.WaitAsync());
    }

    private PacePermit? Take()
    {
        TimeSpan now = Now;
        if (state.TryTake(now) is not { } slot) return null;

        lastUse = now;
        permits++;
        return new PacePermit(this, slot);
    }

    private void Serve()
    {
        while (line.First is { } waiter)
        {
            if (Take() is not { } permit)
            {
                Wake();
                return;
            }

            WaitingLine.Remove(waiter);
            waiter.Serve(permit);
        }
    }

    // A timer that comes early finds no permit free and sets itself again: timers know whole milliseconds only.
    private void Wake()
    {
        TimeSpan now = Now;
        TimeSpan free = state.NextFree(now);
        if (free == TimeSpan.MaxValue) return;

        double milliseconds = Math.Ceiling((free - now).TotalMilliseconds);
        timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, milliseconds)), Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer()
    {
        bool flows = !ExecutionContext.IsFlowSuppressed();
        AsyncFlowControl suppressed = flows ? ExecutionContext.SuppressFlow() : default;
        try
        {
            return time.CreateTimer(
                static limiter => ((PaceLimiter)limiter!).OnWake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (flows) suppressed.Undo();
        }
    }

    private void OnWake()
    {
        lock (gate) Serve();
    }

    private void ThrowIfDisposed()
    {
        if (isDisposed) throw new ObjectDisposedException(nameof(PaceLimiter));
    }
}
