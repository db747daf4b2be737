using System;
using System.IO;
using System.Linq;
using System.Text;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>Core, the texts and README.md have the same error codes.</summary>
public sealed class ErrorTableTests
{
    private const string Begin = "<!-- errors -->\n";
    private const string End = "<!-- /errors -->\n";

    [Fact]
    public void The_page_has_every_error_with_what_to_do()
    {
        var repository = TestProcess.Repository;
        var page = File.ReadAllText(Path.Combine(repository, "README.md")).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);

        if (page[begin..end] == Table()) return;

        Directory.CreateDirectory(Path.Combine(repository, "out"));
        File.WriteAllText(Path.Combine(repository, "out", "README.md"), page[..begin] + Table() + page[end..]);
        Assert.Fail("README.md's table of errors is not the module's. out/README.md has it right.");
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
        var table = new StringBuilder("| code | category | concerns | what to do |\n|---|---|---|---|\n");
        foreach (var row in ErrorTable.All)
        {
            var concerns = row.Subject == ErrorSubject.WholeImage ? "image" : row.Subject.ToString().ToLowerInvariant();
            table.Append(null, $"| `{row.Code}` | {row.Category} | {concerns} | {row.RecommendedAction} |\n");
        }

        return table.ToString();
    }
}
