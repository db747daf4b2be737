using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>How results look as the formatter prints them.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Results_are_a_table_of_80_columns_grouped_by_image()
    {
        var ran = _shell.Run(
            "$ErrorActionPreference = 'SilentlyContinue';"
                + " Grant-CvmImageShare img-0000000a, img-0000000b 123, 1.0E+11 -Region ap-tokyo | Out-Default");
        var lines = ran.Shown.SelectMany(text => text.Split('\n'))
            .Select(WithoutBoldHeader).Where(line => line.Length > 0).ToList();

        Assert.Equal(
            [
                "   Image: img-0000000a (ap-tokyo)",
                "Status        AccountId            ErrorCode",
                "------        ---------            ---------",
                "Failed        123                  AccountIdMalformed",
                "Failed        1.0E+11              AccountIdMalformed",
                "   Image: img-0000000b (ap-tokyo)",
            ],
            lines.Take(6));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
    }

    /// <summary>The engine makes a header bold in any host; what is in the rows is the module's.</summary>
    private static string WithoutBoldHeader(string line)
    {
        var isHeader = line.Contains("[32;1m", StringComparison.Ordinal);
        return (isHeader ? Regex.Replace(line, @"\x1b\[[0-9;]*m", string.Empty) : line).TrimEnd();
    }

    [Theory]
    [InlineData("ImageShareResult")]
    [InlineData("ImageShare")]
    [InlineData("ImageShareTest")]
    [InlineData("Image")]
    [InlineData("CallerIdentity")]
    public void The_list_has_every_property(string type)
    {
        var list = XDocument.Load(Path.Combine(TestProcess.Repository, "bin", "ImageSharing.Format.ps1xml"))
            .Descendants("View").Single(view => view.Element("Name")!.Value == $"ImageSharing.{type}.List")
            .Descendants("ListItem").Select(item => item.Element("PropertyName")!.Value);
        var properties = _shell
            .Run($"[ImageSharing.{type}].GetProperties().Name").Output
            .Select(name => (string)name.BaseObject)
            .Where(name => name != "Name"); // the same as ImageName

        Assert.Equal(properties, list);
    }

    [Theory]
    [InlineData("ImageShareResult")]
    [InlineData("ImageShare")]
    [InlineData("ImageShareTest")]
    [InlineData("Image")]
    [InlineData("CallerIdentity")]
    public void Each_type_and_its_copies_have_a_list_and_a_table(string type)
    {
        var views = XDocument.Load(Path.Combine(TestProcess.Repository, "bin", "ImageSharing.Format.ps1xml"))
            .Descendants("View")
            .Where(view => view.Descendants("TypeName").Select(name => name.Value)
                .SequenceEqual([$"ImageSharing.{type}", $"Deserialized.ImageSharing.{type}"]))
            .ToList();

        Assert.Contains(views, view => view.Element("ListControl") is not null);
        Assert.Contains(views, view => view.Element("TableControl") is not null);
    }
}
