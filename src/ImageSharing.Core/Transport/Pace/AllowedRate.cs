using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>How fast requests may go, given what was asked for and what the service refused.</summary>
internal sealed class AllowedRate
{
    private const double Highest = 1e6;
    private readonly Random _random;
    private double _asked;
    private double _stated = double.PositiveInfinity;
    private double _learnt = double.PositiveInfinity;
    private TimeSpan? _lastCut;
    private TimeSpan? _lastRefusal;

    internal AllowedRate(double requestsPerSecond, Random random)
    {
        _random = random;
        Limit(requestsPerSecond);
    }

    /// <summary>No permit before this instant.</summary>
    internal TimeSpan PausedUntil { get; private set; } = TimeSpan.MinValue;

    // A limit that the service states is believed where it is lower than what was asked for.
    private double Ceiling => Math.Min(_asked, _stated);

    internal void Limit(double requestsPerSecond)
    {
        if (!(requestsPerSecond > 0)) throw new ArgumentOutOfRangeException(nameof(requestsPerSecond));

        _asked = Math.Min(requestsPerSecond, Highest);
    }

    internal double At(TimeSpan now)
    {
        if (_lastCut is not { } cut || _lastRefusal is not { } refusal) return Ceiling;

        var sinceCut = (now - cut).TotalSeconds;
        var atEase = Math.Max(0, (now - refusal - PaceRules.CautionTime).TotalSeconds);
        var regained = (PaceRules.CautiousRegain * (sinceCut - atEase)) + (PaceRules.Regain * atEase);
        return Math.Min(Ceiling, _learnt + regained);
    }

    internal bool IsCautious(TimeSpan now) => _lastRefusal is { } refusal && now - refusal < PaceRules.CautionTime;

    /// <summary>Takes note of a refusal by rate of a request that got its permit at <paramref name="taken"/>.</summary>
    internal void Refused(TimeSpan taken, TimeSpan now, int? statedLimit)
    {
        var before = At(now);
        var isFull = before >= Ceiling;
        _lastRefusal = now;
        if (statedLimit is > 0) _stated = statedLimit.Value;

        // What was on its way at the time of a cut says nothing about the rate after it.
        var isNews = _lastCut is not { } cut || (now - cut >= PaceRules.BetweenCuts && taken >= cut);
        if (!isNews && before <= _stated) return;

        _lastCut = now;
        if (before > _stated) _learnt = _stated;
        else _learnt = Math.Max(
            Math.Min(PaceRules.LeastRate, before),
            before * (isFull ? PaceRules.FirstCut : PaceRules.LaterCut));

        var spread = PaceRules.LongestPause - PaceRules.ShortestPause;
        PausedUntil = now + PaceRules.ShortestPause + TimeSpan.FromTicks((long)(_random.NextDouble() * spread.Ticks));
    }
}
