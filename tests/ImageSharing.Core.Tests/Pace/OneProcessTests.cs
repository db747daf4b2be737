using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Tests.Pace.Simulation;
using Xunit;
using Xunit.Abstractions;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>
/// One process alone on its rate limit, in virtual time, against a service that refuses the eleventh in any second.
/// </summary>
public sealed class OneProcessTests(ITestOutputHelper output)
{
    private const int Seeds = 100;

    [Theory]
    [InlineData(300, 0, 50, 1.12)]
    [InlineData(300, 10, 50, 1.13)]
    [InlineData(300, 60, 50, 1.19)]
    [InlineData(300, 129, 50, 1.20)]
    [InlineData(300, 129, 200, 1.18)]
    [InlineData(900, 129, 100, 1.20)]
    [InlineData(1500, 129, 200, 1.18)]
    public void Nothing_is_refused_while_the_one_way_delay_varies_by_less_than_130_ms(
        double roundTrip, double jitter, int requests, double bound)
    {
        Network network = new() { RoundTrip = roundTrip, Jitter = jitter, WakesLate = 3 };
        List<double> ratios = [];
        for (var seed = 0; seed < Seeds; seed++)
        {
            Agenda agenda = new();
            RateLimitedService service = new();
            SimulatedClient client = new(agenda, service, network, seed);
            agenda.At(TimeSpan.Zero, () => client.Add(requests));
            agenda.Run();

            Assert.Equal(0, service.Refused);
            Assert.Equal(requests, service.Accepted);
            ratios.Add(Ratio(client.Done.Max(), requests, roundTrip + jitter));
        }

        ratios.Sort();
        output.WriteLine($"{roundTrip} + 2 × {jitter} ms, {requests} requests, {Seeds} seeds: none refused, median "
            + $"{ratios[Seeds / 2]:F3} and at most {ratios[^1]:F3} × the least time.");
        Assert.InRange(ratios[^1], 1, bound);
    }

    [Theory]
    [InlineData(0, 0, 0, null, 1.11)]
    [InlineData(0, 0, 15, null, 1.12)]
    [InlineData(10, 0, 3, null, 1.13)]
    [InlineData(0, 5, 3, null, 1.11)]
    [InlineData(0, 300, 3, null, 1.18)]
    [InlineData(10, 300, 3, null, 1.20)]
    [InlineData(0, 0, 0, 50, 1.07)]
    [InlineData(0, 0, 15, 50, 1.07)]
    [InlineData(10, 0, 3, 50, 1.08)]
    [InlineData(0, 5, 3, 50, 1.07)]
    [InlineData(0, 300, 3, 50, 1.18)]
    [InlineData(10, 300, 3, 50, 1.20)]
    public void Fifty_images_take_little_more_than_the_least_time_and_less_if_they_are_expected(
        double jitter, double connect, double wakesLate, int? expected, double bound)
    {
        Network network = new()
        {
            Jitter = jitter,
            ShortestConnect = connect * 2 / 3,
            LongestConnect = connect * 4 / 3,
            WakesLate = wakesLate,
        };
        List<double> ratios = [];
        for (var seed = 0; seed < Seeds; seed++)
        {
            Agenda agenda = new();
            RateLimitedService reads = new();
            RateLimitedService writes = new();
            Connections connections = new();
            SimulatedClient reader = new(agenda, reads, network, seed) { Connections = connections, Expected = expected };
            SimulatedClient writer = new(agenda, writes, network, seed + Seeds)
            {
                Connections = connections,
                Expected = expected,
            };
            reader.WhenOneIsDone = () => writer.Add(1);
            agenda.At(TimeSpan.Zero, () => reader.Add(50));
            agenda.Run();

            Assert.Equal((0, 0), (reads.Refused, writes.Refused));
            ratios.Add(Ratio(writer.Done.Max(), 50, 2 * (network.RoundTrip + network.Jitter)));
        }

        ratios.Sort();
        output.WriteLine($"jitter {network.Jitter} ms, connecting {network.LongestConnect} ms, expected {expected}: median "
            + $"{ratios[Seeds / 2]:F3} and at most {ratios[^1]:F3} × the least time.");
        Assert.InRange(ratios[^1], 1, bound);
    }

    [Fact]
    public void The_first_ten_go_at_once_and_the_next_ten_when_the_window_is_over()
    {
        Agenda agenda = new();
        SimulatedClient client = new(agenda, new RateLimitedService(), new Network(), 1);
        agenda.At(TimeSpan.Zero, () => client.Add(20));
        agenda.Run();

        Assert.All(client.Written.Take(10), at => Assert.Equal(TimeSpan.Zero, at));
        Assert.All(client.Written.Skip(10), at => Assert.InRange(at.TotalMilliseconds, 1130, 1130 + (9 * 18)));
    }

    [Fact]
    public void Nothing_is_refused_where_all_that_go_first_are_late_alike()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Agenda agenda = new();
            RateLimitedService service = new();
            Network network = new() { Jitter = 2, FirstAreLate = 120, First = 10 };
            SimulatedClient client = new(agenda, service, network, seed);
            agenda.At(TimeSpan.Zero, () => client.Add(50));
            agenda.Run();

            Assert.Equal(0, service.Refused);
        }
    }

    [Fact]
    public void A_latency_of_1500_ms_costs_no_rate_with_few_in_flight()
    {
        Agenda agenda = new();
        SimulatedClient client = new(agenda, new RateLimitedService(), new Network { RoundTrip = 1500 }, 1)
        {
            ThrottleLimit = 30,
        };
        agenda.At(TimeSpan.Zero, () => client.Add(300));
        agenda.Run();

        var ratio = Ratio(client.Done.Max(), 300, 1500);
        output.WriteLine($"300 requests at 1,500 ms: {ratio:F3} × the least time, {client.MostInFlight} in flight.");
        Assert.InRange(ratio, 1, 1.07);
        Assert.InRange(client.MostInFlight, 10, 20);
    }

    [Fact]
    public void Answers_that_never_come_keep_no_permit()
    {
        Agenda agenda = new();
        SimulatedClient client = new(agenda, new RateLimitedService(), new Network { Lost = 0.5 }, 1)
        {
            ThrottleLimit = 1000,
        };
        agenda.At(TimeSpan.Zero, () => client.Add(200));
        agenda.Run();

        Assert.Equal(200, client.Done.Count);
        Assert.InRange(client.Written.Max().TotalSeconds, 19, 19 * 1.2);
    }

    [Fact]
    public void After_an_idle_time_a_new_run_starts_with_a_burst()
    {
        Agenda agenda = new();
        SimulatedClient client = new(agenda, new RateLimitedService(), new Network(), 1);
        agenda.At(TimeSpan.Zero, () => client.Add(300));
        agenda.At(TimeSpan.FromSeconds(60), () => client.Add(10));
        agenda.Run();

        TimeSpan[] late = [.. client.Written.Skip(290).Take(10)];
        Assert.InRange((late[9] - late[0]).TotalSeconds, 0.85, 1.0);
        Assert.All(client.Written.Skip(300), at => Assert.Equal(TimeSpan.FromSeconds(60), at));
    }

    private static double Ratio(TimeSpan took, int requests, double roundTrips)
        => took.TotalMilliseconds / ((Math.Ceiling(requests / 10.0) - 1) * 1000 + roundTrips);
}
