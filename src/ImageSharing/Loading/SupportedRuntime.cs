using System;
using ImageSharing.Text;

namespace ImageSharing.Loading;

/// <summary>
/// The versions of PowerShell that Core runs in. A manifest has one least version for both editions, and that is the
/// version of Windows PowerShell.
/// </summary>
internal static class SupportedRuntime
{
    private const int LeastMajor = 8;

    public static bool IsDesktop { get; } = typeof(object).Assembly.GetName().Name == "mscorlib";

    public static void Check() => Check(IsDesktop, Environment.Version);

    /// <exception cref="PlatformNotSupportedException">The shell is between Windows PowerShell and PowerShell 7.4.</exception>
    public static void Check(bool isDesktop, Version runtime)
    {
        if (isDesktop || runtime.Major >= LeastMajor) return;

        throw new PlatformNotSupportedException(Messages.Format("UnsupportedShell", runtime.Major));
    }
}
