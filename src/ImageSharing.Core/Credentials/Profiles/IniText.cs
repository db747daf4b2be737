using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>Reads INI text: sections of names and values; whatever else is in it is passed over.</summary>
internal static class IniText
{
    /// <summary>
    /// The sections, in their order. Names are told apart by case; of two values the later one holds.
    /// </summary>
    public static Dictionary<string, Dictionary<string, string>> Read(string text)
    {
        Dictionary<string, Dictionary<string, string>> sections = new(StringComparer.Ordinal);
        Dictionary<string, string>? section = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim().Trim('\uFEFF', '\0').Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;

            if (line[0] == '[')
            {
                var end = line.IndexOf(']');
                section = end < 0 ? null : SectionOf(sections, line.Substring(1, end - 1).Trim());
                continue;
            }

            var equals = line.IndexOf('=');
            if (equals <= 0 || section is null) continue;

            section[line.Substring(0, equals).Trim()] = Unquoted(line.Substring(equals + 1).Trim());
        }

        return sections;
    }

    private static Dictionary<string, string> SectionOf(
        Dictionary<string, Dictionary<string, string>> sections, string name)
    {
        if (!sections.TryGetValue(name, out var section))
            sections.Add(name, section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));

        return section;
    }

    private static string Unquoted(string value)
        => value.Length >= 2 && value[0] == value[value.Length - 1] && value[0] is '"' or '\''
            ? value.Substring(1, value.Length - 2)
            : value;
}
