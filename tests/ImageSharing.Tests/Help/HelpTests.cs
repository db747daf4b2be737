using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>The help that is kept by hand says in both languages what the engine sees.</summary>
public sealed class HelpTests : IDisposable
{
    private const int FewestExamples = 3;

    private readonly Shell _shell = new();

    public static TheoryData<string> Cmdlets => [.. HelpPage.All.Select(page => page.Name)];

    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var page in HelpPage.All) pages.Add("en-US", page.Name);
            foreach (var page in HelpPage.Chinese) pages.Add("zh-CN", page.Name);
            return pages;
        }
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void Every_cmdlet_has_a_page(string language)
        => Assert.Equal(
            _shell
                .Run("(Get-Module ImageSharing).ExportedCommands.Keys").Output
                .Select(name => name.ToString())
                .Order(StringComparer.Ordinal),
            PagesOf(language).Select(page => page.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_syntax_is_that_of_the_parameter_sets(string language, string cmdlet)
    {
        var sets = Command(cmdlet).ParameterSets.OrderByDescending(set => set.IsDefault).ToList();
        var syntax = Page(language, cmdlet).Syntax;

        Assert.Equal(sets.Count, syntax.Count);
        foreach (var (set, shown) in sets.Zip(syntax))
        {
            Assert.Equal(
                Shapes(Shown(set)), shown.Select(Typed).Select(one => one.Shape).Order(StringComparer.Ordinal));
            Assert.All(
                shown.TakeWhile(one => one.Position != "named"),
                (one, index) => Assert.Equal(index.ToString(CultureInfo.InvariantCulture), one.Position));
            Assert.All(shown, one =>
                Assert.Equal(ValuesOf(set.Parameters.Single(parameter => parameter.Name == one.Name)), one.Values));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_parameter_is_described_as_the_engine_sees_it(string language, string cmdlet)
    {
        var parameters = Command(cmdlet).ParameterSets.SelectMany(Shown).DistinctBy(parameter => parameter.Name);

        Assert.Equal(
            Shapes(parameters), Page(language, cmdlet).Parameters.Select(one => one.Shape).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_default_is_the_one_that_the_cmdlet_has(string language, string cmdlet)
    {
        var type = Command(cmdlet).ImplementingType;
        var instance = Activator.CreateInstance(type);

        Assert.All(Page(language, cmdlet).Parameters, parameter =>
        {
            var value = type.GetProperty(parameter.Name)?.GetValue(instance);
            var expected = value switch
            {
                null when parameter.Type != nameof(SwitchParameter) => "None",
                string[] list => string.Join(", ", list),
                _ => Convert.ToString(value ?? false, CultureInfo.InvariantCulture),
            };
            Assert.Equal(expected, parameter.ByDefault);
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Bounds_and_words_that_a_parameter_takes_are_named(string language, string cmdlet)
    {
        var parameters = Command(cmdlet).Parameters;

        Assert.All(Page(language, cmdlet).Parameters, parameter =>
        {
            foreach (var attribute in parameters[parameter.Name].Attributes)
            {
                var words = attribute switch
                {
                    ValidateRangeAttribute range => [range.MinRange, range.MaxRange],
                    ValidateSetAttribute set => set.ValidValues,
                    _ => Enumerable.Empty<object>(),
                };
                foreach (var word in words)
                    Assert.Matches(
                        $@"\b{Regex.Escape(Convert.ToString(word, CultureInfo.InvariantCulture)!)}\b",
                        parameter.Description);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_whole(string language, string cmdlet)
    {
        var page = Page(language, cmdlet);
        var others = HelpPage.All.Select(one => one.Name).Where(name => name != cmdlet);
        var topics = Directory
            .GetFiles(HelpPage.Folder, "about_*.help.txt")
            .Select(file => Path.GetFileName(file).Split('.')[0]);
        var (stop, title) = language == "en-US"
            ? (".", "^--- Example [1-9]: .* ---$")
            : ("。", "^--- 示例 [1-9]：.* ---$");

        Assert.All(page.Parts, part => Assert.EndsWith(stop, part, StringComparison.Ordinal));
        Assert.All(page.Paragraphs, paragraph => Assert.Matches($@"^\S.*{Regex.Escape(stop)}$", paragraph));
        Assert.All(page.Examples, example => Assert.Matches(title, example.Title));
        Assert.True(page.Examples.Count >= FewestExamples);
        Assert.Equal(Command(cmdlet).OutputType.Select(type => type.Name), page.Outputs);
        Assert.Equal(others.Concat(topics).Order(StringComparer.Ordinal), page.Links.Order(StringComparer.Ordinal));
    }

    /// <summary>A syntax shows words in place of a type, and nothing behind a switch.</summary>
    private static HelpParameter Typed(HelpParameter shown) => shown switch
    {
        { Values.Count: > 0 } => shown with { Type = nameof(String) },
        { Type: "" } => shown with { Type = nameof(SwitchParameter) },
        _ => shown,
    };

    /// <summary>Pack adds the address, where the manifest has one.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_no_address_of_its_own_and_Online_says_so(string cmdlet)
    {
        Assert.Empty(Page("en-US", cmdlet).Addresses);
        Assert.Empty(Page("zh-CN", cmdlet).Addresses);
        Assert.Equal(["InvalidOperation"], _shell.Run($"Get-Help {cmdlet} -Online").Codes);
    }

    private static IReadOnlyList<HelpPage> PagesOf(string language)
        => language == "en-US" ? HelpPage.All : HelpPage.Chinese;

    private static HelpPage Page(string language, string cmdlet)
        => PagesOf(language).Single(page => page.Name == cmdlet);

    private static IEnumerable<CommandParameterInfo> Shown(CommandParameterSetInfo set)
        => set.Parameters.Where(parameter =>
        !PSCmdlet.CommonParameters.Contains(parameter.Name)
        && !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow));

    private static IEnumerable<string> Shapes(IEnumerable<CommandParameterInfo> parameters)
        => parameters.Select(parameter => Of(parameter).Shape).Order(StringComparer.Ordinal);

    private static HelpParameter Of(CommandParameterInfo parameter) => new(
        parameter.Name,
        parameter.ParameterType.Name,
        parameter.IsMandatory ? "true" : "false",
        parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture),
        (parameter.ValueFromPipelineByPropertyName, parameter.ValueFromPipeline) switch
        {
            (true, true) => "True (ByPropertyName, ByValue)",
            (true, false) => "True (ByPropertyName)",
            (false, true) => "True (ByValue)",
            _ => "False",
        },
        parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases),
        parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false",
        parameter.ParameterType.IsArray ? "true" : "false");

    private static IEnumerable<string> ValuesOf(CommandParameterInfo parameter)
        => parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues);

    private CmdletInfo Command(string name) => (CmdletInfo)_shell.Run($"Get-Command {name}").Output.Single().BaseObject;
}
