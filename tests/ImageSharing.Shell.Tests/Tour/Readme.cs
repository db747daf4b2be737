using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using ImageSharing.Shell.Tests.Running;

namespace ImageSharing.Shell.Tests.Tour;

/// <summary>The page that strangers read, and what its consoles show.</summary>
internal static partial class Readme
{
    private static readonly string Path = System.IO.Path.Combine(Places.Repository, "README.md");

    /// <summary>The page with another text in each console that begins as given.</summary>
    /// <param name="begin">How the consoles begin.</param>
    /// <param name="show">From what a console shows to what it has to show.</param>
    public static string With(string begin, Func<string, string> show)
        => Console().Replace(File.ReadAllText(Path).ReplaceLineEndings("\n"), found =>
            found.Groups["text"].Value.StartsWith(begin, StringComparison.Ordinal)
                ? $"```console\n{Tidy(show(found.Groups["text"].Value))}\n```"
                : found.Value);

    /// <summary>Holds the page against what it has to be, request IDs and times apart.</summary>
    /// <exception cref="InvalidOperationException">It is another, which lies in out/README.md then.</exception>
    public static void MustBe(string page)
    {
        if (Timeless(page) == Timeless(With(string.Empty, text => text))) return;

        var wanted = Directory.CreateDirectory(System.IO.Path.Combine(Places.Repository, "out")).FullName;
        File.WriteAllText(System.IO.Path.Combine(wanted, "README.md"), page);
        throw new InvalidOperationException("README.md shows what is not so. out/README.md has it right.");
    }

    /// <summary>The commands that were typed into a console, lines that go on included.</summary>
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
