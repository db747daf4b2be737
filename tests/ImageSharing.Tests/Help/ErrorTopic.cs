using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace ImageSharing.Tests.Help;

/// <summary>What about_ImageSharing_Errors says about each code.</summary>
internal static partial class ErrorTopic
{
    public static IReadOnlyDictionary<string, (string Ends, string Target)> Entries { get; } = Read();

    private static Dictionary<string, (string Ends, string Target)> Read()
    {
        var topic = File.ReadAllText(Path.Combine(HelpPage.Folder, "about_ImageSharing_Errors.help.txt"));
        return Entry().Matches(topic.ReplaceLineEndings("\n")).ToDictionary(
            entry => entry.Groups["code"].Value,
            entry => (entry.Groups["ends"].Value, entry.Groups["target"].Value));
    }

    [GeneratedRegex(
        @"^    (?<code>\S+)\n        \w+\. Target: (?<target>.*)\.\n        Ends the command: (?<ends>.*)\.$",
        RegexOptions.Multiline)]
    private static partial Regex Entry();
}
