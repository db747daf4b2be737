using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>What the answers so far say about how late a request may have arrived.</summary>
internal sealed class RoundTrips
{
    private readonly TimeSpan[] recent = new TimeSpan[PaceRules.RecentAnswers];
    private long count;
    private TimeSpan smallest = TimeSpan.MaxValue;
    private TimeSpan largestRecent;
    private TimeSpan doubt;

    /// <summary>True when so many answers came that the smallest round trip means something.</summary>
    internal bool AreEnough => count >= PaceRules.EnoughAnswers;

    /// <summary>What an unanswered request is held to: the largest lateness among the last answers.</summary>
    internal TimeSpan LargestRecentLateness => Lateness(largestRecent);

    internal void Add(TimeSpan roundTrip)
    {
        recent[count++ % recent.Length] = roundTrip;
        if (roundTrip < smallest) smallest = roundTrip;

        largestRecent = TimeSpan.Zero;
        for (int i = 0; i < Math.Min(count, recent.Length); i++)
        {
            if (recent[i] > largestRecent) largestRecent = recent[i];
        }

        doubt = TimeSpan.FromTicks((long)((largestRecent - smallest).Ticks / Math.Sqrt(count)));
    }

    /// <summary>
    /// How much later than the luckiest request one with this round trip may have arrived. The smallest round trip of few
    /// is not the smallest there is: what is missing to it shrinks with the root of their number.
    /// </summary>
    internal TimeSpan Lateness(TimeSpan roundTrip)
    {
        if (!AreEnough) return PaceRules.LargestLateness;

        TimeSpan late = roundTrip - smallest + doubt;
        if (late < TimeSpan.Zero) return TimeSpan.Zero;

        return late < PaceRules.LargestLateness ? late : PaceRules.LargestLateness;
    }
}
