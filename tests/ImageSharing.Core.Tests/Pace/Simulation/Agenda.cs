using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>Virtual time: what happens when, in order.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _events = new();
    private long _order;

    public TimeSpan Now { get; private set; }

    public void At(TimeSpan instant, Action action)
        => _events.Enqueue(action, (instant > Now ? instant : Now, _order++));

    public void After(TimeSpan span, Action action) => At(Now + span, action);

    public void Run()
    {
        while (_events.TryDequeue(out var action, out var key))
        {
            Now = key.At;
            action();
        }
    }
}
