using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ImageSharing.Tests.Hosting;

namespace ImageSharing.Tests.Help;

/// <summary>The about_ topics in one language.</summary>
internal sealed partial class TopicLanguage
{
    /// <summary>The columns of a line, with two left of a window of 80.</summary>
    public const int Width = 78;

    public static readonly IReadOnlyList<string> Topics =
        ["about_ImageSharing", "about_ImageSharing_Credentials", "about_ImageSharing_Errors"];

    public static readonly TopicLanguage English =
        new("en-US", ("TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"));

    public static readonly TopicLanguage Chinese = new("zh-CN", ("主题", "简短说明", "详细说明", "另请参阅"));

    private TopicLanguage(string name, (string Topic, string Summary, string Details, string Links) headings)
    {
        Name = name;
        Headings = headings;
        Folder = System.IO.Path.Combine(TestProcess.Repository, name);
    }

    public string Name { get; }

    public (string Topic, string Summary, string Details, string Links) Headings { get; }

    /// <summary>The folder beside the manifest.</summary>
    public string Folder { get; }

    public string Path(string topic) => System.IO.Path.Combine(Folder, $"{topic}.help.txt");

    public string Text(string topic) => File.ReadAllText(Path(topic)).ReplaceLineEndings("\n").TrimEnd();

    /// <summary>The last part of a topic: what to read next.</summary>
    public IEnumerable<string> Links(string topic)
    {
        var text = Text(topic);
        return text[text.LastIndexOf(Headings.Links, StringComparison.Ordinal)..].Split('\n').Skip(1);
    }

    /// <summary>How many columns a line takes in a Chinese window: a wide character, and a quotation mark, takes two.</summary>
    public static int Columns(string line) => line.Sum(letter => letter < '\u2010' ? 1 : 2);

    /// <summary>Lines that fit the window. Chinese breaks between any two characters, but not before a closing mark.</summary>
    public static string Wrapped(string text, string indent)
    {
        var lines = new StringBuilder();
        var line = indent;
        foreach (Match piece in Piece().Matches(text))
        {
            if (line.Length > indent.Length && Columns(line + piece.Value) > Width)
            {
                lines.Append(line).Append('\n');
                line = indent;
            }

            line += line.Length > indent.Length ? piece.Value : piece.Value.TrimStart();
        }

        return lines.Append(line).Append('\n').ToString();
    }

    [GeneratedRegex(@"\s*[（“]*([\x21-\x7E]+|[^\s\x21-\x7E])[，。、；：）”？！]*")]
    private static partial Regex Piece();
}
