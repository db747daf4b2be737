using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ImageSharing.Tests.Hosting;

/// <summary>What the process needs before the first test: no telemetry, and nothing of the developer's own.</summary>
internal static class TestProcess
{
    public static string Repository { get; } = FindRepository();

    public static string Manifest => Path.Combine(Repository, "ImageSharing.psd1");

    public static string CoreIn(string folder) => Path.Combine(Repository, "bin", folder, "ImageSharing.Core.dll");

    [ModuleInitializer]
    internal static void Prepare()
    {
        if (Environment.GetEnvironmentVariable(FreshProcess.Mark) is not null) return;

        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>();
        foreach (var name in variables.Where(name => Regex.IsMatch(name, "^(TENCENTCLOUD|TCCLI|TKE)_")).ToList())
            Environment.SetEnvironmentVariable(name, null);

        var home = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "home")).FullName;
        foreach (var name in new[] { "HOME", "USERPROFILE" }) Environment.SetEnvironmentVariable(name, home);
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("ImageSharing.sln").Length == 0) folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("No ImageSharing.sln above the tests.");
    }
}
