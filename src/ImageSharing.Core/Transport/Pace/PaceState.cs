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
    private readonly RoundTrips roundTrips = new();
    private readonly AllowedRate rate;
    private readonly List<RequestSlot> slots = [];
    private readonly List<TimeSpan> freeing = [];
    private TimeSpan runningSince;
    private TimeSpan? lastTaken;
    private TimeSpan lastDue;

    /// <param name="requestsPerSecond">The most that is asked for.</param>
    /// <param name="random">Draws the pauses.</param>
    internal PaceState(double requestsPerSecond, Random random) => rate = new AllowedRate(requestsPerSecond, random);

    /// <summary>The rate at an instant, in requests a second.</summary>
    internal double Rate(TimeSpan now) => rate.At(now);

    internal void Limit(double requestsPerSecond) => rate.Limit(requestsPerSecond);

    /// <summary>How many more permits the window holds.</summary>
    internal int Room(TimeSpan now)
    {
        Prune(now);
        return Math.Max(0, Capacity(now) - slots.Count);
    }

    /// <summary>True where no request is in the window.</summary>
    internal bool IsIdle(TimeSpan now)
    {
        Prune(now);
        return slots.Count == 0;
    }

    /// <summary>
    /// When the next permit is free: not later than <paramref name="now"/> if it is free already,
    /// <see cref="TimeSpan.MaxValue"/> while that depends on a request that is not written yet.
    /// </summary>
    internal TimeSpan NextFree(TimeSpan now)
    {
        TimeSpan free = rate.PausedUntil;
        if (lastTaken is not null) free = Later(free, lastDue + Spacing(now));
        return Later(free, WindowFree(now));
    }

    internal RequestSlot? TryTake(TimeSpan now)
    {
        TimeSpan due = NextFree(now);
        if (due > now) return null;

        TimeSpan catchUp = Later(PaceRules.CatchUp, TimeSpan.FromTicks(Spacing(now).Ticks / 2));
        if (lastTaken is not { } last || now - last > PaceRules.RunEnds) runningSince = now;
        lastTaken = now;
        lastDue = Later(due, now - catchUp);
        RequestSlot slot = new(now) { IsBlind = !roundTrips.AreEnough };
        slots.Add(slot);
        return slot;
    }

    /// <summary>The body was written: the permit's time begins. It begins anew where the connection had to be replaced.</summary>
    internal void Written(RequestSlot slot, TimeSpan now)
    {
        if (slot.IsClosed) return;

        slot.Written = now;
        if (!slots.Contains(slot)) slots.Add(slot);
    }

    internal void Answered(RequestSlot slot, TimeSpan now)
    {
        if (slot.Written is { } written) slot.RoundTrip ??= now - written;
    }

    internal void Refused(RequestSlot slot, TimeSpan now, int? statedLimit)
    {
        if (slot.IsRefused) return;

        slot.IsRefused = true;
        rate.Refused(slot.Taken, now, statedLimit);
    }

    /// <summary>
    /// Nothing more will be heard of the request. Free at once where it was never sent. A refusal is answered without
    /// the work, so its round trip is no measure for the others.
    /// </summary>
    internal void Close(RequestSlot slot)
    {
        if (slot.IsClosed) return;

        slot.IsClosed = true;
        if (slot.Written is null) slots.Remove(slot);
        else if (slot.RoundTrip is { } roundTrip && !slot.IsRefused) roundTrips.Add(roundTrip);
    }

    private int Capacity(TimeSpan now) => Math.Max(1, (int)Math.Ceiling(rate.At(now) - 1e-9));

    // A rate between two whole numbers keeps the upper one in the window and each permit taken for longer.
    private TimeSpan Hold(TimeSpan now)
        => TimeSpan.FromTicks((long)(PaceRules.Window.Ticks * (Capacity(now) / rate.At(now))));

    private TimeSpan Spacing(TimeSpan now)
    {
        double even = PaceRules.Window.TotalSeconds / rate.At(now);
        double running = Math.Max(0, (lastDue - runningSince).TotalSeconds);
        double early = Math.Min(running * PaceRules.EarlySpacing, PaceRules.EarlySpacingEnds.TotalSeconds);
        double grown = Math.Max(early, running * PaceRules.LateSpacing);
        double spacing = rate.IsWary(now) ? even : Math.Min(even, grown);
        return TimeSpan.FromTicks((long)(spacing * TimeSpan.TicksPerSecond));
    }

    private TimeSpan WindowFree(TimeSpan now)
    {
        int capacity = Capacity(now);
        if (slots.Count < capacity) return TimeSpan.MinValue;

        Prune(now);
        int tooMany = slots.Count - capacity;
        if (tooMany < 0) return TimeSpan.MinValue;
        if (tooMany == 0) return freeing.Min();

        freeing.Sort();
        return freeing[tooMany];
    }

    /// <summary>Drops the slots whose time is over, and leaves in <see cref="freeing"/> when the others' will be.</summary>
    private void Prune(TimeSpan now)
    {
        TimeSpan hold = Hold(now);
        freeing.Clear();
        int kept = 0;
        for (int i = 0; i < slots.Count; i++)
        {
            RequestSlot slot = slots[i];
            TimeSpan free = FreeAt(slot, hold);
            if (free <= now) continue;

            slots[kept++] = slot;
            freeing.Add(free);
        }

        slots.RemoveRange(kept, slots.Count - kept);
    }

    private TimeSpan FreeAt(RequestSlot slot, TimeSpan hold)
    {
        if (slot.Written is not { } written) return TimeSpan.MaxValue;
        if (slot.IsBlind) return written + hold + PaceRules.LargestLateness;

        return written + hold
            + (slot.RoundTrip is { } roundTrip ? roundTrips.Lateness(roundTrip) : roundTrips.LargestRecentLateness);
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
