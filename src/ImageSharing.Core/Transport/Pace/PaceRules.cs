using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// The figures of the pace. The service counts arrivals in any one second, the calls of other tools included; these
/// keep below its limit with room for what the network does. Each was found by simulation; the tests hold them to it.
/// </summary>
internal static class PaceRules
{
    /// <summary>
    /// How long a permit stays taken after its request's body was written: the service's second and a reserve.
    /// </summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1030);

    /// <summary>
    /// The most that a late reply adds to the window, and what it adds while too few replies came to tell.
    /// </summary>
    internal static readonly TimeSpan LargestLateness = TimeSpan.FromMilliseconds(100);

    /// <summary>So many replies say something about the smallest round trip.</summary>
    internal const int EnoughReplies = 8;

    /// <summary>So many replies back the largest round trip counts.</summary>
    internal const int RecentReplies = 50;

    /// <summary>What a refusal at the full rate leaves of it: the other process gets the other half.</summary>
    internal const double FirstCut = 0.5;

    /// <summary>What a refusal below the full rate leaves of it.</summary>
    internal const double LaterCut = 0.8;

    /// <summary>The rate that no number of refusals cuts below, in requests a second.</summary>
    internal const double LeastRate = 0.5;

    /// <summary>The least time between two cuts.</summary>
    internal static readonly TimeSpan BetweenCuts = TimeSpan.FromMilliseconds(1200);

    /// <summary>The shortest pause behind a cut.</summary>
    internal static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause behind a cut.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(600);

    /// <summary>For so long after a refusal requests stay fully even, and the rate comes back slowly.</summary>
    internal static readonly TimeSpan CautionTime = TimeSpan.FromSeconds(20);

    /// <summary>What the rate regains while cautious, in requests a second per second.</summary>
    internal const double CautiousRegain = 0.05;

    /// <summary>What the rate regains after that, in requests a second per second.</summary>
    internal const double Regain = 0.5;

    /// <summary>How much the spacing inside the window grows at first, in seconds per second of running.</summary>
    internal const double EarlySpacing = 0.015;

    /// <summary>
    /// Where the early growth ends: at the gap between the service's second and the window, in which another process
    /// gets in.
    /// </summary>
    internal static readonly TimeSpan EarlySpacingEnds = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// How much the spacing grows in the long run, in seconds per second of running, until it is even.
    /// </summary>
    internal const double LateSpacing = 0.007;

    /// <summary>A run that needs no longer makes no room for another process, which will soon have all of it.</summary>
    internal static readonly TimeSpan ShortRun = TimeSpan.FromSeconds(6);

    /// <summary>After so long without a request, the next one starts a new run.</summary>
    internal static readonly TimeSpan RunEnds = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// By how much, or by half the spacing, a wake-up that came late is made good in the spacing. The window is never
    /// shortened.
    /// </summary>
    internal static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(20);
}
