using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Get-CvmImage against the stand-in.</summary>
public sealed class ImageSearchTests : ServiceShell
{
    [Fact]
    public void An_image_has_every_field_typed()
    {
        var image = Image("img-6pb6lrmy");
        image.Name = "golden-web";
        image.Description = "Web";
        image.SizeGib = 50;
        image.SyncPercent = 43;
        image.State = "SYNCING";
        image.CreatedTime = "2026-02-02T06:12:41+00:00";
        image.Tags = new Dictionary<string, string> { ["team"] = "platform" };
        image.SnapshotIds = ["snap-0000000a"];
        var found = Assert.Single(Run("Get-CvmImage img-6pb6lrmy").MustSucceed().Output);

        object? Value(string name) => found.Properties[name].Value;
        Assert.Equal("ImageSharing.Image", found.BaseObject.GetType().FullName);
        Assert.Equal(Region, Value("Region"));
        Assert.Equal("golden-web", Value("ImageName"));
        Assert.Equal("golden-web", Value("Name"));
        Assert.Equal("Web", Value("ImageDescription"));
        Assert.Equal("PRIVATE_IMAGE", Value("ImageType"));
        Assert.Equal("SYNCING", Value("ImageState"));
        Assert.Equal(50L, Value("ImageSize"));
        Assert.Equal(43, Value("SyncPercent"));
        Assert.Equal(true, Value("IsSupportCloudinit"));
        Assert.Equal("TencentCloud", Value("LicenseType"));
        Assert.Equal("x86_64", Value("Architecture"));
        Assert.Equal(new[] { "snap-0000000a" }, Value("SnapshotIds"));
        Assert.Equal(
            new DateTime(2026, 2, 2, 6, 12, 41, DateTimeKind.Utc),
            ((DateTime)Value("CreatedTime")!).ToUniversalTime());
        Assert.Equal(DateTimeKind.Local, ((DateTime)Value("CreatedTime")!).Kind);
        Assert.Equal("platform", Run("(Get-CvmImage img-6pb6lrmy).Tags.team").Output.Single().BaseObject);
    }

    [Fact]
    public void Types_and_states_are_asked_for_in_any_case()
    {
        Image("img-6pb6lrmy");

        Assert.Single(Run("Get-CvmImage -ImageType private_image -ImageState normal").MustSucceed().Output);
    }

    [Theory]
    [InlineData("GOLDEN-*", "golden-web-2026 Golden-DB-2026")]
    [InlineData("*-2026", "golden-web-2026 Golden-DB-2026")]
    [InlineData("golden-w??-2026", "golden-web-2026")]
    [InlineData("golden-db-2026", "Golden-DB-2026")]
    [InlineData("[fg]olden-[vw]eb*", "golden-web-2026")]
    public void Names_match_in_any_case_though_the_service_tells_letters_apart(string pattern, string names)
    {
        Image("img-0000000a").Name = "golden-web-2026";
        Image("img-0000000b").Name = "Golden-DB-2026";
        Image("img-0000000c").Name = "silver-web-2025";

        Assert.Equal(names.Split(' '), Run($"Get-CvmImage -Name '{pattern}'").MustSucceed().Values("ImageName"));
        Assert.Equal(names.Split(' '), Run($"(Get-CvmImage -ImageName '{pattern}').Name").Output.Select(one => one.ToString()));
    }

    [Theory]
    [InlineData("@{ stage = 'prod' }", "img-0000000a")]
    [InlineData("@{ stage = 'prod', 'test' }", "img-0000000a img-0000000b")]
    [InlineData("@{ stage = 'prod'; team = 'x' }", "")]
    public void Images_are_found_by_all_of_their_tags(string tags, string images)
    {
        Image("img-0000000a").Tags = new Dictionary<string, string> { ["stage"] = "prod", ["team"] = "y" };
        Image("img-0000000b").Tags = new Dictionary<string, string> { ["stage"] = "test" };
        Image("img-0000000c");
        var expected = images.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(expected, Run($"Get-CvmImage -Tag {tags}").MustSucceed().Values("ImageId"));
        Assert.Equal(
            expected,
            Run($"'img-0000000a', 'img-0000000b', 'img-0000000c' | Get-CvmImage -Tag {tags}").MustSucceed().Values("ImageId"));
    }

    [Theory]
    [InlineData("-Tag @{}")]
    [InlineData("-Tag $null")]
    [InlineData("-Tag @{ stage = $null }")]
    [InlineData("-Tag @{ '' = 'x' }")]
    [InlineData("-Name ' '")]
    [InlineData("-Name $null")]
    [InlineData("-ImageState ''")]
    [InlineData("-ImageType @()")]
    public void A_filter_of_nothing_is_an_error_and_never_no_filter(string filter)
    {
        Image("img-0000000a");
        var ran = Run($"Get-CvmImage {filter}");

        Assert.StartsWith("ParameterArgumentValidationError", Assert.Single(ran.Codes), StringComparison.Ordinal);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void The_latest_is_the_newest_NORMAL_image_of_each_region_and_name()
    {
        Built("img-0000000a", "web", "2026-01-01T00:00:00Z");
        Built("img-0000000b", "db", "2026-01-01T00:00:00Z");
        Built("img-0000000c", "web", "2026-03-01T00:00:00Z");
        Built("img-0000000d", "web", "2026-02-01T00:00:00Z");
        Built("img-0000000e", "web", "2026-04-01T00:00:00Z").State = "CREATING";

        Assert.Equal(["img-0000000c", "img-0000000b"], Run("Get-CvmImage -Latest").MustSucceed().Values("ImageId"));
    }

    [Fact]
    public void An_image_of_the_pipeline_is_returned_where_it_fits_the_search_as_well()
    {
        Image("img-0000000a").State = "CREATING";
        Image("img-0000000b");
        var rows = "[pscustomobject]@{ ImageId = 'img-0000000a' }, [pscustomobject]@{ ImageId = 'img-0000000b' }";

        Assert.Equal(
            ["img-0000000b"], Run($"{rows} | Get-CvmImage -ImageState NORMAL").MustSucceed().Values("ImageId"));
        Assert.Empty(Run("@() | Get-CvmImage -ImageState NORMAL").MustSucceed().Output);
    }

    private SandboxImage Built(string imageId, string name, string time)
    {
        var image = Image(imageId);
        image.Name = name;
        image.CreatedTime = time;
        return image;
    }

    [Theory]
    [InlineData("Get-CvmImage -Name 'golden['")]
    [InlineData("Get-CvmImage -Name web, 'golden[]x'")]
    public void A_pattern_that_is_none_is_refused_in_words_before_anything_is_asked(string command)
    {
        var record = Assert.Single(Run(command).Errors);

        Assert.StartsWith("ParameterArgumentValidationError,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("To match a '[' itself, write `[", record.ToString(), StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void Snapshots_are_an_array_whose_type_has_a_name()
    {
        Image("img-6pb6lrmy").SnapshotIds = ["snap-0000000a"];

        var snapshots = Run("Get-CvmImage img-6pb6lrmy").MustSucceed().Output.Single().Properties["SnapshotIds"].Value;
        Assert.IsType<string[]>(snapshots);
    }

    [Fact]
    public void What_the_service_does_not_say_is_null()
    {
        Image("img-6pb6lrmy").CreatedTime = null;
        var found = Assert.Single(Run("Get-CvmImage img-6pb6lrmy").MustSucceed().Output);

        Assert.Null(found.Properties["CreatedTime"].Value);
        Assert.Null(found.Properties["SyncPercent"].Value);
    }

    [Theory]
    [InlineData("golden-*", new[] { "golden-db", "golden-web" })]
    [InlineData("golden-web", new[] { "golden-web" })]
    [InlineData("*-web", new[] { "golden-web", "silver-web" })]
    [InlineData("*l?en*", new[] { "golden-db", "golden-web" })]
    [InlineData("[gs]*-web", new[] { "golden-web", "silver-web" })]
    [InlineData("golden-db, silver*", new[] { "golden-db", "silver-web" })]
    [InlineData("*", new[] { "golden-db", "golden-web", "odd[1]", "silver-web" })]
    [InlineData("Golden-*", new[] { "golden-db", "golden-web" })]
    [InlineData("'odd`[1`]'", new[] { "odd[1]" })]
    [InlineData("a1, b2, c3, d4, e5, f6, golden-d*", new[] { "golden-db" })]
    public void Names_are_matched_by_wildcards(string name, string[] expected)
    {
        var number = 0;
        foreach (var one in new[] { "golden-db", "golden-web", "silver-web", "odd[1]" })
            Image($"img-{++number:x8}").Name = one;

        Assert.Equal(
            expected,
            Run($"Get-CvmImage -Name {name}").MustSucceed().Values("ImageName").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Get-CvmImage -ImageType PUB", "PUBLIC_IMAGE")]
    [InlineData("Get-CvmImage -ImageState NOR", "NORMAL")]
    [InlineData("Get-CvmImage -Region valley", "na-siliconvalley")]
    public void Values_are_completed(string typed, string expected)
        => Assert.Equal(
            [expected],
            Run("(TabExpansion2 $args[0] $args[0].Length).CompletionMatches.CompletionText", typed).Output.Select(
                item => (string)item.BaseObject));
}
