using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;
using Xunit;

namespace ImageSharing.Shell.Tests.Packing;

/// <summary>The parts of build.ps1 that make the packed module of the built one.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Home = "https://example.org/image-sharing?a=1&b=2";

    private static readonly string Nuspec = Places.InRepository("src", "ImageSharing", "Package", "ImageSharing.nuspec");

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task With_a_ProjectUri_the_help_of_each_cmdlet_has_it_as_its_online_version()
    {
        var module = CopyModule();

        var shown = await RunAsync(
            $$"""
            WriteOnlineLinks '{{module}}' '{{Home}}'
            Import-Module '{{module}}/ImageSharing.psd1'
            foreach ($name in (Get-Module ImageSharing).ExportedCommands.Keys) {
                $links = (Get-Help $name).relatedLinks.navigationLink
                "$($links[0].linkText) $($links[0].uri) $(@($links.uri | Where-Object { $_ }).Count)"
            }
            """);

        Assert.Equal(Enumerable.Repeat($"Online Version: {Home} 1", 7), shown);
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("example.org")]
    public async Task A_ProjectUri_that_is_no_https_address_is_refused(string address)
        => Assert.Equal(
            [$"ProjectUri '{address}' is not an https address."],
            await RunAsync($"try {{ WriteOnlineLinks '{CopyModule()}' '{address}' }} catch {{ \"$_\" }}"));

    [Theory]
    [InlineData("", "", "")]
    [InlineData(Home, Home, "<projectUrl>https://example.org/image-sharing?a=1&amp;b=2</projectUrl>")]
    public async Task The_manifest_and_the_nuspec_have_the_ProjectUri_or_leave_it_out(string uri, string kept, string url)
    {
        var source = Path.Combine(_place.Folder, "ImageSharing.psd1");
        var text = await File.ReadAllTextAsync(Places.InRepository("ImageSharing.psd1"));
        Assert.Contains("ProjectUri   = ''", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            source, text.Replace("ProjectUri   = ''", $"ProjectUri   = '{uri}'", StringComparison.Ordinal));

        var shown = await RunAsync(
            $$"""
            WriteManifest '{{source}}' '{{CopyModule()}}' 'It''s new.'
            $manifest = Import-PowerShellDataFile '{{_place.Folder}}/module/ImageSharing.psd1'
            "[$($manifest.PrivateData.PSData['ProjectUri'])]"
            $manifest.PrivateData.PSData.Contains('ProjectUri')
            $manifest.PrivateData.PSData.ReleaseNotes
            [regex]::Matches((FillNuspec '{{Nuspec}}' @{ projectUri = '{{uri}}' }), '<projectUrl.*').Value
            """);

        Assert.Equal([$"[{kept}]", kept.Length > 0 ? "True" : "False", "It's new.", url], shown.Append("").Take(4));
    }

    [Theory]
    [InlineData("plain", false)]
    [InlineData("\u955c\u50cf", true)]
    public async Task A_manifest_that_Windows_PowerShell_would_misread_has_a_mark(string notes, bool hasMark)
    {
        await RunAsync($"WriteManifest '{Places.InRepository("ImageSharing.psd1")}' '{CopyModule()}' '{notes}'");

        var bytes = await File.ReadAllBytesAsync(Path.Combine(_place.Folder, "module", "ImageSharing.psd1"));
        Assert.Equal(hasMark, bytes is [0xEF, 0xBB, 0xBF, ..]);
    }

    [Fact]
    public async Task Everything_that_a_shell_loads_is_signed_unless_its_maker_has_signed_it()
    {
        var module = CopyModule();
        Assert.Equal(
            new[]
            {
                "ImageSharing.Core.dll", "ImageSharing.Core.dll", "ImageSharing.Format.ps1xml",
                "ImageSharing.LoadContext.dll", "ImageSharing.dll", "ImageSharing.psd1",
                "ImageSharing.resources.dll",
            }.Select(name => $"{name} SHA256 NotRoot http://time.example"),
            (await RunAsync(Signer("Valid") + $"SignModule '{module}' 'the certificate' http://time.example"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_could_not_be_signed_ends_the_packing()
        => Assert.Equal(
            "ImageSharing.psd1 could not be signed: not trusted",
            (await RunAsync(Signer("UnknownError")
                + $"try {{ SignModule '{CopyModule()}' 'the certificate' }} catch {{ \"$_\" }}"))[^1]);

    [Fact]
    public async Task A_certificate_that_cannot_be_used_is_refused_before_anything_is_built()
    {
        var ended = await _place.RunShellAsync(
            TimeSpan.FromMinutes(1),
            "-Command",
            $"try {{ & '{Places.InRepository("build.ps1")}' Pack -Certificate none -Destination '{_place.Folder}/out' }} catch {{ \"$_\" }}");

        Assert.StartsWith(
            OperatingSystem.IsWindows() ? "Cannot find the certificate 'none'." : "Signing works on Windows alone",
            ended.Output,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_place.Folder, "out")));
    }

    /// <summary>Stands for Windows' own commands; Polly and what comes from .NET count as signed.</summary>
    private static string Signer(string status)
        => """
            function Get-AuthenticodeSignature($LiteralPath) {
                $isSigned = (Split-Path $LiteralPath -Leaf) -notlike 'ImageSharing*'
                [pscustomobject]@{ Status = if ($isSigned) { 'Valid' } else { 'NotSigned' } }
            }
            function Set-AuthenticodeSignature($LiteralPath, $Certificate, $HashAlgorithm, $IncludeChain, $TimestampServer) {
                Write-Output "$(Split-Path $LiteralPath -Leaf) $HashAlgorithm $IncludeChain $TimestampServer" | Out-Host
                [pscustomobject]@{ Status = 'STATUS'; StatusMessage = 'not trusted' }
            }

            """.Replace("STATUS", status, StringComparison.Ordinal);

    /// <summary>The module as it was built.</summary>
    private string CopyModule()
    {
        var module = Directory.CreateDirectory(Path.Combine(_place.Folder, "module")).FullName;
        File.Copy(Places.InRepository("ImageSharing.psd1"), Path.Combine(module, "ImageSharing.psd1"), overwrite: true);
        foreach (var folder in new[] { "bin", "en-US", "zh-CN", "zh-Hans" })
            foreach (var file in Directory.GetFiles(Places.InRepository(folder), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(module, Path.GetRelativePath(Places.Repository, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }

        return module;
    }

    /// <summary>Runs a script with the functions.</summary>
    private async Task<string[]> RunAsync(string script)
    {
        var file = Path.Combine(_place.Folder, "test.ps1");
        await File.WriteAllTextAsync(
            file,
            $"$ErrorActionPreference = 'Stop'\n. '{Places.InRepository("src", "ImageSharing", "Package", "Package.ps1")}'\n{script}");
        var ended = await _place.RunShellAsync(TimeSpan.FromMinutes(1), "-File", file);
        Assert.True(ended.ExitCode == 0 && ended.Error.Length == 0, ended.ToString());
        return ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
