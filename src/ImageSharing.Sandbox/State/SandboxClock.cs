using System;
using System.Threading;

namespace ImageSharing.Sandbox;

/// <summary>An instant on each clock: the provider's two, and the service's own, which may be off.</summary>
internal readonly record struct Instant(DateTimeOffset Utc, DateTimeOffset ByService, long Timestamp);

/// <summary>The one lock and the one clock of a stand-in.</summary>
internal sealed class SandboxClock(SandboxOptions options)
{
    internal Lock Gate { get; } = new();

    internal TimeProvider Provider => options.TimeProvider;

    internal long Frequency => Provider.TimestampFrequency;

    internal Instant Now()
    {
        var utc = UtcNow();
        return new Instant(utc, utc + options.ClockOffset, Timestamp());
    }

    internal DateTimeOffset UtcNow() => Provider.GetUtcNow();

    /// <summary>What the service itself takes for the time.</summary>
    internal DateTimeOffset ServiceNow() => Provider.GetUtcNow() + options.ClockOffset;

    internal long Timestamp() => Provider.GetTimestamp();

    internal long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * Frequency);
}
