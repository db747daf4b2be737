using System;
using System.IO;
using System.Linq;
using ImageSharing.Loading;
using ImageSharing.Tests.Hosting;
using Mono.Cecil;
using Xunit;

namespace ImageSharing.Tests.Editions;

/// <summary>Every library that Windows PowerShell loads finds in it and in .NET Framework 4.7.2 all that it names.</summary>
public sealed class DesktopLibraryTests : IDisposable
{
    private static readonly string Bin = Path.Combine(TestProcess.Repository, "bin");

    private readonly DesktopReferences _references = new();

    public static TheoryData<string> Libraries =>
    [
        "ImageSharing.dll",
        .. Directory.GetFiles(Path.Combine(Bin, "desktop")).Select(path => Path.Combine("desktop", Path.GetFileName(path))),
    ];

    public void Dispose() => _references.Dispose();

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Everything_that_a_library_names_is_there(string library)
        => Assert.Empty(_references.MissingOf(Path.Combine(Bin, library)));

    [Fact]
    public void A_library_for_a_later_framework_is_found_out()
        => Assert.NotEmpty(_references.MissingOf(Path.Combine(Bin, "core", "ImageSharing.Core.dll")));

    [Fact]
    public void The_cmdlets_name_nothing_but_the_framework_the_shell_and_Core()
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(Bin, "ImageSharing.dll"));

        Assert.Equal(
            ["ImageSharing.Core", "System.Management.Automation", "netstandard"],
            module.AssemblyReferences.Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, "4.0.30319.42000")]
    [InlineData(false, "8.0.0")]
    [InlineData(false, "10.0.2")]
    public void A_supported_shell_is_not_refused(bool isDesktop, string runtime)
        => SupportedRuntime.Check(isDesktop, Version.Parse(runtime));

    [Theory]
    [InlineData("3.1.32")]
    [InlineData("7.0.20")]
    public void A_shell_between_the_two_is_refused_in_a_plain_sentence(string runtime)
    {
        var refusal = Assert.Throws<PlatformNotSupportedException>(
            () => SupportedRuntime.Check(false, Version.Parse(runtime)));

        Assert.EndsWith("It needs PowerShell 7.4 or later, or Windows PowerShell 5.1.", refusal.Message, StringComparison.Ordinal);
    }
}
