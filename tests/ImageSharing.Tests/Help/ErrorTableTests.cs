using System;
using System.Collections.Generic;
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

    private static readonly Dictionary<string, string> InChinese = new()
    {
        ["concerns"] = "对象",
        ["codes"] = "错误码",
        ["account"] = "账号",
        ["image"] = "镜像",
        ["batch"] = "批次",
        ["caller"] = "调用方",
    };

    [Fact]
    public void The_page_has_the_twenty_documented_codes_and_whom_each_concerns()
        => MustHave("README.md", Table(word => word));

    [Fact]
    public void The_Chinese_page_has_the_twenty_documented_codes_and_whom_each_concerns()
        => MustHave("README.zh-CN.md", Table(word => InChinese[word]));

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

    private static void MustHave(string name, string table)
    {
        var page = File.ReadAllText(Path.Combine(TestProcess.Repository, name)).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);

        if (page[begin..end] == table) return;

        var wanted = Directory.CreateDirectory(Path.Combine(TestProcess.Repository, "out")).FullName;
        File.WriteAllText(Path.Combine(wanted, name), page[..begin] + table + page[end..]);
        Assert.Fail($"The table of errors of {name} is not up to date. Replace {name} with out/{name}.");
    }

    private static string Table(Func<string, string> say)
    {
        var documented = ServiceCodes.Documented.Select(one => one.ErrorId).ToHashSet();
        var table = new StringBuilder($"| {say("concerns")} | {say("codes")} |\n|---|---|\n");
        foreach (var group in ErrorTable.All.Where(row => documented.Contains(row.Code)).GroupBy(row => row.Subject))
        {
            var concerns = group.Key == ErrorSubject.WholeImage ? "image" : group.Key.ToString().ToLowerInvariant();
            table.Append(null, $"| {say(concerns)} | {string.Join(", ", group.Select(row => $"`{row.Code}`"))} |\n");
        }

        return table.ToString();
    }
}
