using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Transport.Pace;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>How waiting ends without a permit.</summary>
public sealed class PaceCancellationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly PaceLimiter _limiter;

    public PaceCancellationTests() => _limiter = new PaceLimiter(10, _time, new Random(1));

    private IRequestPace Pace => _limiter;

    [Fact]
    public async Task One_who_gives_up_waiting_takes_no_permit_along()
    {
        var permits = await TakeAsync(10);
        using CancellationTokenSource cancelled = new();
        var first = Pace.AcquireAsync(cancelled.Token).AsTask();
        var second = Wait();

        await cancelled.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Patience));
        Assert.Equal(cancelled.Token, exception.CancellationToken);
        permits[0].Abandoned();

        await second.WaitAsync(Patience);
        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public async Task A_token_cancelled_before_uses_no_permit_up()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Pace.AcquireAsync(cancelled.Token));
        Assert.Equal(10, _limiter.Available);
    }

    [Fact]
    public async Task Cancelling_while_permits_are_given_out_loses_none()
    {
        for (var round = 0; round < 200; round++)
        {
            PaceLimiter one = new(1, _time, new Random(1));
            var held = await ((IRequestPace)one).AcquireAsync(CancellationToken.None);
            using CancellationTokenSource cancelled = new();
            var waiting = ((IRequestPace)one).AcquireAsync(cancelled.Token).AsTask();

            await Task.WhenAll(Task.Run(held.Abandoned), Task.Run(cancelled.Cancel));
            try
            {
                (await waiting.WaitAsync(Patience)).Dispose();
            }
            catch (OperationCanceledException)
            {
            }

            Assert.Equal(1, one.Available);
        }
    }

    private Task<IRequestPermit> Wait() => Pace.AcquireAsync(CancellationToken.None).AsTask();

    private async Task<List<IRequestPermit>> TakeAsync(int count)
    {
        List<IRequestPermit> permits = [];
        for (var i = 0; i < count; i++) permits.Add(await Wait().WaitAsync(Patience));
        return permits;
    }
}
