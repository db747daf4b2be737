using System;
using System.IO;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;
using Xunit;

namespace ImageSharing.Shell.Tests.Tour;

/// <summary>The first start on a machine on which NuGet has no PowerShell yet.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly Workplace _place = new();

    public RestoreTests() => _place.Variables["NUGET_PACKAGES"] = Path.Combine(_place.Folder, "packages");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task PowerShell_is_restored_and_the_wait_is_explained()
    {
        // The package lies in <version>, the shell in <version>/tools/net10.0/any/<system>.
        var source = Path.GetFullPath(Path.Combine(Places.Shell, "..", "..", "..", "..", ".."));
        UseSource(source);

        var ended = await _place.RunSandboxAsync("-Command", "$PSHOME; (Get-CvmImage img-6pb6lrmy).ImageName");

        Assert.StartsWith("Restoring PowerShell 7.", ended.Error, StringComparison.Ordinal);
        Assert.Contains(
            Path.Combine(_place.Variables["NUGET_PACKAGES"], "powershell"),
            ended.Output,
            StringComparison.Ordinal);
        Assert.EndsWith("golden-web-2026-02\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task Without_a_network_the_missing_package_is_named()
    {
        UseSource("http://127.0.0.1:1/v3/index.json");

        var ended = await _place.RunSandboxAsync();

        Assert.Equal(1, ended.ExitCode);
        Assert.Matches("The package PowerShell 7\\.[0-9.]+ could not be restored\\.", ended.Error);
    }

    private void UseSource(string source)
    {
        foreach (var folder in new[] { Path.Combine(".nuget", "NuGet"), Path.Combine("AppData", "Roaming", "NuGet") })
        {
            Directory.CreateDirectory(Path.Combine(_place.Folder, folder));
            File.WriteAllText(
                Path.Combine(_place.Folder, folder, "NuGet.Config"),
                $"""
                <configuration>
                  <packageSources>
                    <clear />
                    <add key="only" value="{source}" allowInsecureConnections="true" />
                  </packageSources>
                </configuration>
                """);
        }

        _place.Variables["APPDATA"] = Path.Combine(_place.Folder, "AppData", "Roaming");
    }
}
