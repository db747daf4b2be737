using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ImageSharing.Shell.Tests.Running;

/// <summary>Where the build and NuGet put what these tests start.</summary>
internal static class Places
{
    public static string Repository { get; } = FindRepository();

    public static string DotNetRoot { get; }
        = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static string DotNet { get; }
        = Path.Combine(DotNetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The PowerShell that is restored from NuGet.</summary>
    public static string Shell { get; }
        = Path.Combine(Metadata("Shell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    /// <summary>The manifest of Pester.</summary>
    public static string Pester { get; } = Metadata("Pester");

    /// <summary>The program of the stand-in, as it was built.</summary>
    public static string Sandbox { get; } = Path.GetFullPath(Metadata("Sandbox"));

    public static string Packages { get; } = Metadata("NuGetPackageRoot");

    public static string InRepository(params string[] path) => Path.Combine([Repository, .. path]);

    private static string Metadata(string key)
        => typeof(Places).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == key)
            .Value!;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("ImageSharing.sln").Length == 0) folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("No ImageSharing.sln above the tests.");
    }
}
