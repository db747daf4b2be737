using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
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
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Attempt> _pipeline;

    public RequestRetries(int maximumRetryCount, TimeProvider time)
    {
        _time = time;
        ResiliencePipelineBuilder<Attempt> builder = new() { TimeProvider = time };
        if (maximumRetryCount > 0) builder.AddRetry(Transient(maximumRetryCount));
        _pipeline = builder.AddRetry(Busy()).Build();
    }

    /// <summary>Sends, and sends again while that may help.</summary>
    /// <param name="isRead">Whether the request changes nothing.</param>
    /// <param name="send">Sends once.</param>
    /// <param name="cancellationToken">Ends the waiting, not the sending.</param>
    public async Task<Attempt> RunAsync(bool isRead, Func<Task<Attempt>> send, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(CallKey, new Call(isRead, _time.GetTimestamp()));
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

    private static RetryStrategyOptions<Attempt> Transient(int maximumRetryCount) => new()
    {
        Name = "FailedConnections",
        MaxRetryAttempts = maximumRetryCount,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(5),
        ShouldHandle = static arguments => new ValueTask<bool>(
            arguments.Outcome.Result is { } attempt
                && IsTransient(attempt, CallOf(arguments.Context).IsRead)),
    };

    private RetryStrategyOptions<Attempt> Busy() => new()
    {
        Name = "BusyService",
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(300),
        MaxDelay = TimeSpan.FromSeconds(5),
        // The pace itself makes a request wait that was refused by rate; this only keeps a loop from being a tight one.
        DelayGenerator = static arguments => new ValueTask<TimeSpan?>(
            arguments.Outcome.Result is { Handling: ErrorHandling.SlowDown } ? TimeSpan.FromMilliseconds(500) : null),
        ShouldHandle = arguments =>
        {
            var call = CallOf(arguments.Context);
            return new ValueTask<bool>(
                arguments.Outcome.Result is { } attempt
                && IsBusy(attempt, call.IsRead)
                && _time.GetElapsedTime(call.Start) < LongestBusy);
        },
    };

    /// <summary>
    /// True if a connection failed. For a read any lost reply is as good as none; for a write it is not.
    /// </summary>
    private static bool IsTransient(Attempt attempt, bool isRead)
        => !attempt.IsLasting
            && (attempt.Kind == AttemptKind.NotSent || (isRead && attempt.Kind == AttemptKind.Unknown));

    /// <summary>True if the service asks to wait. How a write waits is for the caller to decide.</summary>
    private static bool IsBusy(Attempt attempt, bool isRead)
        => isRead && attempt.Handling is ErrorHandling.SlowDown or ErrorHandling.TryLater;

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    /// <param name="IsRead">Whether the request changes nothing.</param>
    /// <param name="Start">When it was sent first, as a timestamp of the TimeProvider.</param>
    private sealed record Call(bool IsRead, long Start);
}
