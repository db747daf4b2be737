using System;
using System.Linq;
using ImageSharing.Core.Transport.Pace;
using Xunit;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>What refusals make of the rate. Instants are in seconds.</summary>
public sealed class AllowedRateTests
{
    private readonly AllowedRate _rate = new(10, new Random(1));

    [Fact]
    public void The_first_refusal_halves_the_rate_and_later_ones_take_a_fifth()
    {
        Refuse(at: 100);
        Assert.Equal(5, _rate.At(S(100)));
        Refuse(at: 102);
        Assert.Equal((5 + 0.1) * 0.8, _rate.At(S(102)), 6);
    }

    [Fact]
    public void Ten_refusals_of_one_burst_count_once()
    {
        for (var i = 0; i < 10; i++) _rate.Refused(S(99.7), S(100 + (i * 0.1)), 10);

        Assert.Equal(5 + (0.05 * 0.9), _rate.At(S(100.9)), 6);
    }

    [Fact]
    public void A_request_that_was_on_its_way_at_the_cut_does_not_cut_again()
    {
        _rate.Refused(S(100), S(101.5), null);
        _rate.Refused(S(101.4), S(102.9), null);
        Assert.InRange(_rate.At(S(102.9)), 5, 5.1);

        _rate.Refused(S(101.6), S(103), null);
        Assert.InRange(_rate.At(S(103)), 4, 4.1);
    }

    [Fact]
    public void The_rate_comes_back_slowly_while_wary_and_quickly_after()
    {
        Refuse(at: 100);

        Assert.Equal(6, _rate.At(S(120)), 6);
        Assert.Equal(8, _rate.At(S(124)), 6);
        Assert.Equal(10, _rate.At(S(200)));
        Assert.True(_rate.IsCautious(S(119.9)));
        Assert.False(_rate.IsCautious(S(120)));
    }

    [Fact]
    public void No_number_of_refusals_stops_the_pace()
    {
        for (var i = 0; i < 100; i++) Refuse(at: 100 + (2 * i));

        Assert.Equal(PaceRules.LeastRate, _rate.At(S(298)), 6);
    }

    [Fact]
    public void Behind_a_cut_is_a_pause_of_100_to_600_ms_that_differs()
    {
        double[] pauses = [.. Enumerable.Range(0, 200).Select(seed =>
        {
            AllowedRate one = new(10, new Random(seed));
            one.Refused(S(99), S(100), null);
            return (one.PausedUntil - S(100)).TotalMilliseconds;
        })];

        Assert.All(pauses, pause => Assert.InRange(pause, 100, 600));
        Assert.InRange(pauses.Min(), 100, 150);
        Assert.InRange(pauses.Max(), 550, 600);
    }

    [Fact]
    public void A_lower_limit_that_the_service_states_is_the_new_ceiling()
    {
        _rate.Refused(S(99), S(100), 5);
        Assert.Equal(5, _rate.At(S(100)));
        Assert.Equal(5, _rate.At(S(1000)));

        _rate.Refused(S(1000), S(1001), 8);
        Assert.Equal(2.5, _rate.At(S(1001)));
        Assert.Equal(8, _rate.At(S(2000)));
    }

    [Fact]
    public void A_higher_limit_that_the_service_states_does_not_outdo_what_was_asked_for()
    {
        _rate.Refused(S(99), S(100), 40);

        Assert.Equal(10, _rate.At(S(1000)));
    }

    [Fact]
    public void What_was_asked_for_holds_at_once_in_both_directions()
    {
        _rate.Limit(3);
        Assert.Equal(3, _rate.At(S(1)));
        _rate.Limit(20);
        Assert.Equal(20, _rate.At(S(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_rate_that_is_none_is_refused(double none)
        => Assert.Throws<ArgumentOutOfRangeException>(() => _rate.Limit(none));

    private void Refuse(double at) => _rate.Refused(S(at - 0.3), S(at), 10);

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);
}
