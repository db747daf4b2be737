using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// The decision of the pace, without clock, tasks or locks: when is the next permit free? Instants count from the start
/// of the pace and do not go back.
/// </summary>
internal sealed class PaceState
{
    private readonly RoundTrips _roundTrips = new();
    private readonly AllowedRate _rate;
    private readonly List<RequestSlot> _slots = [];
    private readonly List<TimeSpan> _freeing = [];
    private bool _isShort;
    private TimeSpan _runningSince;
    private TimeSpan? _lastTaken;
    private TimeSpan _lastDue;

    /// <param name="requestsPerSecond">The most that is asked for.</param>
    /// <param name="random">Draws the pauses.</param>
    internal PaceState(double requestsPerSecond, Random random) => _rate = new AllowedRate(requestsPerSecond, random);

    /// <summary>The rate at an instant, in requests a second.</summary>
    internal double Rate(TimeSpan now) => _rate.At(now);

    internal void Limit(double requestsPerSecond, int? expected = null)
    {
        _rate.Limit(requestsPerSecond);
        _isShort = expected <= requestsPerSecond * PaceRules.ShortRun.TotalSeconds;
    }

    /// <summary>How many more permits the window holds.</summary>
    internal int Room(TimeSpan now)
    {
        Prune(now);
        return Math.Max(0, Capacity(now) - _slots.Count);
    }

    /// <summary>
    /// When the next permit is free: not later than <paramref name="now"/> if it is free already,
    /// <see cref="TimeSpan.MaxValue"/> while that depends on a request that is not written yet.
    /// </summary>
    internal TimeSpan NextFree(TimeSpan now)
    {
        var free = _rate.PausedUntil;
        if (_lastTaken is not null) free = Later(free, _lastDue + Spacing(now));
        return Later(free, WindowFree(now));
    }

    internal RequestSlot? TryAcquire(TimeSpan now)
    {
        var due = NextFree(now);
        if (due > now) return null;

        var catchUp = Later(PaceRules.CatchUp, TimeSpan.FromTicks(Spacing(now).Ticks / 2));
        if (_lastTaken is not { } last || now - last > PaceRules.RunEnds) _runningSince = now;
        _lastTaken = now;
        _lastDue = Later(due, now - catchUp);
        RequestSlot slot = new(now) { LacksRoundTrips = !_roundTrips.AreEnough };
        _slots.Add(slot);
        return slot;
    }

    /// <summary>
    /// The body was written: the time of the permit starts. It starts again if the connection was replaced.
    /// </summary>
    internal void Written(RequestSlot slot, TimeSpan now)
    {
        if (slot.IsClosed) return;

        slot.Written = now;
        if (!_slots.Contains(slot)) _slots.Add(slot);
    }

    internal void Answered(RequestSlot slot, TimeSpan now)
    {
        if (slot.Written is { } written) slot.RoundTrip ??= now - written;
    }

    internal void Refused(RequestSlot slot, TimeSpan now, int? statedLimit)
    {
        if (slot.IsRefused) return;

        slot.IsRefused = true;
        _rate.Refused(slot.Taken, now, statedLimit);
    }

    /// <summary>
    /// The request is over. The permit is free immediately if it was never sent. A refusal arrives without
    /// the work, so its round trip is not comparable with the others.
    /// </summary>
    internal void Close(RequestSlot slot)
    {
        if (slot.IsClosed) return;

        slot.IsClosed = true;
        if (slot.Written is null) _slots.Remove(slot);
        else if (slot.RoundTrip is { } roundTrip && !slot.IsRefused) _roundTrips.Add(roundTrip);
    }

    private int Capacity(TimeSpan now) => Math.Max(1, (int)Math.Ceiling(_rate.At(now) - 1e-9));

    // A rate between two whole numbers keeps the upper one in the window and each permit taken for longer.
    private TimeSpan Hold(TimeSpan now)
        => TimeSpan.FromTicks((long)(PaceRules.Window.Ticks * (Capacity(now) / _rate.At(now))));

    private TimeSpan Spacing(TimeSpan now)
    {
        var even = PaceRules.Window.TotalSeconds / _rate.At(now);
        var running = Math.Max(0, (_lastDue - _runningSince).TotalSeconds);
        var early = Math.Min(running * PaceRules.EarlySpacing, PaceRules.EarlySpacingEnds.TotalSeconds);
        var isOverSoon = _isShort && running < PaceRules.ShortRun.TotalSeconds;
        var grown = isOverSoon ? 0 : Math.Max(early, running * PaceRules.LateSpacing);
        var spacing = _rate.IsCautious(now) ? even : Math.Min(even, grown);
        return TimeSpan.FromTicks((long)(spacing * TimeSpan.TicksPerSecond));
    }

    private TimeSpan WindowFree(TimeSpan now)
    {
        var capacity = Capacity(now);
        if (_slots.Count < capacity) return TimeSpan.MinValue;

        Prune(now);
        var tooMany = _slots.Count - capacity;
        if (tooMany < 0) return TimeSpan.MinValue;
        if (tooMany == 0) return _freeing.Min();

        _freeing.Sort();
        return _freeing[tooMany];
    }

    /// <summary>
    /// Drops the slots whose time is over, and leaves in <see cref="_freeing"/> when the others' will be.
    /// </summary>
    private void Prune(TimeSpan now)
    {
        var hold = Hold(now);
        _freeing.Clear();
        var kept = 0;
        for (var i = 0; i < _slots.Count; i++)
        {
            var slot = _slots[i];
            var free = FreeAt(slot, hold);
            if (free <= now) continue;

            _slots[kept++] = slot;
            _freeing.Add(free);
        }

        _slots.RemoveRange(kept, _slots.Count - kept);
    }

    private TimeSpan FreeAt(RequestSlot slot, TimeSpan hold)
    {
        if (slot.Written is not { } written) return TimeSpan.MaxValue;
        if (slot.LacksRoundTrips) return written + hold + PaceRules.LargestLateness;

        return written + hold
            + (slot.RoundTrip is { } roundTrip ? _roundTrips.Lateness(roundTrip) : _roundTrips.LargestRecentLateness);
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
