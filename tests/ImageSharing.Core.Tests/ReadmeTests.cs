using System;
using System.IO;
using System.Linq;
using System.Text;
using ImageSharing.Errors;
using Xunit;

namespace ImageSharing.Core.Tests;

/// <summary>README.md's table of errors is the table that the records are made of.</summary>
public sealed class ReadmeTests
{
    private const string Begin = "<!-- errors -->\n";
    private const string End = "<!-- /errors -->\n";

    [Fact]
    public void The_page_has_every_error_with_what_to_do()
    {
        var repository = Repository();
        var page = File.ReadAllText(Path.Combine(repository, "README.md")).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);

        if (page[begin..end] == Table()) return;

        Directory.CreateDirectory(Path.Combine(repository, "out"));
        File.WriteAllText(Path.Combine(repository, "out", "README.md"), page[..begin] + Table() + page[end..]);
        Assert.Fail("README.md's table of errors is not the module's. out/README.md has it right.");
    }

    private static string Table()
    {
        var table = new StringBuilder("| code | category | concerns | what to do |\n|---|---|---|---|\n");
        foreach (var row in ErrorTable.All)
        {
            var concerns = row.Subject == ErrorSubject.WholeImage ? "image" : row.Subject.ToString().ToLowerInvariant();
            table.Append(null, $"| `{row.Code}` | {row.Meaning} | {concerns} | {row.RecommendedAction} |\n");
        }

        return table.ToString();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("ImageSharing.sln").Any()) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No ImageSharing.sln above the tests.");
    }
}
