using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using ImageSharing.Shell.Tests.Running;

namespace ImageSharing.Shell.Tests.Tour;

/// <summary>A page of the repository with consoles, and what they show.</summary>
internal sealed partial class Readme
{
    private readonly string _path;

    public Readme(string path) => _path = path;

    /// <summary>Returns the page with a new text in each console that begins with the given text.</summary>
    /// <param name="begin">The text that the consoles begin with.</param>
    /// <param name="show">Turns the text of a console into the expected text.</param>
    public string With(string begin, Func<string, string> show)
        => Console().Replace(File.ReadAllText(Path.Combine(Places.Repository, _path)).ReplaceLineEndings("\n"), found =>
            found.Groups["text"].Value.StartsWith(begin, StringComparison.Ordinal)
                ? $"```console\n{Tidy(show(found.Groups["text"].Value))}\n```"
                : found.Value);

    /// <summary>Compares the page with the expected one, except request IDs and times.</summary>
    /// <exception cref="InvalidOperationException">The page differs. The correct page is written to out.</exception>
    public void MustBe(string page)
    {
        if (Timeless(page) == Timeless(With(string.Empty, text => text))) return;

        var corrected = Path.Combine(Places.Repository, "out", _path);
        Directory.CreateDirectory(Path.GetDirectoryName(corrected)!);
        File.WriteAllText(corrected, page);
        throw new InvalidOperationException($"{_path} is not up to date. Replace it with out/{_path}.");
    }

    /// <summary>Returns the commands of a console, including their continuation lines.</summary>
    public static IReadOnlyList<string> Commands(string console)
    {
        var commands = new List<string>();
        foreach (var line in console.Split('\n'))
        {
            if (line.StartsWith("PS> ", StringComparison.Ordinal)) commands.Add(line[4..]);
            else if (line.StartsWith(">> ", StringComparison.Ordinal)) commands[^1] += "\n" + line[3..];
        }

        return commands;
    }

    private static string Timeless(string page) => Time().Replace(RequestId().Replace(page, "ID"), "TIME");

    /// <summary>Without blanks at the ends of lines, and without more than one blank line in a row.</summary>
    private static string Tidy(string text)
        => BlankLines().Replace(LineEnd().Replace(text.ReplaceLineEndings("\n"), "\n"), "\n\n").TrimEnd();

    [GeneratedRegex("```console\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex RequestId();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")]
    private static partial Regex Time();

    [GeneratedRegex("[ \t]+\n")]
    private static partial Regex LineEnd();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();
}
