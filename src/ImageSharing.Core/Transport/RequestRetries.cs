using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Core.Transport.Responses;
using Polly;
using Polly.Retry;

namespace ImageSharing.Core.Transport;

/// <summary>
/// Sends again: a failed connection up to the number of times that the user allows, a service that asks to wait for up
/// to a minute. The only place that knows the retry library.
/// </summary>
internal sealed class RequestRetries
{
    private static readonly TimeSpan LongestBusy = TimeSpan.FromSeconds(60);
    private static readonly ResiliencePropertyKey<Call> CallKey = new("call");
    private readonly int _maximumRetryCount;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Attempt> _pipeline;

    public RequestRetries(int maximumRetryCount, TimeProvider time)
    {
        _maximumRetryCount = maximumRetryCount;
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(5),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(DelayBefore(arguments.Outcome.Result!)),
                ShouldHandle = arguments => new ValueTask<bool>(
                    arguments.Outcome.Result is { } attempt
                    && IsSentAgain(attempt, arguments.Context.Properties.GetValue(CallKey, null!))),
            })
            .Build();
    }

    /// <summary>Sends, and sends again while that may help.</summary>
    /// <param name="request">The request.</param>
    /// <param name="send">Sends it once.</param>
    /// <param name="cancellationToken">Ends the waiting, not the sending.</param>
    public async Task<Attempt> RunAsync(
        ApiRequest request, Func<Task<Attempt>> send, CancellationToken cancellationToken)
    {
        // A wait ends when nothing more is to be started; a request on its way does not.
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.Start);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, waiting.Token);
        context.Properties.Set(CallKey, new Call(request.IsRead, _time.GetTimestamp()));
        try
        {
            return await _pipeline
                .ExecuteAsync(static (_, send) => new ValueTask<Attempt>(send()), context, send)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool IsSentAgain(Attempt attempt, Call call)
    {
        if (IsBusy(attempt, call.IsRead)) return _time.GetElapsedTime(call.Start) < LongestBusy;

        return IsTransient(attempt, call.IsRead) && call.FailedConnections++ < _maximumRetryCount;
    }

    /// <summary>
    /// The pace makes a request wait that was refused by rate; this only keeps a loop from being a tight one.
    /// </summary>
    private static TimeSpan? DelayBefore(Attempt attempt)
        => attempt.Handling == ErrorHandling.SlowDown ? TimeSpan.FromMilliseconds(500) : null;

    /// <summary>
    /// True if a connection failed. For a read any lost reply is as good as none; for a write it is not.
    /// </summary>
    private static bool IsTransient(Attempt attempt, bool isRead)
        => !attempt.IsLasting
            && (attempt.Kind == AttemptKind.NotSent || (isRead && attempt.Kind == AttemptKind.Unknown));

    /// <summary>True if the service asks to wait. How a write waits is for the caller to decide.</summary>
    private static bool IsBusy(Attempt attempt, bool isRead)
        => isRead && attempt.Handling is ErrorHandling.SlowDown or ErrorHandling.TryLater;

    /// <param name="isRead">Whether the request changes nothing.</param>
    /// <param name="start">When it was sent first, as a timestamp of the TimeProvider.</param>
    private sealed class Call(bool isRead, long start)
    {
        public bool IsRead { get; } = isRead;

        public long Start { get; } = start;

        public int FailedConnections { get; set; }
    }
}
