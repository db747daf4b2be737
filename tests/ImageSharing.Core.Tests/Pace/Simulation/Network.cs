using System;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>How long things take between a client and the service, in milliseconds.</summary>
internal sealed record Network
{
    public double RoundTrip { get; init; } = 300;

    /// <summary>What each way may take beyond half the round trip, evenly spread.</summary>
    public double Jitter { get; init; }

    public double ShortestConnect { get; init; }

    public double LongestConnect { get; init; }

    /// <summary>How late a timer may come.</summary>
    public double WakesLate { get; init; }

    /// <summary>The share of replies that never come.</summary>
    public double Lost { get; init; }

    /// <summary>By how much the requests that go first arrive late, all alike: the service has to wake up.</summary>
    public double FirstAreLate { get; init; }

    /// <summary>How many go first.</summary>
    public int First { get; init; }

    public TimeSpan ToService(Random random, int number)
        => OneWay(random) + Milliseconds(number <= First ? FirstAreLate : 0);

    public TimeSpan OneWay(Random random) => Milliseconds(RoundTrip / 2 + random.NextDouble() * Jitter);

    public TimeSpan Connect(Random random)
        => Milliseconds(ShortestConnect + random.NextDouble() * (LongestConnect - ShortestConnect));

    public TimeSpan WakeDelay(Random random) => Milliseconds(random.NextDouble() * WakesLate);

    private static TimeSpan Milliseconds(double value)
        => TimeSpan.FromTicks((long)(value * TimeSpan.TicksPerMillisecond));
}
