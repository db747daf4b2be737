using System;

namespace ImageSharing.Tests.Hosting;

/// <summary>Has the process be in another time zone until it is disposed of.</summary>
internal sealed class InTimeZone : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public InTimeZone(string zone)
    {
        Change(zone);
        if (TimeZoneInfo.Local.GetUtcOffset(DateTime.UtcNow)
            != TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(DateTime.UtcNow))
        {
            throw new InvalidOperationException($"The process did not go over to {zone}.");
        }
    }

    public void Dispose() => Change(_before);

    private static void Change(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
