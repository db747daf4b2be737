using System;
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace ImageSharing.Core.Transport;

/// <summary>A token that is cancelled when the caller cancels, or when the time of one attempt is over.</summary>
internal readonly struct AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource? timer;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken caller;

    public AttemptTimeout(TimeSpan time, TimeProvider provider, CancellationToken cancellationToken)
    {
        caller = cancellationToken;
        if (ReferenceEquals(provider, TimeProvider.System))
        {
            either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            either.CancelAfter(time);
            return;
        }

#if NET
        timer = new CancellationTokenSource(time, provider);
#else
        timer = provider.CreateCancellationTokenSource(time);
#endif
        either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    /// <summary>True where the time was over before the caller cancelled.</summary>
    public bool IsOver => either.IsCancellationRequested && !caller.IsCancellationRequested;

    public void Dispose()
    {
        either.Dispose();
        timer?.Dispose();
    }
}
