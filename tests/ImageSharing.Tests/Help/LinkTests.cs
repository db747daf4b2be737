using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>A page that ships points to no address that others could take.</summary>
public sealed class LinkTests
{
    private static readonly string[] Known =
    [
        "https://opensource.org/license/mit",
        "https://www.nuget.org/packages/",
        "https://github.com/dotnet/runtime",
        "http://schemas.microsoft.com/",
        "http://msh",
        "http://www.w3.org/",

        // An example with a reserved name.
        "http://proxy.example:3128",
    ];

    public static TheoryData<string> Pages =>
    [
        "README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "ImageSharing.psd1",
        .. Directory.GetFiles(In(".github"), "*.md").Select(Relative),
        .. Directory.GetFiles(In(".github/ISSUE_TEMPLATE")).Select(Relative),
        .. Directory
            .GetFiles(In("src/ImageSharing"), "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".txt" or ".xml" or ".ps1xml" or ".nuspec" or ".md")
            .Select(Relative)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_address_on_a_page_is_a_known_one(string page)
        => Assert.All(
            Regex.Matches(File.ReadAllText(In(page)), @"https?://[^\s""'<>`)]+").Select(match => match.Value),
            address => Assert.Contains(Known, known => address.StartsWith(known, StringComparison.Ordinal)));

    private static string In(string path) => Path.Combine(TestProcess.Repository, path);

    private static string Relative(string path)
        => Path.GetRelativePath(TestProcess.Repository, path).Replace('\\', '/');
}
