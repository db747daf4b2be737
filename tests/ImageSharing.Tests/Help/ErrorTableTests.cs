using System;
using System.IO;
using System.Linq;
using System.Text;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Tests.Errors;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>Core, the texts and README.md have the same error codes.</summary>
public sealed class ErrorTableTests
{
    private const string Begin = "<!-- errors -->\n";
    private const string End = "<!-- /errors -->\n";

    [Fact]
    public void The_page_has_the_twenty_documented_codes_and_whom_each_concerns()
    {
        var repository = TestProcess.Repository;
        var page = File.ReadAllText(Path.Combine(repository, "README.md")).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);

        if (page[begin..end] == Table()) return;

        Directory.CreateDirectory(Path.Combine(repository, "out"));
        File.WriteAllText(Path.Combine(repository, "out", "README.md"), page[..begin] + Table() + page[end..]);
        Assert.Fail("README.md's table of errors is not up to date. Replace README.md with out/README.md.");
    }

    [Fact]
    public void Core_handles_every_code_of_the_service_that_has_texts()
        => Assert.All(
            ErrorTable.All.Where(row => !row.IsOwn), row => Assert.Equal(row.Code, ErrorCodes.KnownAs(row.Code)));

    [Fact]
    public void Core_knows_no_code_of_the_service_that_has_no_texts()
        => Assert.Equal(ErrorTable.All.Count(row => !row.IsOwn), ErrorCodes.Count);

    [Fact]
    public void A_condition_of_the_module_is_no_code_of_the_service()
        => Assert.All(ErrorTable.All.Where(row => row.IsOwn), row => Assert.Null(ErrorCodes.KnownAs(row.Code)));

    private static string Table()
    {
        var documented = ServiceCodes.Documented.Select(one => one.ErrorId).ToHashSet();
        var table = new StringBuilder("| concerns | codes |\n|---|---|\n");
        foreach (var group in ErrorTable.All.Where(row => documented.Contains(row.Code)).GroupBy(row => row.Subject))
        {
            var concerns = group.Key == ErrorSubject.WholeImage ? "image" : group.Key.ToString().ToLowerInvariant();
            table.Append(null, $"| {concerns} | {string.Join(", ", group.Select(row => $"`{row.Code}`"))} |\n");
        }

        return table.ToString();
    }
}
