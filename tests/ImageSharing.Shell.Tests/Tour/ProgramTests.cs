using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;
using Xunit;

namespace ImageSharing.Shell.Tests.Tour;

/// <summary>The command line of the stand-in's program.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Serves_and_prints_the_variables_to_set()
    {
        var start = _place.Start(Places.DotNet, [Places.Sandbox, "--serve"]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        try
        {
            Assert.Matches("^TENCENTCLOUD_CVM_ENDPOINT=http://127.0.0.1:[0-9]+$", await LineAsync());
            Assert.Matches("^TENCENTCLOUD_STS_ENDPOINT=http://127.0.0.1:[0-9]+$", await LineAsync());
            Assert.StartsWith("TENCENTCLOUD_SECRET_ID=", await LineAsync(), StringComparison.Ordinal);
            Assert.StartsWith("TENCENTCLOUD_SECRET_KEY=", await LineAsync(), StringComparison.Ordinal);
            Assert.Equal("TENCENTCLOUD_REGION=ap-guangzhou", await LineAsync());
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        async Task<string?> LineAsync()
            => await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("'--fast' is not an option.", "--fast")]
    [InlineData("'65536' is not a port.", "--serve", "--port", "65536")]
    [InlineData("'-1' is not a port.", "--port", "-1", "--serve")]
    [InlineData("--port needs a value.", "--serve", "--port")]
    [InlineData("-File needs a value.", "-File")]
    [InlineData("-Command cannot be combined with another", "--serve", "-Command", "1")]
    public async Task Says_what_is_wrong_with_how_it_is_called(string sentence, params string[] arguments)
    {
        var ended = await _place.RunSandboxAsync(arguments);

        Assert.Equal((2, string.Empty), (ended.ExitCode, ended.Output));
        Assert.StartsWith(sentence, ended.Error, StringComparison.Ordinal);
        Assert.Contains("Usage: dotnet run --project", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_run_in_the_folder_that_the_command_is_typed_in()
    {
        var project = Places.InRepository("src", "ImageSharing.Sandbox", "ImageSharing.Sandbox.csproj");
        var start = _place.Start(Places.DotNet, ["msbuild", project, "-getProperty:RunWorkingDirectory"]);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var folder = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();

        Assert.Equal((0, string.Empty), (process.ExitCode, folder));
    }

    [Fact]
    public async Task Says_how_it_is_called_when_asked()
    {
        var ended = await _place.RunSandboxAsync("--help");

        Assert.Equal((0, string.Empty), (ended.ExitCode, ended.Error));
        Assert.StartsWith("Usage: ", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_file_is_missing()
    {
        var ended = await _place.RunSandboxAsync("-File", "no such file.ps1");

        Assert.Equal((1, string.Empty), (ended.ExitCode, ended.Output));
        Assert.Equal("There is no file 'no such file.ps1'.", ended.Error.TrimEnd());
    }

    [Theory]
    [InlineData("--serve")]
    [InlineData("--interactive")]
    [InlineData("-Command", "1")]
    public async Task Says_that_a_port_is_in_use(params string[] arguments)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var ended = await _place.RunSandboxAsync(["--port", $"{port}", .. arguments]);

        Assert.Equal((1, string.Empty), (ended.ExitCode, ended.Output));
        Assert.StartsWith($"Port {port} of 127.0.0.1 is in use.", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'boo'", 1)]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 100000000404 -ErrorAction Stop", 1)]
    [InlineData("& { Grant-CvmImageShare img-6pb6lrmy 100000000404; 'done' }", 0)]
    public async Task The_exit_code_is_the_one_of_PowerShell(string script, int code)
    {
        var file = Path.Combine(_place.Folder, "it's mine.ps1");
        await File.WriteAllTextAsync(file, $"param($Name)\n\"$Name in $PSScriptRoot\"\n{script}");

        var ended = await _place.RunSandboxAsync("-File", file, "-Name", "Jo");
        Assert.Equal(code, ended.ExitCode);
        Assert.StartsWith($"Jo in {_place.Folder}\n", ended.Output, StringComparison.Ordinal);

        Assert.Equal(code, (await _place.RunSandboxAsync("-Command", script)).ExitCode);
    }

    [Fact]
    public async Task A_command_has_the_whole_shell_and_prints_its_output_and_errors_apart()
    {
        var ended = await _place.RunSandboxAsync(
            "-Command",
            "Grant-CvmImageShare img-6pb6lrmy 100000000030, 100000000404 | Export-Csv r.csv;"
            + "Import-Csv r.csv | Group-Object Status -NoElement");

        Assert.Matches("1 Failed\\s+1 Shared", ended.Output);
        Assert.StartsWith("Grant-CvmImageShare: Image img-6pb6lrmy", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", ended.Output + ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_users_own_keys_and_copy_of_the_module_are_not_used()
    {
        _place.Variables["TENCENTCLOUD_TOKEN"] = "token of the user's own";
        var own = Path.Combine(_place.Folder, ".local", "share", "powershell", "Modules", "ImageSharing", "99.0");
        Directory.CreateDirectory(own);
        await File.WriteAllTextAsync(Path.Combine(own, "ImageSharing.psm1"), "function Get-CvmImage { 'not this' }");
        await File.WriteAllTextAsync(
            Path.Combine(own, "ImageSharing.psd1"),
            "@{ ModuleVersion = '99.0'; RootModule = 'ImageSharing.psm1'; FunctionsToExport = 'Get-CvmImage' }");

        var ended = await _place.RunSandboxAsync(
            "-Command",
            "\"token '$env:TENCENTCLOUD_TOKEN'\"; $env:TENCENTCLOUD_CVM_ENDPOINT;"
            + "(Get-CvmImage img-6pb6lrmy).ImageName");

        Assert.Matches(@"^token ''\nhttp://127\.0\.0\.1:[0-9]+\ngolden-web-2026-02\n$", ended.Output);
    }
}
