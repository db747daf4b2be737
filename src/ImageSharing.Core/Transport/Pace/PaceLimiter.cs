using System;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// Keeps the requests of one budget below so many in any one second, counted where the service counts them: at arrival.
/// <see cref="PaceState"/> decides; this waits, first come, first served, refused requests ahead of the others. One
/// timer serves all that wait.
/// </summary>
internal sealed class PaceLimiter : RateLimiter, IRequestPace
{
    private readonly object _gate = new();
    private readonly WaitingLine _line = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly PaceState _state;
    private readonly ITimer _timer;
    private TimeSpan _lastUse;
    private long _permits;
    private long _failures;
    private bool _isDisposed;

    /// <param name="requestsPerSecond">The most that is asked for, above 0.</param>
    /// <param name="time">Its timestamps order everything; the time of day does not matter.</param>
    /// <param name="random">Draws the pauses behind a refusal.</param>
    public PaceLimiter(double requestsPerSecond, TimeProvider time, Random random)
    {
        _time = time;
        _start = time.GetTimestamp();
        _state = new PaceState(requestsPerSecond, random);
        _timer = CreateTimer();
    }

    /// <inheritdoc/>
    public double RequestsPerSecond
    {
        get
        {
            lock (_gate) return _state.Rate(Now);
        }
    }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate) return _line.Count == 0 && _state.IsIdle(Now) ? Now - _lastUse : null;
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <inheritdoc/>
    public void Limit(double requestsPerSecond)
    {
        lock (_gate)
        {
            _state.Limit(requestsPerSecond);
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
        lock (_gate)
        {
            var now = Now;
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = _state.NextFree(now) > now ? 0 : _state.Room(now),
                CurrentQueuedCount = _line.Count,
                TotalSuccessfulLeases = _permits,
                TotalFailedLeases = _failures,
            };
        }
    }

    /// <summary>Tells the decision what became of a request, and serves those that wait accordingly.</summary>
    internal void Note(RequestSlot slot, Action<PaceState, RequestSlot, TimeSpan> what)
    {
        lock (_gate)
        {
            what(_state, slot, Now);
            Serve();
        }
    }

    /// <summary>Takes a waiter out of the line, unless it was served already.</summary>
    internal bool Remove(PaceWaiter waiter)
    {
        lock (_gate) return WaitingLine.Remove(waiter);
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        Check(permitCount);
        lock (_gate)
        {
            ThrowIfDisposed();
            var now = Now;
            var free = _state.NextFree(now);
            if (permitCount == 0 && free <= now) return new EmptyLease(true, null);
            if (permitCount == 1 && _line.Count == 0 && Take() is { } permit) return permit;

            _failures += permitCount;
            return new EmptyLease(false, free > now && free < TimeSpan.MaxValue ? free - now : null);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(
        int permitCount, CancellationToken cancellationToken)
    {
        Check(permitCount);
        if (permitCount == 0) return AttemptAcquireCore(0);

        var permit = await TakeAsync(again: false, cancellationToken).ConfigureAwait(false);
        return permit ?? (RateLimitLease)new EmptyLease(false, null);
    }

    /// <summary>Those that wait get nothing. Permits given out before may still be used.</summary>
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;

        lock (_gate)
        {
            if (_isDisposed) return;

            _isDisposed = true;
            while (_line.First is { } waiter)
            {
                WaitingLine.Remove(waiter);
                _failures++;
                waiter.Serve(null);
            }

            _timer.Dispose();
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
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_line.IsFree(again) && Take() is { } permit)
                return new ValueTask<PacePermit?>(permit);

            waiter = new PaceWaiter(this, cancellationToken);
            _line.Add(waiter, again);
            Serve();
        }

        return new ValueTask<PacePermit?>(waiter.WaitAsync());
    }

    private PacePermit? Take()
    {
        var now = Now;
        if (_state.TryTake(now) is not { } slot) return null;

        _lastUse = now;
        _permits++;
        return new PacePermit(this, slot);
    }

    private void Serve()
    {
        while (_line.First is { } waiter)
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
        var now = Now;
        var free = _state.NextFree(now);
        if (free == TimeSpan.MaxValue) return;

        var milliseconds = Math.Ceiling((free - now).TotalMilliseconds);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, milliseconds)), Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer()
    {
        var flows = !ExecutionContext.IsFlowSuppressed();
        var suppressed = flows ? ExecutionContext.SuppressFlow() : default;
        try
        {
            return _time.CreateTimer(
                static limiter => ((PaceLimiter)limiter!).OnWake(),
                this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (flows) suppressed.Undo();
        }
    }

    private void OnWake()
    {
        lock (_gate) Serve();
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed) throw new ObjectDisposedException(nameof(PaceLimiter));
    }
}
