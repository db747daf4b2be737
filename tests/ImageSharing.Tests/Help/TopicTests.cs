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
    private static readonly TopicLanguage[] Languages = [TopicLanguage.English, TopicLanguage.Chinese];

    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var language in Languages)
            {
                foreach (var name in TopicLanguage.Topics) pages.Add(language.Name, name);
            }

            return pages;
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void These_are_all_of_them(string language)
        => Assert.Equal(
            TopicLanguage.Topics.Select(name => $"{name}.help.txt").Order(StringComparer.Ordinal),
            Directory.GetFiles(Of(language).Folder, "*.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>Get-Help takes the fifth line as the synopsis.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void A_topic_is_as_Get_Help_takes_it_and_fits_the_window(string language, string name)
    {
        var text = Of(language).Text(name);
        var (topic, summary, details, _) = Of(language).Headings;

        Assert.StartsWith($"{topic}\n    {name}\n\n{summary}\n    ", text, StringComparison.Ordinal);
        Assert.Contains($"\n\n{details}\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(TopicLanguage.Columns(line) <= TopicLanguage.Width, line));
        Assert.All(text.Split('\n'), line => Assert.DoesNotMatch(@"\s$", line));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_topic_has_only_the_characters_of_its_language(string language, string name)
        => Assert.All(
            Of(language).Text(name).Split('\n'),
            line => Assert.DoesNotMatch(
                language == "en-US" ? @"[^\x20-\x7E]" : @"[\u4E00-\u9FFF][,;:.!?()]|[\u4E00-\u9FFF][A-Za-z0-9]|[A-Za-z0-9][\u4E00-\u9FFF]",
                line));

    /// <summary>Without the mark, Windows PowerShell reads the page in the code page of the computer.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void A_topic_with_other_characters_than_ASCII_has_a_mark(string language, string name)
        => Assert.Equal(
            language != "en-US", File.ReadAllBytes(Of(language).Path(name)) is [0xEF, 0xBB, 0xBF, ..]);

    [Fact]
    public void Both_languages_have_the_same_code_and_the_same_links()
        => Assert.All(
            TopicLanguage.Topics,
            name =>
            {
                Assert.Equal(Code(TopicLanguage.English, name), Code(TopicLanguage.Chinese, name));
                Assert.Equal(TopicLanguage.English.Links(name), TopicLanguage.Chinese.Links(name));
            });

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_topic_points_to_is_there(string language, string name)
    {
        var known = HelpPage.All.Select(page => page.Name).Concat(TopicLanguage.Topics).ToList();

        Assert.All(
            Pointer().Matches(Of(language).Text(name)), pointer => Assert.Contains(pointer.Value, known));
        Assert.NotEmpty(Of(language).Links(name));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void The_topic_of_credentials_names_every_variable_that_is_read_and_no_other(string language)
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
            InOrder(Variable().Matches(Of(language).Text("about_ImageSharing_Credentials")).Select(name => name.Value)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_parameter_that_a_topic_names_is_one(string language, string name)
    {
        string[] others =
        [
            "Name", "Parameter", "Headers", "AsPlainText", "Force", "UserName", "ErrorAction", "Verbose", "Debug",
            "Wildcard", "eq", "in", "fsi"
        ];
        var known = HelpPage.All.SelectMany(page => page.Parameters).Select(parameter => parameter.Name).Concat(others);

        Assert.All(
            Parameter().Matches(Of(language).Text(name)).Select(one => one.Groups[1].Value), one => Assert.Contains(one, known));
    }

    private static TopicLanguage Of(string language) => Languages.Single(one => one.Name == language);

    /// <summary>The lines that are indented as code is, and have a mark of it. The list of error codes has none.</summary>
    private static IEnumerable<string> Code(TopicLanguage language, string name)
        => Regex.Split(language.Text(name), "\n(CODES|错误码)\n")[0].Split('\n').Where(line => CodeLine().IsMatch(line));

    private static IEnumerable<string> InOrder(IEnumerable<string> names)
        => names.Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^ {8}.*[$'{}|=]")]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"\b(about_\w+|[A-Z][a-z]+-CvmImage\w*)")]
    private static partial Regex Pointer();

    [GeneratedRegex("\"((TENCENTCLOUD|TCCLI|TKE)_[A-Z_]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(TENCENTCLOUD|TCCLI|TKE)_[A-Z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<=[\s(（、，])-([A-Za-z]+)")]
    private static partial Regex Parameter();
}
