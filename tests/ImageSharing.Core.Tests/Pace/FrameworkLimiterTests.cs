using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using ImageSharing.Core.Transport.Pace;
using Xunit;
using Xunit.Abstractions;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>
/// Why there is a limiter of our own: asked for ten in a second, each of the framework's lets more through in some
/// second. They read the machine's clock, so these take a second or two each; a machine that stands still is asked
/// again.
/// </summary>
public sealed class FrameworkLimiterTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_fixed_window_lets_more_than_ten_through_in_a_second()
        => Assert.InRange(
            MostInAnySecond(
                () => new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
                {
                    PermitLimit = 10,
                    Window = Second,
                    AutoReplenishment = false,
                }),
                idle: 0.6),
            11,
            20);

    [Fact]
    public void A_sliding_window_lets_more_than_ten_through_in_a_second()
        => Assert.InRange(
            MostInAnySecond(
                () => new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = 10,
                    Window = Second,
                    SegmentsPerWindow = 2,
                    AutoReplenishment = false,
                }),
                idle: 0.3),
            11,
            20);

    [Fact]
    public void A_token_bucket_lets_more_than_ten_through_in_a_second()
        => Assert.InRange(
            MostInAnySecond(
                () => new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 10,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
                    AutoReplenishment = false,
                }),
                idle: 0),
            11,
            20);

    [Fact]
    public async Task Ours_never_does()
    {
        PaceLimiter limiter = new(10, TimeProvider.System, new Random(1));
        var watch = Stopwatch.StartNew();
        List<TimeSpan> granted = [];
        while (granted.Count < 15)
        {
            var permit = await limiter.AcquireAsync(CancellationToken.None);
            granted.Add(watch.Elapsed);
            permit.BodyWritten();
        }

        Assert.InRange(MostIn(granted), 1, 10);
    }

    private int MostInAnySecond(Func<RateLimiter> make, double idle)
    {
        var most = 0;
        for (var attempt = 0; attempt < 5 && most <= 10; attempt++)
        {
            using var limiter = make();
            var granted = Take(limiter, TimeSpan.FromSeconds(idle), TimeSpan.FromSeconds(idle + 1.2));
            most = Math.Max(most, MostIn(granted));
        }

        output.WriteLine($"{most} in one second.");
        return most;
    }

    private static int MostIn(List<TimeSpan> granted)
    {
        var most = 0;
        for (var i = 0; i < granted.Count; i++)
            most = Math.Max(most, granted.FindLastIndex(at => at - granted[i] < Second) - i + 1);

        return most;
    }

    private static List<TimeSpan> Take(RateLimiter limiter, TimeSpan from, TimeSpan until)
    {
        var watch = Stopwatch.StartNew();
        List<TimeSpan> granted = [];
        while (watch.Elapsed < until)
        {
            (limiter as ReplenishingRateLimiter)?.TryReplenish();
            if (watch.Elapsed >= from)
            {
                var lease = limiter.AttemptAcquire();
                if (lease.IsAcquired)
                {
                    granted.Add(watch.Elapsed);
                    continue;
                }
            }

            Thread.Sleep(2);
        }

        return granted;
    }
}
