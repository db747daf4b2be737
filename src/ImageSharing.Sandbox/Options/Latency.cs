using System;

namespace ImageSharing.Sandbox;

/// <summary>
/// Time that a request spends on its way. A request arrives (and is counted, checked and applied) after the request
/// leg; the response is sent after the response leg.
/// </summary>
public sealed record Latency
{
    /// <summary>No added time.</summary>
    public static Latency None { get; } = new();

    /// <summary>Half of the round trip on each leg, without jitter.</summary>
    public static Latency OfRoundTrip(TimeSpan roundTrip)
        => new() { RequestLeg = roundTrip / 2, ResponseLeg = roundTrip - (roundTrip / 2) };

    /// <summary>Added before the request arrives.</summary>
    public TimeSpan RequestLeg { get; init; }

    /// <summary>Added after it was processed, before the response is sent.</summary>
    public TimeSpan ResponseLeg { get; init; }

    /// <summary>The most that is added to the request leg, evenly distributed from zero.</summary>
    public TimeSpan RequestJitter { get; init; }

    /// <summary>The most that is added to the response leg, evenly distributed from zero.</summary>
    public TimeSpan ResponseJitter { get; init; }

    /// <summary>Decides the jitter, together with the number of the request.</summary>
    public int Seed { get; init; }

    internal TimeSpan BeforeArrival(long number) => RequestLeg + (RequestJitter * Chance.Of(Seed, "request", number));

    internal TimeSpan BeforeResponse(long number) => ResponseLeg + (ResponseJitter * Chance.Of(Seed, "response", number));
}
