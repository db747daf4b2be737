using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>One that waits for a permit.</summary>
internal sealed class PaceWaiter
{
    private readonly TaskCompletionSource<IRequestPermit> _served = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PaceLimiter _limiter;
    private readonly CancellationToken _cancellationToken;

    internal PaceWaiter(PaceLimiter limiter, CancellationToken cancellationToken)
    {
        _limiter = limiter;
        _cancellationToken = cancellationToken;
        Node = new LinkedListNode<PaceWaiter>(this);
    }

    internal LinkedListNode<PaceWaiter> Node { get; }

    /// <summary>Ends the wait.</summary>
    internal void Serve(IRequestPermit permit) => _served.SetResult(permit);

    internal async Task<IRequestPermit> WaitAsync()
    {
        using (_cancellationToken.Register(static waiter => ((PaceWaiter)waiter!).Cancel(), this))
            return await _served.Task.ConfigureAwait(false);
    }

    // Whoever takes the waiter out of its queue decides how the wait ends.
    private void Cancel()
    {
        if (_limiter.Remove(this)) _served.TrySetCanceled(_cancellationToken);
    }
}
