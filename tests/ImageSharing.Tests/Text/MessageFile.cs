using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ImageSharing.Tests.Hosting;

namespace ImageSharing.Tests.Text;

/// <summary>One of the files that hold the sentences.</summary>
internal sealed class MessageFile
{
    public static readonly MessageFile English = new("Messages.resx");
    public static readonly MessageFile Chinese = new("Messages.zh-CN.resx");

    private MessageFile(string name)
    {
        var path = Path.Combine(TestProcess.Repository, "src", "ImageSharing", "Text", name);
        Texts = XDocument.Load(path).Root!.Elements("data")
            .Select(data => KeyValuePair.Create(data.Attribute("name")!.Value, data.Element("value")!.Value))
            .ToList();
    }

    /// <summary>Keys and texts in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts { get; }

    public IEnumerable<string> Keys => Texts.Select(text => text.Key);

    /// <summary>The numbers of the placeholders of a text, each once.</summary>
    public static ImmutableSortedSet<int> Placeholders(string text)
        => [.. Regex.Matches(text, @"\{(\d)\}").Select(match => match.Groups[1].Value[0] - '0')];

    public string this[string key] => Texts.Single(text => text.Key == key).Value;
}
