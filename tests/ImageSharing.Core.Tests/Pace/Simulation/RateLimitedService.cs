using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>Refuses whatever would be one too many within any one second, counted at arrival.</summary>
internal sealed class RateLimitedService
{
    private readonly int limit;
    private readonly bool refusalsCount;
    private readonly Queue<TimeSpan> counted = new();

    public RateLimitedService(int limit = 10, bool refusalsCount = false)
    {
        this.limit = limit;
        this.refusalsCount = refusalsCount;
    }

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public bool Accepts(TimeSpan arrival)
    {
        while (counted.TryPeek(out var oldest) && arrival - oldest >= TimeSpan.FromSeconds(1))
            counted.Dequeue();
        var accepted = counted.Count < limit;
        if (accepted || refusalsCount)
            counted.Enqueue(arrival);
        if (accepted)
            Accepted++;
        else
            Refused++;
        return accepted;
    }
}
