using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Sandbox;

/// <summary>A moment that the test decides on. Thread safe; it is pulled once, and stays pulled.</summary>
public sealed class SandboxTrigger
{
    private readonly TaskCompletionSource _pulled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<Action> _actions = [];

    /// <summary>Whether it was pulled.</summary>
    public bool IsPulled => _pulled.Task.IsCompleted;

    /// <summary>Completes when the first request waits for it, or has left something to be done at it.</summary>
    public Task Reached => _reached.Task;

    /// <summary>
    /// Lets everything that waits for it go on. What is to be applied at it is applied when this returns; a response
    /// held back for it is sent soon after.
    /// </summary>
    public void Pull()
    {
        Action[] due;
        lock (_gate)
        {
            due = [.. _actions];
            _actions.Clear();
            _pulled.TrySetResult();
        }

        foreach (var action in due)
            action();
    }

    internal Task WhenPulled(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _pulled.Task.WaitAsync(cancellationToken);
    }

    internal void Then(Action action)
    {
        lock (_gate)
        {
            if (!IsPulled)
            {
                _actions.Add(action);
                _reached.TrySetResult();
                return;
            }
        }

        action();
        _reached.TrySetResult();
    }
}
