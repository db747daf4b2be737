using System;
using System.Threading;

namespace ImageSharing.Core.Tests.Transport;

/// <summary>
/// A clock on which short waits, those between two sendings, are over at once and leave the clock later by their
/// length; long ones, the time-outs, never end. Otherwise it stands still.
/// </summary>
/// <param name="longestWait">Waits of this length and above are long ones; null is ten seconds.</param>
internal sealed class HurriedTime(TimeSpan? longestWait = null) : TimeProvider
{
    public TimeSpan LongestWait { get; } = longestWait ?? TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private TimeSpan _elapsed;

    public int Waits { get; private set; }

    public TimeSpan Waited { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _elapsed.Ticks;
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
            _elapsed += time;
        }
    }

    /// <summary>Sets the clock on the wall, which the monotonic one does not follow.</summary>
    public void SetWallClock(DateTimeOffset time)
    {
        lock (_gate) _now = time;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan || dueTime >= LongestWait)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        lock (_gate)
        {
            Waits++;
            Waited += dueTime;
            _now += dueTime;
            _elapsed += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
