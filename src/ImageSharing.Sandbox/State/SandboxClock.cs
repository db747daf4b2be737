using System;
using System.Threading;

namespace ImageSharing.Sandbox;

/// <summary>The one lock and the one clock of a stand-in.</summary>
internal sealed class SandboxClock(SandboxOptions options)
{
    internal Lock Gate { get; } = new();

    internal TimeProvider Provider => options.TimeProvider;

    internal long Frequency => Provider.TimestampFrequency;

    internal DateTimeOffset UtcNow() => Provider.GetUtcNow();

    /// <summary>What the service itself takes for the time.</summary>
    internal DateTimeOffset ServiceNow() => Provider.GetUtcNow() + options.ClockOffset;

    internal long Timestamp() => Provider.GetTimestamp();

    internal long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * Frequency);
}
