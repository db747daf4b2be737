using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ImageSharing.Tests.Hosting;

/// <summary>What the process needs before the first test: no telemetry, and nothing of the developer's own set-up.</summary>
internal static class TestProcess
{
    public static string Repository { get; } = FindRepository();

    public static string Manifest => Path.Combine(Repository, "ImageSharing.psd1");

    [ModuleInitializer]
    internal static void Prepare()
    {
        if (Environment.GetEnvironmentVariable(FreshProcess.Mark) is not null) return;

        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("TENCENTCLOUD_", StringComparison.Ordinal) || name.StartsWith("TKE_", StringComparison.Ordinal)))
            Environment.SetEnvironmentVariable(name, null);

        var home = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "home")).FullName;
        foreach (var name in new[] { "HOME", "USERPROFILE" }) Environment.SetEnvironmentVariable(name, home);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ImageSharing.sln"))) folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("No ImageSharing.sln above the tests.");
    }
}
