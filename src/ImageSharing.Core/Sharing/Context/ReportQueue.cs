using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>
/// Passes events from many threads to one consumer: events about an image in the order of the images,
/// all others immediately. Counts the accounts that wait.
/// </summary>
internal sealed class ReportQueue
{
    /// <summary>Finished accounts that wait for their turn before later images wait too.</summary>
    private const int MostWaitingAccounts = 8_000;

    private readonly object _gate = new();
    private readonly Queue<RunEvent> _ready = new();
    private readonly Dictionary<int, ImageEvent> _early = [];
    private readonly SemaphoreSlim _signal = new(0);
    private int _next;
    private int _waitingAccounts;
    private bool _isComplete;
    private Exception? _failure;
    private TaskCompletionSource<bool>? _roomChanged;

    /// <summary>
    /// Waits while too many finished accounts wait for their turn, so that a later image must wait too. The image whose
    /// turn it is never waits.
    /// </summary>
    public async Task WaitForRoomAsync(int index, CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource<bool> changed;
            lock (_gate)
            {
                if (_waitingAccounts < MostWaitingAccounts || index <= _next) return;
                changed = _roomChanged ??= new TaskCompletionSource<bool>(
                    TaskCreationOptions.RunContinuationsAsynchronously);
            }

            using (cancellationToken.Register(() => changed.TrySetCanceled()))
                await changed.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Whether any image was reported, or waits for its turn.</summary>
    public bool HasReports
    {
        get
        {
            lock (_gate) return _next > 0 || _early.Count > 0;
        }
    }

    public void Add(RunEvent what)
    {
        lock (_gate)
        {
            if (_isComplete) return;

            if (what is not ImageEvent report)
            {
                _ready.Enqueue(what);
            }
            else
            {
                _waitingAccounts += report.Accounts;
                _early.Add(report.Index, report);
                while (_early.TryGetValue(_next, out var due))
                {
                    _early.Remove(_next++);
                    _ready.Enqueue(due);
                }

                RoomChanged();
            }
        }

        _signal.Release();
    }

    /// <summary>Completes the queue. An exception, if any, is thrown to the consumer.</summary>
    public void Complete(Exception? failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            _isComplete = true;
        }

        _signal.Release();
    }

    /// <summary>Waits a limited time for the next event.</summary>
    /// <returns>The event; null if the time is over or everything was taken.</returns>
    public RunEvent? Dequeue(TimeSpan patience, CancellationToken cancellationToken, out bool isOver)
    {
        while (true)
        {
            if (TryDequeue(out var what, out isOver)) return what;
            if (isOver || !_signal.Wait(patience, cancellationToken)) return null;
        }
    }

    private bool TryDequeue(out RunEvent? what, out bool isOver)
    {
        lock (_gate)
        {
            isOver = _isComplete && _ready.Count == 0;
            if (isOver && _failure is not null) ExceptionDispatchInfo.Capture(_failure).Throw();

            what = _ready.Count == 0 ? null : _ready.Dequeue();
            if (what is ImageEvent report)
            {
                _waitingAccounts -= report.Accounts;
                RoomChanged();
            }

            return what is not null;
        }
    }

    private void RoomChanged()
    {
        _roomChanged?.TrySetResult(true);
        _roomChanged = null;
    }
}
