using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>The recent pace of a run, and an estimate of the time left.</summary>
internal sealed class RunProgress(TimeProvider time, int accounts)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly long _start = time.GetTimestamp();
    private readonly Queue<(long At, int Writes)> _samples = new();

    public ProgressReport Report(RunCounters counters, Message? activity)
    {
        var now = time.GetTimestamp();
        var writes = counters.Writes;
        _samples.Enqueue((now, writes));
        while (_samples.Count > 1 && time.GetElapsedTime(_samples.Peek().At, now) > Window) _samples.Dequeue();

        var (at, before) = _samples.Peek();
        var span = _samples.Count > 1 ? time.GetElapsedTime(at, now) : time.GetElapsedTime(_start, now);
        var pace = span > TimeSpan.Zero ? (_samples.Count > 1 ? writes - before : writes) / span.TotalSeconds : 0;
        return new ProgressReport(counters.Done, accounts, pace, SecondsLeft(counters.Done, now), activity);
    }

    private int? SecondsLeft(int done, long now)
    {
        var elapsed = time.GetElapsedTime(_start, now).TotalSeconds;
        if (done == 0 || elapsed < 1) return null;

        return (int)Math.Min(int.MaxValue, Math.Ceiling(elapsed * (accounts - done) / done));
    }
}
