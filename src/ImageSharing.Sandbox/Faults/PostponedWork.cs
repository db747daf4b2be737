using System;
using System.Collections.Generic;
using System.Threading;

namespace ImageSharing.Sandbox;

/// <summary>What happens later: at a trigger, or after a time by the TimeProvider.</summary>
internal sealed class PostponedWork(SandboxClock clock) : IDisposable
{
    private readonly HashSet<ITimer> timers = [];
    private bool isOver;

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
                        if (timer is not null && timers.Remove(timer))
                            timer.Dispose();
                    }

                    RunUnlessOver();
                },
                null,
                postponement.Delay,
                Timeout.InfiniteTimeSpan);
            timers.Add(timer);
        }

        void RunUnlessOver()
        {
            lock (clock.Gate)
            {
                if (!isOver)
                    work();
            }
        }
    }

    public void Dispose()
    {
        lock (clock.Gate)
        {
            isOver = true;
            foreach (var timer in timers)
                timer.Dispose();
            timers.Clear();
        }
    }
}
