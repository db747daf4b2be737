using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>Refuses each request above the limit of any one second, counted at arrival.</summary>
internal sealed class RateLimitedService
{
    private readonly int _limit;
    private readonly bool _refusalsCount;
    private readonly Queue<TimeSpan> _counted = new();

    public RateLimitedService(int limit = 10, bool refusalsCount = false)
    {
        _limit = limit;
        _refusalsCount = refusalsCount;
    }

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public bool Accepts(TimeSpan arrival)
    {
        while (_counted.TryPeek(out var oldest) && arrival - oldest >= TimeSpan.FromSeconds(1))
            _counted.Dequeue();
        var accepted = _counted.Count < _limit;
        if (accepted || _refusalsCount)
            _counted.Enqueue(arrival);
        if (accepted)
            Accepted++;
        else
            Refused++;
        return accepted;
    }
}
