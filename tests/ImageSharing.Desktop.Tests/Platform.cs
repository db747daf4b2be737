using System;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ImageSharing.Desktop.Tests;

internal static class Platform
{
    /// <summary>Such as "Mono 6.8.0.105 (Debian ...)", or .NET Framework with its version.</summary>
    public static string Name { get; } = Type.GetType("Mono.Runtime") is { } mono
        ? "Mono " + mono.GetMethod("GetDisplayName", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)
        : RuntimeInformation.FrameworkDescription;
}
