using System;
using System.Collections.Generic;
using System.Threading;

namespace ImageSharing.Sandbox;

/// <summary>What happens later: at a trigger, or after a time by the TimeProvider.</summary>
internal sealed class PostponedWork(SandboxClock clock) : IDisposable
{
    private readonly HashSet<ITimer> _timers = [];
    private bool _isOver;

    internal void Do(Postponement postponement, Action work)
    {
        if (postponement.Trigger is { } trigger)
        {
            trigger.Then(RunUnlessOver);
            return;
        }

        lock (clock.Gate)
        {
            ITimer? timer = null;
            timer = clock.Provider.CreateTimer(
                _ =>
                {
                    lock (clock.Gate)
                    {
                        if (timer is not null && _timers.Remove(timer))
                            timer.Dispose();
                    }

                    RunUnlessOver();
                },
                null,
                postponement.Delay,
                Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
        }

        void RunUnlessOver()
        {
            lock (clock.Gate)
            {
                if (!_isOver)
                    work();
            }
        }
    }

    public void Dispose()
    {
        lock (clock.Gate)
        {
            _isOver = true;
            foreach (var timer in _timers)
                timer.Dispose();
            _timers.Clear();
        }
    }
}
