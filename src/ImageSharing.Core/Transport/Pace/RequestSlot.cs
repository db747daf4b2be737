using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>One request's place in the window. Instants count from the start of the pace.</summary>
internal sealed class RequestSlot
{
    internal RequestSlot(TimeSpan taken) => Taken = taken;

    /// <summary>When the permit was given.</summary>
    internal TimeSpan Taken { get; }

    /// <summary>
    /// True if too few replies were there when the permit was given. Those that go first may all be late alike, on
    /// new connections to a service that was asleep, and their round trips would not tell.
    /// </summary>
    internal bool LacksRoundTrips { get; init; }

    /// <summary>When the body was written; null while it was not.</summary>
    internal TimeSpan? Written { get; set; }

    /// <summary>The time until the reply, or null.</summary>
    internal TimeSpan? RoundTrip { get; set; }

    /// <summary>True if the reply was a refusal by rate.</summary>
    internal bool IsRefused { get; set; }

    /// <summary>True when nothing more will be heard of the request.</summary>
    internal bool IsClosed { get; set; }
}
