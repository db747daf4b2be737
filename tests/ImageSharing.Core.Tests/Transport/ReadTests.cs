using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class ReadTests
{
    private const string List = SandboxActions.DescribeImageSharePermission;

    public static TheoryData<string> PassingTroubles => [.. Troubles.Keys];

    private static System.Collections.Generic.Dictionary<string, Fault> Troubles { get; } = new()
    {
        ["dropped"] = Fault.DropBeforeWrite(),
        ["dropped behind"] = Fault.DropAfterWrite(),
        ["InternalError"] = Fault.InternalError(applied: false),
        ["HTTP 502"] = Fault.Http(502),
        ["HTML"] = Fault.Html(),
        ["truncated"] = Fault.Truncated(),
        ["rate"] = Fault.RateRefusal(),
        ["busy"] = Fault.Refuse("ServiceUnavailable"),
        ["in use"] = Fault.Refuse("ResourceInUse"),
    };

    [Theory]
    [InlineData(ShareKeys.Documented)]
    [InlineData(ShareKeys.Old)]
    public async Task A_list_has_every_share_with_its_time_under_either_spelling(ShareKeys keys)
    {
        await using var wire = await Wire.StartAsync(new SandboxOptions { ShareKeys = keys });
        wire.Server.Images[Wire.Image].Shares.Declare("100000000011", "1234567");
        using var session = wire.Open();

        var reply = await session.ListAsync();

        Assert.Equal(ReadReplyKind.Listed, reply.Kind);
        Assert.Equal(["100000000011", "1234567"], reply.Shares.Select(share => share.AccountId).Order());
        Assert.All(reply.Shares, share => Assert.Equal(DateTimeKind.Utc, share.CreatedUtc!.Value.Kind));
        Assert.Equal(Assert.Single(wire.Server.Requests.All).RequestId, reply.RequestId);
    }

    [Theory]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":null}}""", "")]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":[]}}""", "")]
    [InlineData(
        """{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":100000000001,"CreatedTime":null}]}}""",
        "100000000001 ")]
    [InlineData(
        """{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":"7","CreatedTime":"2026-01-15T08:30:00+08:00"}]}}""",
        "7 2026-01-15T00:30:00")]
    [InlineData(
        """{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":"7","accountId":"8","CreatedTime":"2026-01-15T08:30:00"}]}}""",
        "7 2026-01-15T08:30:00")]
    [InlineData(
        """{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":"7","CreatedTime":"yesterday"}]}}""", "7 ")]
    [InlineData(
        """{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":null,"Account":"7","CreateTime":12}]}}""",
        "7 ")]
    public async Task Lists_of_every_form_are_read(string body, string expected)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(List), Fault.Body(body));
        using var session = wire.Open();

        var reply = await session.ListAsync();

        Assert.Equal(ReadReplyKind.Listed, reply.Kind);
        Assert.Equal(
            expected, string.Join(",", reply.Shares.Select(share => $"{share.AccountId} {share.CreatedUtc:s}")));
    }

    [Theory]
    [InlineData("""{"Response":{"RequestId":"r"}}""")]
    [InlineData("""{"Response":{"RequestId":"r","sharePermissionSet":[]}}""")]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":{}}}""")]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":[null]}}""")]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":[{"CreatedTime":null}]}}""")]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":""}]}}""")]
    [InlineData("""{"Response":{"RequestId":"r","SharePermissionSet":[{"AccountId":{}}]}}""")]
    public async Task A_list_with_a_missing_element_is_refused(string body)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(List), Fault.Body(body));
        using var session = wire.Open(settings => settings.MaximumRetryCount = 0);

        var reply = await session.ListAsync();

        Assert.Equal((ReadReplyKind.Failed, "ResponseUnreadable"), (reply.Kind, reply.Code));
        Assert.Empty(reply.Shares);
    }

    [Theory]
    [MemberData(nameof(PassingTroubles))]
    public async Task A_read_is_sent_again_until_the_trouble_has_passed(string trouble)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Requests(1, 3, List), Troubles[trouble]);
        using var session = wire.Open();

        var reply = await session.ListAsync();

        Assert.Equal(ReadReplyKind.Listed, reply.Kind);
        Assert.Equal(4, wire.Server.Requests.Of(List).Count);
        Assert.Equal(3, ((HurriedTime)wire.Time).Waits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_read_is_given_up_after_the_retries_that_the_user_allows(int retries)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(List), Fault.Http(500));
        using var session = wire.Open(settings => settings.MaximumRetryCount = retries);

        var reply = await session.ListAsync();

        Assert.Equal(ReadReplyKind.Failed, reply.Kind);
        Assert.Equal(retries + 1, wire.Server.Requests.Of(List).Count);
    }

    [Fact]
    public async Task Refusals_for_rate_do_not_use_up_the_retries_but_end_after_a_minute()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(List), Fault.RateRefusal());
        using var session = wire.Open(settings => settings.MaximumRetryCount = 1);

        var reply = await session.ListAsync();

        Assert.Equal((ReadReplyKind.Refused, "RequestLimitExceeded"), (reply.Kind, reply.Code));
        Assert.InRange(wire.Server.Requests.Of(List).Count, 10, 200);
        Assert.InRange(((HurriedTime)wire.Time).Waited, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(66));
    }

    [Fact]
    public async Task Refusals_for_rate_between_failures_leave_the_retries_as_they_are()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Requests(1, 4, List), Fault.RateRefusal());
        wire.Server.Faults.Add(When.Requests(5, 6, List), Fault.DropBeforeWrite());
        wire.Server.Faults.Add(When.Requests(7, 9, List), Fault.RateRefusal());
        using var session = wire.Open(settings => settings.MaximumRetryCount = 2);

        var reply = await session.ListAsync();

        Assert.Equal(ReadReplyKind.Listed, reply.Kind);
        Assert.Equal(10, wire.Server.Requests.Of(List).Count);
    }

    [Fact]
    public async Task A_refused_read_comes_back_at_once()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();

        var reply = await session.Client.DescribeImageSharePermissionAsync(Wire.Region, "img-00000000", default);

        Assert.Equal((ReadReplyKind.Refused, "InvalidImageId.NotFound"), (reply.Kind, reply.Code));
        Assert.Single(wire.Server.Requests.All);
    }

    [Fact]
    public async Task The_instant_asked_is_that_of_the_request_that_was_answered()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Requests(1, 2, List), Fault.DropBeforeWrite());
        using var session = wire.Open();
        var before = wire.Time.GetTimestamp();

        var reply = await session.ListAsync();

        Assert.True(reply.AskedTimestamp > before);
        Assert.True(reply.AskedTimestamp <= wire.Time.GetTimestamp());
    }

    [Fact]
    public async Task Images_come_with_what_the_service_says_of_them()
    {
        await using var wire = await Wire.StartAsync();
        var image = wire.Server.Images[Wire.Image];
        image.Name = "golden";
        image.Tags = new System.Collections.Generic.Dictionary<string, string> { ["team"] = "web" };
        image.CreatedTime = "2026-01-15T08:30:00+00:00";
        wire.Server.Images.Add("img-11111111").CreatedTime = null;
        using var session = wire.Open();

        var reply = await session.ImagesAsync(new DescribeImagesQuery
        {
            Filters = [new ImageFilter("image-type", ["PRIVATE_IMAGE"])],
        });

        Assert.Equal(ReadReplyKind.Listed, reply.Kind);
        Assert.Equal(2, reply.TotalCount);
        var golden = reply.Images.Single(one => one.ImageId == Wire.Image);
        Assert.Equal(
            ("golden", "NORMAL", "PRIVATE_IMAGE", 20),
            (golden.ImageName, golden.ImageState, golden.ImageType, golden.ImageSize));
        Assert.Equal(("team", "web"), (golden.Tags[0].Key, golden.Tags[0].Value));
        Assert.Equal(new DateTime(2026, 1, 15, 8, 30, 0, DateTimeKind.Utc), golden.CreatedUtc);
        Assert.Null(reply.Images.Single(one => one.ImageId == "img-11111111").CreatedUtc);
    }

    [Fact]
    public async Task Images_are_asked_for_by_page_and_by_id()
    {
        await using var wire = await Wire.StartAsync();
        foreach (var number in Enumerable.Range(0, 5)) wire.Server.Images.Add($"img-1111111{number}");
        using var session = wire.Open();

        var page = await session.ImagesAsync(new DescribeImagesQuery { Offset = 2, Limit = 3 });
        var one = await session.ImagesAsync(new DescribeImagesQuery { ImageIds = ["img-11111113"] });

        Assert.Equal((3, 6), (page.Images.Count, page.TotalCount));
        Assert.Equal("img-11111113", Assert.Single(one.Images).ImageId);
    }
}
