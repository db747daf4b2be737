using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Core.Transport.Pace;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>The waiting around the decision, on a clock that only the test moves.</summary>
public sealed class PaceLimiterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly PaceLimiter _limiter;

    public PaceLimiterTests() => _limiter = new PaceLimiter(10, _time, new Random(1));

    private IRequestPace Pace => _limiter;

    [Fact]
    public async Task The_eleventh_waits_until_the_first_ones_time_is_over()
    {
        foreach (var permit in await TakeAsync(10)) permit.BodyWritten();
        var eleventh = Wait();

        _time.Advance(TimeSpan.FromMilliseconds(1129));
        Assert.Equal(10, Served);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(11, Served);
        await eleventh.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_body_written_wakes_those_that_wait_at_the_right_time()
    {
        var permits = await TakeAsync(10);
        var eleventh = Wait();
        _time.Advance(TimeSpan.FromSeconds(5));
        foreach (var permit in permits) permit.BodyWritten();

        _time.Advance(TimeSpan.FromMilliseconds(1129));
        Assert.Equal(10, Served);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await eleventh.WaitAsync(Patience);
    }

    [Fact]
    public async Task First_come_first_served()
    {
        var permits = await TakeAsync(10);
        Task<IRequestPermit>[] waiting = [Wait(), Wait(), Wait()];
        for (var i = 0; i < 3; i++)
        {
            permits[i].Abandoned();
            Assert.Equal(11 + i, Served);
            await waiting[i].WaitAsync(Patience);
        }
    }

    [Fact]
    public async Task A_refused_request_goes_ahead_of_the_others()
    {
        var permits = await TakeAsync(10);
        var other = Wait();
        var refused = _limiter.AcquireAgainAsync(CancellationToken.None).AsTask();
        var refusedLater = _limiter.AcquireAgainAsync(CancellationToken.None).AsTask();

        permits[0].Abandoned();
        await refused.WaitAsync(Patience);
        permits[1].Abandoned();
        await refusedLater.WaitAsync(Patience);
        Assert.Equal(1, _limiter.Waiting);
        permits[2].Abandoned();
        await other.WaitAsync(Patience);
    }

    [Fact]
    public async Task Refused_requests_that_wait_are_not_overtaken_by_one_that_comes_when_a_permit_is_free()
    {
        var permits = await TakeAsync(10);
        permits[0].BodyWritten();
        permits[0].Refused(10);
        var refused = _limiter.AcquireAgainAsync(CancellationToken.None).AsTask();
        var other = Wait();
        foreach (var permit in permits.Skip(1)) permit.Dispose();

        _time.Advance(TimeSpan.FromSeconds(0.7));

        await refused.WaitAsync(Patience);
        Assert.Equal(1, _limiter.Waiting);
        _time.Advance(TimeSpan.FromSeconds(0.3));
        await other.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_lower_limit_holds_from_the_next_permit_on_and_a_higher_one_wakes_those_that_wait()
    {
        await TakeAsync(4);
        _limiter.Limit(3);
        Assert.Equal(3, _limiter.RequestsPerSecond);
        var fifth = Wait();
        Assert.Equal(4, Served);

        _limiter.Limit(5);
        await fifth.WaitAsync(Patience);
    }

    [Fact]
    public async Task Commands_that_share_a_pace_keep_to_the_lowest_rate_until_that_command_ends()
    {
        RequestPaces paces = new(requestsPerSecond => new PaceLimiter(requestsPerSecond, _time, new Random(1)));
        PaceKey key = new("ModifyImageSharePermission", "cvm.tencentcloudapi.com", "one");
        using var fast = paces.Use(key, 10);
        var slow = paces.Use(key, 2);
        using var elsewhere = paces.Use(key with { Action = "DescribeImages" }, 40);

        Assert.Same(fast.Pace, slow.Pace);
        Assert.Equal(2, fast.Pace.RequestsPerSecond);
        Assert.Equal(40, elsewhere.Pace.RequestsPerSecond);
        await fast.Pace.AcquireAsync(CancellationToken.None);
        await fast.Pace.AcquireAsync(CancellationToken.None);
        var third = fast.Pace.AcquireAsync(CancellationToken.None).AsTask();
        Assert.False(third.IsCompleted);

        slow.Dispose();
        Assert.Equal(10, fast.Pace.RequestsPerSecond);
        await third.WaitAsync(Patience);
    }

    [Fact]
    public void Commands_that_share_a_pace_expect_the_sum_and_nothing_where_one_does_not_know()
    {
        RecordingPace pace = new();
        RequestPaces paces = new(_ => pace);
        PaceKey key = new("ModifyImageSharePermission", "cvm.tencentcloudapi.com", "one");
        using var first = paces.Use(key, 10, expected: 30);
        Assert.Equal(30, pace.Expected);
        using var second = paces.Use(key, 10, expected: 20);
        Assert.Equal(50, pace.Expected);

        var third = paces.Use(key, 10);
        Assert.Null(pace.Expected);
        third.Dispose();
        third.Dispose();
        Assert.Equal(50, pace.Expected);
    }

    [Fact]
    public async Task Thousands_may_wait_and_all_are_served_in_turn()
    {
        _limiter.Limit(1000);
        Task<IRequestPermit>[] waiting = [.. Enumerable.Range(0, 5000).Select(_ => Wait())];
        Assert.Equal(4000, _limiter.Waiting);
        var done = 0;
        for (var step = 0; done < waiting.Length; step++)
        {
            Assert.InRange(step, 0, 1200);
            for (var served = (int)Served; done < served; done++)
            {
                using var permit = await waiting[done].WaitAsync(Patience);
                permit.BodyWritten();
            }

            _time.Advance(TimeSpan.FromMilliseconds(5));
        }
    }

    [Fact]
    public async Task The_time_of_day_does_not_matter()
    {
        foreach (var permit in await TakeAsync(10)) permit.BodyWritten();
        var eleventh = Wait();

        _time.AdjustTime(_time.GetUtcNow().AddDays(2));
        Assert.Equal(10, Served);
        _time.Advance(TimeSpan.FromMilliseconds(1130));
        await eleventh.WaitAsync(Patience);
    }

    private long Served => _limiter.Granted;

    private Task<IRequestPermit> Wait() => Pace.AcquireAsync(CancellationToken.None).AsTask();

    private async Task<List<IRequestPermit>> TakeAsync(int count)
    {
        List<IRequestPermit> permits = [];
        for (var i = 0; i < count; i++) permits.Add(await Wait().WaitAsync(Patience));
        return permits;
    }
}
