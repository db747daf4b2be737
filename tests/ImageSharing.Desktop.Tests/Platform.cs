using System;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ImageSharing.Desktop.Tests;

internal static class Platform
{
    private static readonly Type? Mono = Type.GetType("Mono.Runtime");

    public static bool IsMono => Mono is not null;

    /// <summary>Such as "Mono 6.8.0.105", or .NET Framework with its version.</summary>
    public static string Name { get; } = Mono is null
        ? RuntimeInformation.FrameworkDescription
        : "Mono " + DisplayName().Split(' ')[0];

    private static string DisplayName()
        => (string)Mono!.GetMethod("GetDisplayName", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null);
}
