using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Transport.Pace;
using Xunit;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>The decision alone: when is the next permit free? Instants are in milliseconds.</summary>
public sealed class PaceStateTests
{
    private readonly PaceState _state = new(10, new Random(1));

    [Fact]
    public void A_permit_comes_free_1030_ms_after_its_body_was_written()
    {
        Settle(roundTrip: 300);
        var slots = Take(10, at: 10_000);
        foreach (var slot in slots) _state.Written(slot, At(10_200));
        foreach (var slot in slots) Answer(slot, 10_500);

        Assert.Equal(At(11_230), _state.NextFree(At(10_500)));
        Assert.Null(_state.TryAcquire(At(11_229)));
        Assert.NotNull(_state.TryAcquire(At(11_230)));
    }

    [Fact]
    public void A_permit_whose_body_is_not_written_stays_taken()
    {
        Take(10, at: 0);

        Assert.Equal(TimeSpan.MaxValue, _state.NextFree(At(60_000)));
    }

    [Fact]
    public void A_body_written_again_on_another_connection_counts_from_then()
    {
        Settle(roundTrip: 300);
        var slots = Take(10, at: 10_000);
        foreach (var slot in slots) _state.Written(slot, At(10_000));
        foreach (var slot in slots) _state.Written(slot, At(10_400));
        foreach (var slot in slots) Answer(slot, 10_700);

        Assert.Equal(At(11_430), _state.NextFree(At(10_700)));
    }

    [Fact]
    public void A_body_written_again_when_the_permits_time_was_over_is_in_the_window_again()
    {
        var slots = Take(10, at: 0);
        foreach (var slot in slots) _state.Written(slot, At(0));
        Assert.Equal(10, _state.Room(At(2000)));

        _state.Written(slots[0], At(2000));

        Assert.Equal(9, _state.Room(At(2000)));
    }

    [Fact]
    public void A_request_never_sent_gives_its_permit_back_at_once()
    {
        var slots = Take(10, at: 0);

        _state.Close(slots[3]);

        Assert.NotNull(_state.TryAcquire(At(1)));
        Assert.Null(_state.TryAcquire(At(1)));
    }

    [Fact]
    public void A_permit_given_back_twice_comes_back_once()
    {
        var slots = Take(10, at: 0);

        _state.Close(slots[3]);
        _state.Close(slots[3]);

        Assert.Equal(1, _state.Room(At(1)));
    }

    [Theory]
    [InlineData(300, 1030)]
    [InlineData(340, 1070)]
    [InlineData(400, 1130)]
    [InlineData(900, 1130)]
    [InlineData(250, 1030)]
    public void A_late_answer_keeps_the_permit_longer_by_at_most_100_ms(double roundTrip, double free)
    {
        Settle(roundTrip: 300, requests: 500);
        var slots = Take(10, at: 100_000);
        foreach (var slot in slots) _state.Written(slot, At(100_000));
        foreach (var slot in slots) _state.Answered(slot, At(100_000 + roundTrip));

        Assert.Equal(free, (_state.NextFree(At(100_900)) - At(100_000)).TotalMilliseconds, 2);
    }

    [Fact]
    public void An_unanswered_request_is_held_to_the_largest_lateness_of_the_last_50()
    {
        Settle(roundTrip: 300, requests: 10_000);
        var late = Take(1, at: 2_000_000).Single();
        _state.Written(late, At(2_000_000));
        Answer(late, 2_000_360);

        Assert.InRange(FreeUnanswered(2_010_000), 1090, 1091);
        Settle(roundTrip: 300, requests: 50, from: 2_020_000);
        Assert.Equal(1030, FreeUnanswered(2_040_000), 2);
    }

    [Fact]
    public void Before_eight_answers_a_permit_is_given_for_the_whole_1130_ms()
    {
        Settle(roundTrip: 300, requests: 7);

        Assert.Equal(1130, FreeUnanswered(10_000));
    }

    [Fact]
    public void Where_round_trips_vary_the_smallest_of_few_is_not_trusted_yet()
    {
        Settle(roundTrip: 300, requests: 8);
        var late = Take(1, at: 20_000).Single();
        _state.Written(late, At(20_000));
        Answer(late, 20_330);

        var slots = Take(10, at: 30_000);
        foreach (var slot in slots) _state.Written(slot, At(30_000));
        foreach (var slot in slots) _state.Answered(slot, At(30_300));

        Assert.Equal(At(30_000 + 1030 + (30 / Math.Sqrt(9))), _state.NextFree(At(30_300)));
    }

    [Fact]
    public void A_refusal_answered_without_the_work_is_no_measure_for_the_others()
    {
        Settle(roundTrip: 300, requests: 100);
        var quick = Take(1, at: 100_000).Single();
        _state.Written(quick, At(100_000));
        _state.Answered(quick, At(100_010));
        _state.Refused(quick, At(100_010), null);
        _state.Close(quick);

        var slots = TakeWhenFree(10, from: 200_000);
        var last = slots[^1];
        _state.Written(last, At(300_000));
        _state.Answered(last, At(300_300));
        foreach (var slot in slots.SkipLast(1)) _state.Written(slot, At(300_000));
        foreach (var slot in slots.SkipLast(1)) _state.Answered(slot, At(300_300));

        Assert.Equal(1030, (_state.NextFree(At(300_300)) - At(300_000)).TotalMilliseconds, 2);
    }

    [Fact]
    public void Spacing_grows_with_running_until_requests_are_even()
    {
        var written = RunFor(seconds: 30);
        double[] gaps = [.. written.Zip(written.Skip(1), (a, b) => (b - a).TotalMilliseconds)];

        Assert.All(gaps.Take(9), gap => Assert.Equal(0, gap));
        Assert.InRange(GapsAround(2), 15, 31);
        Assert.InRange(GapsAround(4), 28, 32);
        Assert.InRange(GapsAround(10), 60, 75);
        Assert.InRange(GapsAround(25), 102, 104);

        double GapsAround(double second)
        {
            double[] around = [.. gaps.Where((_, i) => Math.Abs(written[i].TotalSeconds - second) < 0.6)];
            return around.Order().ElementAt(around.Length / 2);
        }
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 30)]
    [InlineData(null, 30)]
    public void There_is_no_spacing_in_six_seconds_that_are_enough(int? expected, double gapAtFourSeconds)
    {
        _state.Limit(10, expected);
        var written = RunFor(seconds: 12);

        Assert.InRange(LargestGapWithinTen(written, 30), gapAtFourSeconds - 5, gapAtFourSeconds + 5);
        Assert.InRange(LargestGapWithinTen(written, 80), 45, 75);
    }

    /// <summary>The largest gap in milliseconds between the ten that begin a window, from the one given on.</summary>
    private static double LargestGapWithinTen(List<TimeSpan> written, int first)
        => Enumerable.Range(first, 9).Max(i => (written[i + 1] - written[i]).TotalMilliseconds);

    /// <summary>Sends without pause, answered after 300 ms.</summary>
    private List<TimeSpan> RunFor(double seconds)
    {
        List<TimeSpan> written = [];
        Queue<(TimeSpan At, RequestSlot Slot)> answers = new();
        var now = TimeSpan.Zero;
        while (now < TimeSpan.FromSeconds(seconds))
        {
            while (answers.TryPeek(out var due) && due.At <= now)
            {
                Answer(answers.Dequeue().Slot, due.At.TotalMilliseconds);
            }
            if (_state.TryAcquire(now) is { } slot)
            {
                _state.Written(slot, now);
                written.Add(now);
                answers.Enqueue((now + At(300), slot));
                continue;
            }

            var free = _state.NextFree(now);
            now = answers.TryPeek(out var next) && next.At < free ? next.At : free;
        }

        return written;
    }

    private void Settle(double roundTrip, int requests = 20, double from = 0)
    {
        var now = At(from);
        for (var i = 0; i < requests; i++)
        {
            if (_state.NextFree(now) > now) now = _state.NextFree(now);
            var slot = Assert.IsType<RequestSlot>(_state.TryAcquire(now));
            _state.Written(slot, now);
            Answer(slot, now.TotalMilliseconds + roundTrip);
        }
    }

    private double FreeUnanswered(double from)
    {
        var slots = Take(10, from);
        foreach (var slot in slots) _state.Written(slot, At(from));
        return _state.NextFree(At(from)).TotalMilliseconds - from;
    }

    private List<RequestSlot> Take(int count, double at)
        => [.. Enumerable.Range(0, count).Select(_ => Assert.IsType<RequestSlot>(_state.TryAcquire(At(at))))];

    private List<RequestSlot> TakeWhenFree(int count, double from)
    {
        var now = At(from);
        List<RequestSlot> slots = [];
        while (slots.Count < count)
        {
            if (_state.TryAcquire(now) is { } slot) slots.Add(slot);
            else now = _state.NextFree(now);
        }

        return slots;
    }

    private void Answer(RequestSlot slot, double at)
    {
        _state.Answered(slot, At(at));
        _state.Close(slot);
    }

    private static TimeSpan At(double milliseconds)
        => TimeSpan.FromTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));
}
