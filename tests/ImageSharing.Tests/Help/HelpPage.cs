using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using ImageSharing.Tests.Hosting;

namespace ImageSharing.Tests.Help;

/// <summary>A cmdlet's help in one language, as it lies beside the manifest.</summary>
internal sealed class HelpPage
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement _page;

    private HelpPage(XElement page) => _page = page;

    public static string Folder { get; } = Path.Combine(TestProcess.Repository, "en-US");

    public static IReadOnlyList<HelpPage> All { get; } = In("en-US");

    public static IReadOnlyList<HelpPage> Chinese { get; } = In("zh-CN");

    public string Name => Text(_page, Command + "details", Command + "name");

    public string Synopsis => Text(_page, Command + "details", Maml + "description");

    public IReadOnlyList<HelpParameter> Parameters
        => [.. _page.Element(Command + "parameters")!.Elements().Select(Parameter)];

    /// <summary>The parameters of each way to call the cmdlet.</summary>
    public IReadOnlyList<IReadOnlyList<HelpParameter>> Syntax
        => [.. _page.Element(Command + "syntax")!.Elements().Select(
            item => (IReadOnlyList<HelpParameter>)[.. item.Elements(Command + "parameter").Select(Parameter)])];

    public IReadOnlyList<HelpExample> Examples
        => [.. _page.Element(Command + "examples")!.Elements().Select((example, index) => new HelpExample(
            $"{Name} {index + 1}",
            Text(example, Maml + "title"),
            example.Element(Dev + "code")!.Value,
            Text(example, Dev + "remarks")))];

    public IReadOnlyList<string> Outputs
        => [.. _page.Element(Command + "returnValues")!.Elements().Select(
            item => Text(item, Dev + "type", Maml + "name"))];

    /// <summary>The addresses of links, of which Get-Help -Online opens the first.</summary>
    public IReadOnlyList<string> Addresses
        => [.. _page.Element(Command + "relatedLinks")!.Descendants(Maml + "uri").Select(uri => uri.Value)];

    /// <summary>The links to other pages.</summary>
    public IReadOnlyList<string> Links
        => [.. _page.Element(Command + "relatedLinks")!.Elements().Select(
            link => Text(link, Maml + "linkText"))];

    /// <summary>Every element, with the text that it has of its own.</summary>
    public IReadOnlyList<HelpNode> Nodes
        => [.. _page.DescendantsAndSelf().Select(element => new HelpNode(
            string.Join('/', element.AncestorsAndSelf().Reverse().Select(one => one.Name.LocalName)),
            string.Join(' ', element.Attributes().Select(attribute => $"{attribute.Name.LocalName}={attribute.Value}")),
            string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)).Trim()))];

    /// <summary>Every paragraph that a person reads, those that make room apart.</summary>
    public IReadOnlyList<string> Paragraphs
        => [.. _page.Descendants(Maml + "para").Where(one => !IsRoom(one)).Select(one => one.Value)];

    /// <summary>The parts that a page has to have some text in.</summary>
    public IReadOnlyList<string> Parts =>
    [
        Synopsis,
        Text(_page, Maml + "description"),
        .. _page.Element(Command + "inputTypes")!.Elements().Select(item => Text(item, Maml + "description")),
        .. _page.Element(Command + "returnValues")!.Elements().Select(item => Text(item, Maml + "description")),
        Text(_page, Maml + "alertSet"),
        .. Parameters.Select(parameter => parameter.Description),
        .. Examples.Select(example => example.Remarks),
    ];

    private static IReadOnlyList<HelpPage> In(string language)
        => [.. XDocument
            .Load(Path.Combine(TestProcess.Repository, language, "ImageSharing.dll-Help.xml")).Root!
            .Elements()
            .Select(page => new HelpPage(page))];

    private static bool IsRoom(XElement paragraph)
        => paragraph.Value.Length == 0 && paragraph.ElementsBeforeSelf().Any();

    private static HelpParameter Parameter(XElement element) => new(
        Text(element, Maml + "name"),
        Text(element, Dev + "type", Maml + "name") is { Length: > 0 } type
            ? type
            : Text(element, Command + "parameterValue"),
        Attribute(element, "required"),
        Attribute(element, "position"),
        Attribute(element, "pipelineInput"),
        Attribute(element, "aliases"),
        Attribute(element, "globbing"),
        Attribute(element, "variableLength"))
    {
        Description = Text(element, Maml + "description"),
        ByDefault = Text(element, Dev + "defaultValue"),
        Values = [.. element.Elements(Command + "parameterValueGroup").Elements().Select(value => value.Value)],
    };

    private static string Attribute(XElement element, string name) => element.Attribute(name)!.Value;

    private static string Text(XElement element, params XName[] path)
        => path.Aggregate((XElement?)element, (from, name) => from?.Element(name))?.Value.Trim() ?? string.Empty;
}

internal sealed record HelpParameter(
    string Name,
    string Type,
    string Required,
    string Position,
    string PipelineInput,
    string Aliases,
    string Globbing,
    string VariableLength)
{
    public string Description { get; init; } = string.Empty;

    public string ByDefault { get; init; } = string.Empty;

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What the engine knows as well, on one line.</summary>
    public string Shape => $"{Name} {Type} required {Required}, position {Position}, pipeline {PipelineInput}, "
        + $"aliases {Aliases}, wildcards {Globbing}, list {VariableLength}";
}

internal sealed record HelpExample(string Key, string Title, string Code, string Remarks);

/// <param name="Path">The names of the elements above it and its own.</param>
internal sealed record HelpNode(string Path, string Attributes, string Text)
{
    /// <summary>Whether a person reads the text, and not a name or code.</summary>
    public bool IsProse
        => Text.Length > 0
            && (Path.EndsWith("/para", StringComparison.Ordinal)
                || Path.EndsWith("/title", StringComparison.Ordinal)
                || (Path.EndsWith("/inputType/type/name", StringComparison.Ordinal)
                    && Text.Contains(' ', StringComparison.Ordinal)));
}
