using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>
/// INI text as the official SDKs read it: = or : between name and value, comments on lines of their own and behind a
/// value, a value in quotes or on the next line.
/// </summary>
internal sealed class IniText
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];
    private readonly Dictionary<string, IniSection> _sections = new(StringComparer.Ordinal);

    private IniText()
    {
    }

    /// <summary>The sections by their names, which are case-sensitive.</summary>
    public IReadOnlyDictionary<string, IniSection> Sections => _sections;

    /// <summary>
    /// The first invalid line, which may hide a section; null if there is none.
    /// </summary>
    public OddLine? Oddity { get; private set; }

    public static IniText Read(string text)
    {
        IniText ini = new();
        IniSection? section = null;
        string? open = null;
        var number = 0;
        foreach (var raw in text.Split(LineEnds, StringSplitOptions.None))
        {
            number++;
            var line = raw.Trim().Trim('\uFEFF').Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;

            if (line[0] == '[')
            {
                section = ini.Begin(line, number);
                open = null;
            }
            else if (line.IndexOfAny(['=', ':']) is > 0 and var end)
            {
                var name = line.Substring(0, end).Trim();
                var value = ValueOf(line.Substring(end + 1));
                open = value.Length == 0 ? name : null;
                if (section is not null) section.Set(name, value, number);
                else ini.Oddity ??= new OddLine(Shown(name), number);
            }
            else if (open is not null && char.IsWhiteSpace(raw[0]))
            {
                section?.Set(open, ValueOf(line), number);
                open = null;
            }
        }

        return ini;
    }

    private IniSection? Begin(string line, int number)
    {
        var end = line.IndexOf(']');
        if (end < 0)
        {
            Oddity ??= new OddLine(null, number);
            return null;
        }

        var name = line.Substring(1, end - 1).Trim();
        if (_sections.TryGetValue(name, out var known)) known.Repeated ??= new Repetition(known.Line, number, IsSection: true);
        else _sections.Add(name, known = new IniSection(number));

        return known;
    }

    private static string ValueOf(string text)
    {
        var value = text.TrimStart();
        if (value.Length > 1 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 0 and var end
            && IsBlankOrComment(value.Substring(end + 1)))
        {
            return value.Substring(1, end - 1);
        }

        for (var i = 1; i < text.Length; i++)
            if (text[i] is '#' or ';' && char.IsWhiteSpace(text[i - 1])) return text.Substring(0, i).Trim();

        return text.Trim();
    }

    private static bool IsBlankOrComment(string rest) => rest.Trim() is var text && (text.Length == 0 || text[0] is '#' or ';');

    /// <summary>Only a name that is known: a damaged file may have a secret there.</summary>
    private static string Shown(string name)
        => name.ToLowerInvariant() is "secret_id" or "secret_key" or "token" ? name : "…";
}

/// <summary>A line with a value outside of any section, or, where it has no name, a section that is not closed.</summary>
internal readonly record struct OddLine(string? Name, int Line);

/// <summary>Two lines that begin the same section, or have different values of one name.</summary>
internal readonly record struct Repetition(int First, int Second, bool IsSection);

/// <summary>A section of INI text.</summary>
/// <param name="line">The number of the line that begins it.</param>
internal sealed class IniSection(int line)
{
    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.OrdinalIgnoreCase);

    public int Line { get; } = line;

    /// <summary>What is there twice; null if nothing is.</summary>
    public Repetition? Repeated { get; set; }

    /// <summary>A value that is not blank; null if there is none.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var known) && known.Value.Length > 0
        ? known.Value
        : null;

    public void Set(string name, string value, int number)
    {
        if (_values.TryGetValue(name, out var known) && known.Value.Length > 0 && known.Value != value)
            Repeated ??= new Repetition(known.Line, number, IsSection: false);
        _values[name] = (value, number);
    }
}
