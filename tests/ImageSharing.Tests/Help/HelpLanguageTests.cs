using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>The Chinese help is the English help, translated.</summary>
public sealed partial class HelpLanguageTests
{
    public static TheoryData<string> Cmdlets => [.. HelpPage.All.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Both_languages_have_the_same_elements_in_the_same_order(string cmdlet)
        => Assert.Equal(
            English(cmdlet).Nodes.Select(node => $"{node.Path} {node.Attributes}"),
            Chinese(cmdlet).Nodes.Select(node => $"{node.Path} {node.Attributes}"));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Names_types_defaults_and_code_are_the_same(string cmdlet)
        => Assert.All(Pairs(cmdlet).Where(pair => !pair.English.IsProse), pair => Assert.Equal(pair.English, pair.Chinese));

    /// <summary>So it is enough that the examples of one language are run.</summary>
    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_examples_have_the_same_code(string cmdlet)
        => Assert.Equal(
            English(cmdlet).Examples.Select(example => example.Code),
            Chinese(cmdlet).Examples.Select(example => example.Code));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_sentence_is_translated(string cmdlet)
        => Assert.All(Prose(cmdlet), pair =>
        {
            Assert.Matches(@"[\u4E00-\u9FFF]", pair.Chinese);
            Assert.DoesNotMatch(@"\b[A-Za-z]?[a-z]+ [a-z]+\b", WithoutSources(pair.Chinese));
        });

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_translation_names_the_same_parameters_codes_variables_and_numbers(string cmdlet)
        => Assert.All(Prose(cmdlet), pair => Assert.Equal(Named(pair.English), Named(pair.Chinese)));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Chinese_text_has_wide_punctuation_and_a_space_beside_Latin_letters(string cmdlet)
        => Assert.All(Prose(cmdlet), pair => Assert.DoesNotMatch(
            @"[\u4E00-\u9FFF][,;:.!?(A-Za-z0-9]|[,;:!?A-Za-z0-9][\u4E00-\u9FFF]|[\u3000-\u303F\uFF00-\uFFEF] ",
            pair.Chinese));

    /// <summary>English says for one paragraph always the same, and Chinese too.</summary>
    [Fact]
    public void The_same_paragraph_has_the_same_translation_on_each_page()
        => Assert.All(
            HelpPage.All.SelectMany(page => Prose(page.Name)).Where(pair => !pair.English.StartsWith('-')).Distinct()
                .GroupBy(pair => pair.English),
            same => Assert.Single(same));

    private static HelpPage English(string cmdlet) => HelpPage.All.Single(page => page.Name == cmdlet);

    private static HelpPage Chinese(string cmdlet) => HelpPage.Chinese.Single(page => page.Name == cmdlet);

    private static IEnumerable<(HelpNode English, HelpNode Chinese)> Pairs(string cmdlet)
        => English(cmdlet).Nodes.Zip(Chinese(cmdlet).Nodes);

    private static IEnumerable<(string English, string Chinese)> Prose(string cmdlet)
        => Pairs(cmdlet).Where(pair => pair.English.IsProse).Select(pair => (pair.English.Text, pair.Chinese.Text));

    /// <summary>Without the values of Source, which are English in every session.</summary>
    private static string WithoutSources(string text) => text.Replace("web identity (", "(").Replace("instance role (", "(");

    private static IEnumerable<string> Named(string text)
        => Name().Matches(text).Select(name => name.Value).Distinct().Order(StringComparer.Ordinal);

    // A parameter, a name with a capital inside it, a variable, an action or a number.
    [GeneratedRegex(
        @"(?<!\w)(-[A-Z][a-zA-Z]+|[A-Z]+[a-z]+[A-Z]\w*|[A-Z]+_[A-Z_]+|\$\w+|cvm:\w+|[A-Z][a-z]+-[A-Z]\w+|about_\w+|[0-9]+)",
        RegexOptions.ECMAScript)]
    private static partial Regex Name();
}
