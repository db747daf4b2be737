using System;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// Keeps the requests of one rate limit below so many in any one second, counted where the service counts: at arrival.
/// <see cref="PaceState"/> decides; this waits, first come, first served, refused requests ahead of the others. One
/// timer serves all that wait.
/// </summary>
internal sealed class PaceLimiter : IRequestPace
{
    private readonly object _gate = new();
    private readonly WaitingLine _line = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly PaceState _state;
    private readonly ITimer _timer;
    private long _granted;

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

    /// <summary>How many permits were given out so far.</summary>
    internal long Granted
    {
        get
        {
            lock (_gate) return _granted;
        }
    }

    /// <summary>How many requests wait for a permit.</summary>
    internal int Waiting
    {
        get
        {
            lock (_gate) return _line.Count;
        }
    }

    /// <summary>How many permits are free now.</summary>
    internal int Available
    {
        get
        {
            lock (_gate) return _state.NextFree(Now) > Now ? 0 : _state.Room(Now);
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <inheritdoc/>
    public void Limit(double requestsPerSecond, int? expected = null)
    {
        lock (_gate)
        {
            _state.Limit(requestsPerSecond, expected);
            Serve();
        }
    }

    /// <inheritdoc/>
    public ValueTask<IRequestPermit> AcquireAsync(CancellationToken cancellationToken)
        => AcquireAsync(again: false, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IRequestPermit> AcquireAgainAsync(CancellationToken cancellationToken)
        => AcquireAsync(again: true, cancellationToken);

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

    private ValueTask<IRequestPermit> AcquireAsync(bool again, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PaceWaiter waiter;
        lock (_gate)
        {
            if (_line.IsFree(again) && TryGrant() is { } permit) return new ValueTask<IRequestPermit>(permit);

            waiter = new PaceWaiter(this, cancellationToken);
            _line.Add(waiter, again);
            Serve();
        }

        return new ValueTask<IRequestPermit>(waiter.WaitAsync());
    }

    private PacePermit? TryGrant()
    {
        if (_state.TryAcquire(Now) is not { } slot) return null;

        _granted++;
        return new PacePermit(this, slot);
    }

    private void Serve()
    {
        while (_line.First is { } waiter)
        {
            if (TryGrant() is not { } permit)
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
}
