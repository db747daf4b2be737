using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class ImageActionTests : SandboxTest
{
    [Fact]
    public async Task Describes_an_image_with_all_its_fields()
    {
        Image.Name = "golden";
        Image.Tags = new Dictionary<string, string> { ["team"] = "web" };
        Image.SnapshotIds = ["snap-12345678"];

        var reply = await Describe(new { ImageIds = new[] { ImageId } });

        Assert.Equal(1, (int?)reply.Response["TotalCount"]);
        var image = reply.Response["ImageSet"]![0]!;
        Assert.Equal(
            [
                "ImageId", "OsName", "ImageType", "CreatedTime", "ImageName", "ImageDescription", "ImageSize",
                "Architecture", "ImageState", "Platform", "ImageCreator", "ImageSource", "SyncPercent",
                "IsSupportCloudinit", "isSupportCloudinit", "SnapshotSet", "Tags", "LicenseType", "ImageFamily",
                "ImageDeprecated",
            ],
            image.AsObject().Select(field => field.Key));
        Assert.Equal("golden", (string?)image["ImageName"]);
        Assert.Equal("web", (string?)image["Tags"]![0]!["Value"]);
        Assert.Equal("NORMAL", (string?)image["ImageState"]);
        Assert.Equal("2026-01-15T08:30:00Z", (string?)image["CreatedTime"]);
        Image.CreatedTime = null;
        Assert.Null((await Describe(new { })).Response["ImageSet"]![0]!["CreatedTime"]);
    }

    [Fact]
    public async Task Pages_through_the_images_of_a_region()
    {
        for (var number = 0; number < 129; number++)
            Server.Images.Add($"img-{number:d8}");
        Server.Images.Add("img-elsewher", "ap-singapore");

        var first = await Describe(new { });
        var last = await Describe(new { Offset = 100, Limit = 100 });

        Assert.Equal(130, (int?)first.Response["TotalCount"]);
        Assert.Equal(20, first.Response["ImageSet"]!.AsArray().Count);
        Assert.Equal(30, last.Response["ImageSet"]!.AsArray().Count);
        Assert.Equal("InvalidParameterValue.LimitExceeded", (await Describe(new { Limit = 101 })).Code);
        Assert.Equal("InvalidParameter", (await Describe(new { Limit = "20" })).Code);
    }

    [Theory]
    [InlineData("image-id", "img-00000001", 1)]
    [InlineData("image-name", "golden", 2)]
    [InlineData("image-name", "Golden", 0)]
    [InlineData("image-type", "PUBLIC_IMAGE", 1)]
    [InlineData("platform", "Ubuntu", 1)]
    [InlineData("tag-key", "team", 1)]
    [InlineData("tag-value", "web", 1)]
    [InlineData("tag:team", "web", 1)]
    [InlineData("tag:team", "db", 0)]
    public async Task Filters(string name, string value, int count)
    {
        Image.Name = "golden-db";
        var other = Server.Images.Add("img-00000001");
        other.Name = "old-golden-web";
        other.Platform = "Ubuntu";
        other.Type = "PUBLIC_IMAGE";
        other.Tags = new Dictionary<string, string> { ["team"] = "web" };

        var reply = await Describe(new { Filters = new[] { new { Name = name, Values = new[] { "x", value } } } });

        Assert.Equal(count, (int?)reply.Response["TotalCount"]);
    }

    [Fact]
    public async Task Wants_every_filter_to_fit_and_takes_no_more_than_are_allowed()
    {
        Image.Name = "golden";
        var filter = (string name, int values) => new
        {
            Name = name, Values = Enumerable.Repeat("golden", values).ToArray()
        };

        Assert.Equal(
            1,
            (int?)(await Describe(new { Filters = Enumerable.Repeat(filter("image-name", 5), 10) }))
                .Response["TotalCount"]);
        Assert.Equal(
            0,
            (int?)(await Describe(new { Filters = new[] { filter("image-name", 1), filter("platform", 1) } }))
                .Response["TotalCount"]);
        Assert.Equal(
            "InvalidFilter",
            (await Describe(new { Filters = Enumerable.Repeat(filter("image-name", 1), 11) })).Code);
        Assert.Equal(
            "InvalidFilterValue.LimitExceeded",
            (await Describe(new { Filters = new[] { filter("image-name", 6) } })).Code);
        Assert.Equal("InvalidFilter", (await Describe(new { Filters = new[] { filter("image-state", 1) } })).Code);
        Assert.Equal(
            "InvalidParameter",
            (await Describe(new { ImageIds = new[] { ImageId }, Filters = new[] { filter("image-name", 1) } })).Code);
        Assert.Equal(
            "InvalidImageId.NotFound",
            (await Describe(new { ImageIds = new[] { ImageId, "img-00000009" } })).Code);
    }

    [Fact]
    public async Task Shows_a_receiver_the_image_as_a_shared_one()
    {
        var theirs = Server.Images.Add("img-00000001", ownerUin: "100000000002");
        Assert.Equal(1, (int?)(await Describe(new { })).Response["TotalCount"]);

        theirs.Shares.Declare(SandboxKey.DefaultRootUin);

        var image = (await Describe(new { ImageIds = new[] { "img-00000001" } })).Response["ImageSet"]![0]!;
        Assert.Equal("SHARED_IMAGE", (string?)image["ImageType"]);
    }

    private Task<ServiceReply> Describe(object parameters)
        => Client.Send(
            new Call { Action = SandboxActions.DescribeImages, Body = JsonSerializer.Serialize(parameters) });
}
