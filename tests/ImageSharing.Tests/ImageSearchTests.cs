using System;
using System.Collections.Generic;
using System.Globalization;
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
    public void Only_an_image_that_the_service_does_not_have_is_called_not_found()
    {
        const string piped = "[pscustomobject]@{ ImageId = 'img-0000000a'; Region = 'ap-tokyo' }";
        var elsewhere = Run($"{piped} | Get-CvmImage -Region ap-osaka").Errors.Single().ErrorDetails.Message;
        Set("TENCENTCLOUD_REGION", null);
        var nowhere = Run("Get-CvmImage img-0000000a").Errors.Single().ErrorDetails.Message;

        Assert.StartsWith(
            "Cannot look up image img-0000000a (ap-osaka). The item has", elsewhere, StringComparison.Ordinal);
        Assert.Equal("Image img-0000000a was not looked up. No region was specified.", nowhere);
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

    [Fact]
    public void Without_a_question_all_private_images_are_listed_page_by_page()
    {
        Many(250);
        Image("img-public00").Type = "PUBLIC_IMAGE";
        var ran = Run("Get-CvmImage").MustSucceed();

        Assert.Equal(250, ran.Values("ImageId").Distinct().Count());
        Assert.Equal(3, Service.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public void Select_First_keeps_the_second_page_from_being_read()
    {
        Many(250);
        Assert.Equal(100, Run("Get-CvmImage | Select-Object -First 100").MustSucceed().Output.Count);
        Assert.Equal(1, Service.Requests.Count(SandboxActions.DescribeImages));
        Assert.Equal(101, Run("Get-CvmImage | Select-Object -First 101").MustSucceed().Output.Count);
        Assert.Equal(3, Service.Requests.Count(SandboxActions.DescribeImages));
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

    [Fact]
    public void Types_and_states_are_asked_for()
    {
        Image("img-0000000a").State = "CREATING";
        Image("img-0000000b");
        Image("img-0000000c").Type = "PUBLIC_IMAGE";

        Assert.Equal(["img-0000000b"], Run("Get-CvmImage -ImageState normal").MustSucceed().Values("ImageId"));
        Assert.Equal(
            ["img-0000000a"],
            Run("Get-CvmImage -ImageState CREATING, SYNCING").MustSucceed().Values("ImageId"));
        Assert.Equal(["img-0000000c"], Run("Get-CvmImage -ImageType PUBLIC_IMAGE").MustSucceed().Values("ImageId"));
        Assert.Empty(Run("Get-CvmImage -ImageType MARKET_IMAGE").MustSucceed().Output);
    }

    [Fact]
    public void More_than_a_hundred_IDs_are_asked_for_in_hundreds_and_come_in_order()
    {
        Many(250);
        var ran = Run("249..0 | ForEach-Object { 'img-{0:x8}' -f $_ } | Get-CvmImage").MustSucceed();

        Assert.Equal("img-000000f9", ran.Values("ImageId").First());
        Assert.Equal(250, ran.Output.Count);
        Assert.Equal(3, Service.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public void Images_that_are_not_there_are_errors_of_their_own_and_the_others_come()
    {
        Many(50);
        var ran = Run("Get-CvmImage img-00000001, img-notthere, img-00000002, img-northere");

        Assert.Equal(["img-00000001", "img-00000002"], ran.Values("ImageId"));
        Assert.Equal(["InvalidImageId.NotFound", "InvalidImageId.NotFound"], ran.Codes);
        Assert.Equal(["img-notthere", "img-northere"], ran.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void An_image_is_looked_for_in_every_region_and_is_an_error_where_it_is_in_none()
    {
        Service.Images.Add("img-0000000a", "ap-tokyo");
        Service.Images.Add("img-0000000b", "ap-osaka");
        var ran = Run("Get-CvmImage img-0000000a, img-0000000b, img-0000000c -Region ap-tokyo, ap-osaka");

        Assert.Equal(["ap-tokyo", "ap-osaka"], ran.Values("Region"));
        Assert.Equal("img-0000000c", Assert.Single(ran.Errors).TargetObject);
    }

    [Fact]
    public void A_region_that_is_refused_does_not_keep_the_next_one_from_being_listed()
    {
        Service.Images.Add("img-0000000b", "ap-osaka");
        Service.Options.Regions = new HashSet<string> { "ap-osaka" };
        var ran = Run("Get-CvmImage -Region ap-nowhere, ap-osaka");

        Assert.Equal(["img-0000000b"], ran.Values("ImageId"));
        Assert.Equal(["UnsupportedRegion"], ran.Codes);
        Assert.Equal("ap-nowhere", ran.Errors[0].TargetObject);
    }

    [Fact]
    public void A_wrong_key_ends_the_command()
    {
        Set("TENCENTCLOUD_SECRET_KEY", "wrong");
        var ran = Run("Get-CvmImage -Region ap-tokyo, ap-osaka");

        Assert.StartsWith(
            "AuthFailure.SignatureFailure,",
            (ran.Failure?.ErrorRecord ?? ran.Errors.Single()).FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Equal(1, Service.Requests.Count(SandboxActions.DescribeImages));
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

    private void Many(int count)
    {
        for (var i = 0; i < count; i++) Image($"img-{i.ToString("x8", CultureInfo.InvariantCulture)}");
    }
}
