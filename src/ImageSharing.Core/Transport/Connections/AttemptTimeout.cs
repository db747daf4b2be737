using System;
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace ImageSharing.Core.Transport.Connections;

/// <summary>A token that is cancelled when the caller cancels, or when the time of one attempt is over.</summary>
internal readonly struct AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _caller;

    public AttemptTimeout(TimeSpan time, TimeProvider provider, CancellationToken cancellationToken)
    {
        _caller = cancellationToken;
        if (ReferenceEquals(provider, TimeProvider.System))
        {
            _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _either.CancelAfter(time);
            return;
        }

#if NET
        _timer = new CancellationTokenSource(time, provider);
#else
        _timer = provider.CreateCancellationTokenSource(time);
#endif
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, cancellationToken);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>True if the time was over before the caller cancelled.</summary>
    public bool IsOver => _either.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer?.Dispose();
    }
}
