using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>How fast requests may go, given what was asked for and what the service refused.</summary>
internal sealed class AllowedRate
{
    private const double Highest = 1e6;
    private readonly Random random;
    private double asked;
    private double stated = double.PositiveInfinity;
    private double learnt = double.PositiveInfinity;
    private TimeSpan? lastCut;
    private TimeSpan? lastRefusal;

    internal AllowedRate(double requestsPerSecond, Random random)
    {
        this.random = random;
        Limit(requestsPerSecond);
    }

    /// <summary>No permit before this instant.</summary>
    internal TimeSpan PausedUntil { get; private set; } = TimeSpan.MinValue;

    // A limit that the service states is believed where it is lower than what was asked for.
    private double Ceiling => Math.Min(asked, stated);

    internal void Limit(double requestsPerSecond)
    {
        if (!(requestsPerSecond > 0)) throw new ArgumentOutOfRangeException(nameof(requestsPerSecond));

        asked = Math.Min(requestsPerSecond, Highest);
    }

    internal double At(TimeSpan now)
    {
        if (lastCut is not { } cut || lastRefusal is not { } refusal) return Ceiling;

        double sinceCut = (now - cut).TotalSeconds;
        double atEase = Math.Max(0, (now - refusal - PaceRules.Wary).TotalSeconds);
        double regained = (PaceRules.WaryRegain * (sinceCut - atEase)) + (PaceRules.Regain * atEase);
        return Math.Min(Ceiling, learnt + regained);
    }

    internal bool IsWary(TimeSpan now) => lastRefusal is { } refusal && now - refusal < PaceRules.Wary;

    /// <summary>Takes note of a refusal by rate of a request that got its permit at <paramref name="taken"/>.</summary>
    internal void Refused(TimeSpan taken, TimeSpan now, int? statedLimit)
    {
        double before = At(now);
        bool isFull = before >= Ceiling;
        lastRefusal = now;
        if (statedLimit is > 0) stated = statedLimit.Value;

        // What was on its way at the time of a cut says nothing about the rate after it.
        bool isNews = lastCut is not { } cut || (now - cut >= PaceRules.BetweenCuts && taken >= cut);
        if (!isNews && before <= stated) return;

        lastCut = now;
        if (before > stated) learnt = stated;
        else learnt = Math.Max(Math.Min(PaceRules.LeastRate, before), before * (isFull ? PaceRules.FirstCut : PaceRules.LaterCut));

        TimeSpan spread = PaceRules.LongestPause - PaceRules.ShortestPause;
        PausedUntil = now + PaceRules.ShortestPause + TimeSpan.FromTicks((long)(random.NextDouble() * spread.Ticks));
    }
}
