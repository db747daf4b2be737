using System;
using System.IO;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;
using Xunit;

namespace ImageSharing.Shell.Tests.Pester;

/// <summary>tests/Pester/Invoke-Suite.ps1 fails whenever the suite does not show that the module works.</summary>
public sealed class SuiteScriptTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("'no test at all'", "No test was executed.")]
    [InlineData("Describe 'x' { It 'is skipped' -Skip { } }", "No test was executed.")]
    [InlineData("Describe 'x' { It 'passes' { } }; throw 'discovery broke'", "discovery broke")]
    [InlineData("Describe 'x' { BeforeAll { throw 'set-up broke' }; It 'passes' { } }", "set-up broke")]
    [InlineData("Describe 'x' { AfterAll { throw 'clean-up broke' }; It 'passes' { } }", "clean-up broke")]
    public async Task A_run_that_proves_nothing_fails_and_says_why(string tests, string why)
    {
        var ended = await RunAsync(tests);

        Assert.Equal(1, ended.ExitCode);
        var result = Path.Combine(_place.Folder, "result.json");
        Assert.Contains(why, ended.Output + await File.ReadAllTextAsync(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_tests_pass_succeeds()
        => Assert.Equal(0, (await RunAsync("Describe 'x' { It 'passes' { } }")).ExitCode);

    private async Task<Ended> RunAsync(string tests)
    {
        var copy = Path.Combine(_place.Folder, "Invoke-Suite.ps1");
        File.Copy(Places.InRepository("tests", "Pester", "Invoke-Suite.ps1"), copy);
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "One.Tests.ps1"), tests);
        return await _place.RunShellAsync(
            TimeSpan.FromMinutes(1),
            "-File",
            copy,
            "-Module",
            "ImageSharing.psd1",
            "-Pester",
            Places.Pester,
            "-Result",
            Path.Combine(_place.Folder, "result.json"));
    }
}
