using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ImageSharing.Core.Tests.Architecture;

/// <summary>CONTRIBUTING's walk from the pipeline to the wire and back.</summary>
public sealed class WalkTests
{
    [Fact]
    public void Each_stop_of_the_walk_is_a_file_and_there_are_fewer_than_40()
    {
        var repository = Repository();
        var page = File.ReadAllText(Path.Combine(repository, ".github", "CONTRIBUTING.md"));

        var stops = Regex.Matches(page, @"^(\d+)\. `(src/[^`]+\.cs)`", RegexOptions.Multiline).Cast<Match>().ToArray();

        Assert.InRange(stops.Length, 30, 39);
        Assert.Equal(Enumerable.Range(1, stops.Length), stops.Select(stop => int.Parse(stop.Groups[1].Value, null)));
        Assert.All(stops, stop => Assert.True(File.Exists(Path.Combine(repository, stop.Groups[2].Value)), stop.Value));
        Assert.Equal(stops.Length, stops.Select(stop => stop.Groups[2].Value).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !folder.EnumerateFiles("ImageSharing.sln").Any()) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No ImageSharing.sln above the tests.");
    }
}
