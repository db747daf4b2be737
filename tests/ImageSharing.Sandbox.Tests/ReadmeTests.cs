using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

/// <summary>The sandbox's README names its files and folders as they are.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Folder = FindFolder();

    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public void Each_file_of_the_walk_is_there()
    {
        var files = SourceFile().Matches(Text).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(Folder, file)), file));
    }

    [Fact]
    public void Each_folder_has_its_line()
    {
        var folders = new DirectoryInfo(Folder).GetDirectories()
            .Select(folder => folder.Name)
            .Where(name => name is not ("bin" or "obj"));

        Assert.Equal(
            folders.Order(StringComparer.Ordinal),
            FolderLine().Matches(Text).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ImageSharing.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "ImageSharing.Sandbox");
    }

    [GeneratedRegex(@"`([A-Za-z/0-9]+\.cs)`")]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex FolderLine();
}
