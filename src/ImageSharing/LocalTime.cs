using System;

namespace ImageSharing;

/// <summary>
/// Times as a user compares them: of Kind Local, as a file's are, since PowerShell compares times without regard to
/// Kind.
/// </summary>
internal static class LocalTime
{
    public static DateTime Of(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToLocalTime();

    /// <summary>The largest time if there is none.</summary>
    public static DateTime OrLatest(DateTime? utc)
        => utc is { } known ? Of(known) : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Local);
}
