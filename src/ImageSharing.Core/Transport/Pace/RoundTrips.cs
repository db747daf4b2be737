using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>What the replies so far say about how late a request may have arrived.</summary>
internal sealed class RoundTrips
{
    private readonly TimeSpan[] _recent = new TimeSpan[PaceRules.RecentReplies];
    private long _count;
    private TimeSpan _smallest = TimeSpan.MaxValue;
    private TimeSpan _largestRecent;
    private TimeSpan _doubt;

    /// <summary>True when so many replies came that the smallest round trip means something.</summary>
    internal bool AreEnough => _count >= PaceRules.EnoughReplies;

    /// <summary>What an unanswered request is held to: the largest lateness among the last replies.</summary>
    internal TimeSpan LargestRecentLateness => Lateness(_largestRecent);

    internal void Add(TimeSpan roundTrip)
    {
        _recent[_count++ % _recent.Length] = roundTrip;
        if (roundTrip < _smallest) _smallest = roundTrip;

        _largestRecent = TimeSpan.Zero;
        for (var i = 0; i < Math.Min(_count, _recent.Length); i++)
        {
            if (_recent[i] > _largestRecent) _largestRecent = _recent[i];
        }

        _doubt = TimeSpan.FromTicks((long)((_largestRecent - _smallest).Ticks / Math.Sqrt(_count)));
    }

    /// <summary>
    /// How much later than the luckiest request one with this round trip may have arrived. The smallest round trip of
    /// a few is larger than the true minimum: the error shrinks with the square root of their number.
    /// </summary>
    internal TimeSpan Lateness(TimeSpan roundTrip)
    {
        if (!AreEnough) return PaceRules.LargestLateness;

        var late = roundTrip - _smallest + _doubt;
        if (late < TimeSpan.Zero) return TimeSpan.Zero;

        return late < PaceRules.LargestLateness ? late : PaceRules.LargestLateness;
    }
}
