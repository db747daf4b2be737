using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>The about_ topics, as they lie beside the manifest.</summary>
public sealed partial class TopicTests
{
    private const int Width = 78;

    private static readonly string[] Topics =
        ["about_ImageSharing", "about_ImageSharing_Credentials", "about_ImageSharing_Errors"];

    public static TheoryData<string> Names => [.. Topics];

    [Fact]
    public void These_are_all_of_them()
        => Assert.Equal(
            Topics.Select(name => $"{name}.help.txt").Order(StringComparer.Ordinal),
            Directory.GetFiles(HelpPage.Folder, "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topic_is_as_Get_Help_takes_it_and_fits_the_window(string name)
    {
        var text = Text(name);

        Assert.StartsWith($"TOPIC\n    {name}\n\nSHORT DESCRIPTION\n    ", text, StringComparison.Ordinal);
        Assert.Contains("\n\nLONG DESCRIPTION\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= Width, line));
        Assert.All(text.Split('\n'), line => Assert.DoesNotMatch(@"\s$|[^\x20-\x7E]", line));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_topic_points_to_is_there(string name)
    {
        var known = HelpPage.All.Select(page => page.Name).Concat(Topics).ToList();
        var text = Text(name);

        Assert.All(Pointer().Matches(text), pointer => Assert.Contains(pointer.Value, known));
        Assert.NotEmpty(
            text[text.LastIndexOf("SEE ALSO", StringComparison.Ordinal)..]
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1));
    }

    [Fact]
    public void The_topic_of_credentials_names_every_variable_that_is_read_and_no_other()
    {
        var sources = Directory.EnumerateFiles(
            Path.Combine(TestProcess.Repository, "src", "ImageSharing.Core"),
            "*.cs",
            SearchOption.AllDirectories);
        var read = sources
            .SelectMany(file => Quoted().Matches(File.ReadAllText(file)))
            .Select(name => name.Groups[1].Value);

        // GitHub's own workflow has the names of its secrets, which are these names again.
        Assert.Equal(
            InOrder(read),
            InOrder(Variable().Matches(Text("about_ImageSharing_Credentials")).Select(name => name.Value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_that_a_topic_names_is_one(string name)
    {
        string[] others =
        [
            "Name", "Parameter", "Headers", "AsPlainText", "Force", "UserName", "ErrorAction", "Verbose", "Debug",
            "Wildcard", "eq", "in", "fsi"
        ];
        var known = HelpPage.All.SelectMany(page => page.Parameters).Select(parameter => parameter.Name).Concat(others);

        Assert.All(
            Parameter().Matches(Text(name)).Select(one => one.Groups[1].Value), one => Assert.Contains(one, known));
    }

    private static string Text(string name)
        => File.ReadAllText(Path.Combine(HelpPage.Folder, $"{name}.help.txt")).ReplaceLineEndings("\n").TrimEnd();

    private static IEnumerable<string> InOrder(IEnumerable<string> names)
        => names.Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(about_\w+|[A-Z][a-z]+-CvmImage\w*)")]
    private static partial Regex Pointer();

    [GeneratedRegex("\"((TENCENTCLOUD|TCCLI|TKE)_[A-Z_]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(TENCENTCLOUD|TCCLI|TKE)_[A-Z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<=[\s(])-([A-Za-z]+)")]
    private static partial Regex Parameter();
}
