using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Tests.Pace.Simulation;
using ImageSharing.Core.Transport.Pace;
using Xunit;
using Xunit.Abstractions;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>Two processes on the same rate limit, 200 requests each, in virtual time.</summary>
public sealed class SharedRateLimitTests(ITestOutputHelper output)
{
    private const int Seeds = 60;

    [Theory]
    [InlineData(2, 5, 0.02)]
    [InlineData(2, 5, 0.3)]
    [InlineData(2, 5, 3)]
    [InlineData(2, 5, 12)]
    [InlineData(30, 150, 3)]
    [InlineData(60, 50, 0.3)]
    [InlineData(60, 50, 12)]
    [InlineData(120, 0, 3)]
    public void Few_are_refused_and_the_slower_process_has_at_least_a_third_of_the_faster_ones_rate(
        double jitter, double connect, double apart)
    {
        Network network = new()
        {
            Jitter = jitter,
            ShortestConnect = connect * 2 / 3,
            LongestConnect = connect * 4 / 3,
            WakesLate = 3,
        };
        Outcome[] outcomes = [.. Enumerable.Range(0, Seeds).Select(
            seed => Run(network, apart, seed, refusalsCount: false))];

        Print($"jitter {jitter} ms, connecting {connect} ms, up to {apart} s apart", outcomes);
        Assert.InRange(outcomes.Average(one => one.Refused), 0, 0.05);
        Assert.All(outcomes, one => Assert.InRange(one.Refused, 0, 0.065));
        Assert.All(outcomes, one => Assert.InRange(one.Share, 1 / 3.0, 1));
    }

    [Theory]
    [InlineData(2, 300, 3)]
    [InlineData(60, 300, 3)]
    [InlineData(10, 1500, 3)]
    public void Both_get_on_even_where_refusals_count_and_answers_are_late(
        double jitter, double roundTrip, double apart)
    {
        Network network = new() { Jitter = jitter, RoundTrip = roundTrip, WakesLate = 3 };
        foreach (var refusalsCount in new[] { false, true })
        {
            Outcome[] outcomes = [.. Enumerable.Range(0, Seeds).Select(
                seed => Run(network, apart, seed, refusalsCount))];

            Print(
                $"jitter {jitter} ms, round trip {roundTrip} ms, refusals {(refusalsCount ? "" : "do not ")}count",
                outcomes);
            Assert.InRange(outcomes.Average(one => one.Refused), 0, roundTrip > 300 ? 0.125 : 0.065);
            Assert.All(outcomes, one => Assert.InRange(one.Share, 1 / 3.0, 1));
        }
    }

    [Theory]
    [InlineData(50, 0.02, 1.2)]
    [InlineData(50, 0.3, 1.2)]
    [InlineData(50, 3, 1.2)]
    [InlineData(200, 3, 1.01)]
    [InlineData(200, 12, 1.01)]
    public void A_run_known_to_be_short_ends_hardly_later_beside_another_run(
        int requestsOfOther, double apart, double bound)
    {
        Network network = new() { Jitter = 10, WakesLate = 3 };
        var unknown = Ends(network, apart, requestsOfOther, expected: null);
        var known = Ends(network, apart, requestsOfOther, expected: 50);

        output.WriteLine($"50 requests beside {requestsOfOther}, up to {apart} s apart, {Seeds} seeds: over after "
            + $"{known:F1} s on average, and after {unknown:F1} s if nothing is expected.");
        Assert.InRange(known, 0, unknown * bound);
    }

    [Fact]
    public void When_the_other_process_ends_the_full_rate_comes_back_within_a_minute()
    {
        Agenda agenda = new();
        RateLimitedService service = new();
        SimulatedClient longer = new(agenda, service, new Network { Jitter = 10 }, 1);
        SimulatedClient shorter = new(agenda, service, new Network { Jitter = 10 }, 2);
        double during = 0;
        double after = 0;
        agenda.At(TimeSpan.Zero, () => longer.Add(2000));
        agenda.At(TimeSpan.FromSeconds(1), () => shorter.Add(200));
        agenda.At(TimeSpan.FromSeconds(30), () => during = longer.Rate);
        shorter.WhenOneIsDone = () =>
        {
            if (shorter.Done.Count == 200) agenda.After(TimeSpan.FromSeconds(60), () => after = longer.Rate);
        };
        agenda.Run();

        Assert.InRange(during, 2, 8);
        Assert.Equal(10, after);
    }

    [Fact]
    public void A_lower_limit_that_the_message_states_is_kept_to()
    {
        Agenda agenda = new();
        RateLimitedService service = new(limit: 4);
        SimulatedClient client = new(agenda, service, new Network(), 1) { StatedLimit = 4 };
        agenda.At(TimeSpan.Zero, () => client.Add(100));
        agenda.Run();

        output.WriteLine($"A limit of 4 where 10 was asked for: {service.Refused} of {client.Sent} refused.");
        Assert.Equal(6, service.Refused);
        Assert.InRange(client.Done.Max().TotalSeconds, 24, 27);
    }

    private static Outcome Run(Network network, double apart, int seed, bool refusalsCount)
    {
        Agenda agenda = new();
        RateLimitedService service = new(refusalsCount: refusalsCount);
        SimulatedClient one = new(agenda, service, network, 2 * seed);
        SimulatedClient other = new(agenda, service, network, (2 * seed) + 1);
        var second = TimeSpan.FromSeconds(apart * new Random(seed).NextDouble());
        agenda.At(TimeSpan.Zero, () => one.Add(200));
        agenda.At(second, () => other.Add(200));
        agenda.Run();

        // Rates are compared over the time in which both had something to do.
        var end = one.Done.Max() < other.Done.Max() ? one.Done.Max() : other.Done.Max();
        double[] done = [.. new[] { one, other }.Select(client => client.Done.Count(at => at >= second && at <= end))];
        return new Outcome(service.Refused / (double)(one.Sent + other.Sent), done.Min() / done.Max());
    }

    /// <summary>
    /// How long a run of 50 requests takes that begins beside another one, the longer of two such runs, in seconds.
    /// </summary>
    private static double Ends(Network network, double apart, int requestsOfOther, int? expected)
        => Enumerable.Range(0, Seeds).Average(seed => Ends(network, apart, seed, requestsOfOther, expected));

    private static double Ends(Network network, double apart, int seed, int requestsOfOther, int? expected)
    {
        Agenda agenda = new();
        RateLimitedService service = new(refusalsCount: false);
        var isOtherShort = requestsOfOther == 50;
        SimulatedClient other = new(agenda, service, network, 2 * seed) { Expected = isOtherShort ? expected : null };
        SimulatedClient one = new(agenda, service, network, (2 * seed) + 1) { Expected = expected };
        var second = TimeSpan.FromSeconds(apart * new Random(seed).NextDouble());
        agenda.At(TimeSpan.Zero, () => other.Add(requestsOfOther));
        agenda.At(second, () => one.Add(50));
        agenda.Run();
        var end = isOtherShort && other.Done.Max() > one.Done.Max() ? other.Done.Max() : one.Done.Max();
        return (end - second).TotalSeconds;
    }

    private void Print(string what, Outcome[] outcomes)
    {
        List<double> refused = [.. outcomes.Select(one => one.Refused).Order()];
        List<double> shares = [.. outcomes.Select(one => one.Share).Order()];
        output.WriteLine($"{what}, {Seeds} seeds: refused {refused.Average():P2} on average, "
            + $"{refused[Seeds * 95 / 100]:P1} in the 95th of 100, {refused[^1]:P1} at most; "
            + $"the slower at {shares[Seeds / 2]:F2} of the faster one's rate, {shares[0]:F2} at least.");
    }

    private sealed record Outcome(double Refused, double Share);
}
