using System;
using System.Threading;
#if !NET
using System.Threading.Tasks;
#endif

namespace ImageSharing.Core.Transport;

/// <summary>A token that is cancelled when the caller cancels, or when the time of one attempt is over.</summary>
internal readonly struct AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource either;

    public AttemptTimeout(TimeSpan time, TimeProvider provider, CancellationToken cancellationToken)
    {
#if NET
        timer = new CancellationTokenSource(time, provider);
#else
        timer = provider.CreateCancellationTokenSource(time);
#endif
        either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    public bool IsOver => timer.IsCancellationRequested;

    public void Dispose()
    {
        either.Dispose();
        timer.Dispose();
    }
}
