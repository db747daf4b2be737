using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class WriteOutcomeTests
{
    public static TheoryData<string> FaultsOfUnknownOutcome => [.. UnknownFaults.Keys];

    private static System.Collections.Generic.Dictionary<string, (Fault Fault, string Code)> UnknownFaults { get; } =
        new()
    {
        ["dropped before the body is read"] = (Fault.DropBeforeBody(), "ConnectionFailed"),
        ["dropped before the write"] = (Fault.DropBeforeWrite(), "ConnectionFailed"),
        ["dropped after the write"] = (Fault.DropAfterWrite(), "ConnectionFailed"),
        ["applied later"] = (Fault.ApplyLater(new SandboxTrigger()), "ConnectionFailed"),
        ["InternalError, not applied"] = (Fault.InternalError(applied: false), "InternalError"),
        ["InternalError, applied"] = (Fault.InternalError(applied: true), "InternalError"),
        ["InternalError with a sub-code"] = (Fault.Refuse("InternalError.Db"), "InternalError.Db"),
        ["HTTP 500"] = (Fault.Http(500), "ResponseUnreadable"),
        ["HTTP 502"] = (Fault.Http(502, "<html>bad gateway</html>"), "ResponseUnreadable"),
        ["HTTP 503 with a refusal"] = (
            Fault.Http(503, """{"Response":{"Error":{"Code":"OverQuota","Message":"m"},"RequestId":"r"}}"""),
            "OverQuota"),
        ["HTTP 404 without a refusal"] = (Fault.Http(404, "{}"), "ResponseUnreadable"),
        ["HTTP 407"] = (Fault.Http(407, ""), "ResponseUnreadable"),
        ["unreadable"] = (Fault.Unreadable(), "ResponseUnreadable"),
        ["HTML"] = (Fault.Html(), "ResponseUnreadable"),
        ["empty"] = (Fault.Empty(), "ResponseUnreadable"),
        ["truncated"] = (Fault.Truncated(), "ConnectionFailed"),
        ["over 10 MB"] = (Fault.Huge(), "ResponseUnreadable"),
        ["deeply nested"] = (Fault.DeeplyNested(), "ResponseUnreadable"),
        ["null"] = (Fault.Body("null"), "ResponseUnreadable"),
        ["Response null"] = (Fault.Body("""{"Response":null}"""), "ResponseUnreadable"),
        ["no RequestId"] = (Fault.Body("""{"Response":{}}"""), "ResponseUnreadable"),
        ["RequestId null"] = (Fault.Body("""{"Response":{"RequestId":null}}"""), "ResponseUnreadable"),
        ["an error without a code"] =
            (Fault.Body("""{"Response":{"Error":{},"RequestId":"r"}}"""), "ResponseUnreadable"),
        ["an error with a blank code"] = (
            Fault.Body("""{"Response":{"Error":{"Code":" "},"RequestId":"r"}}"""), "ResponseUnreadable"),
        ["names in another case"] = (Fault.Body("""{"response":{"requestId":"r"}}"""), "ResponseUnreadable"),
        ["something behind the response"] = (Fault.Body("""{"Response":{"RequestId":"r"}} x"""), "ResponseUnreadable"),
        ["redirect"] = (Fault.Redirect(new Uri("http://127.0.0.1:9/")), "ResponseUnreadable"),
    };

    [Fact]
    public async Task An_acknowledged_write_is_signed_in_a_way_the_service_accepts()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings => settings.Language = "en-US");

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        var seen = Assert.Single(wire.Server.Requests.Writes);
        Assert.Equal(seen.RequestId, reply.RequestId);
        Assert.Null(reply.Code);
        Assert.Equal(seen.SignedAt, reply.SignedAtUtc);
        Assert.NotNull(reply.SentTimestamp);
        Assert.Equal(Wire.Accounts, wire.Server.Images[Wire.Image].Shares.Accounts.Order());
        Assert.Equal($"127.0.0.1:{wire.Server.Endpoint.Port}", seen.Host);
        Assert.Equal("en-US", seen.Language);
        Assert.Equal(Wire.Region, seen.Region);
        Assert.Matches("^[0-9a-zA-Z-_,;.]{1,128}$", seen.RequestClient);
        Assert.Equal(
            $$"""{"ImageId":"{{Wire.Image}}","AccountIds":["100000000011","100000000012"],"Permission":"SHARE"}""",
            System.Text.Encoding.UTF8.GetString(seen.Body.Span));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "zh-CN", "zh-CN")]
    [InlineData(" ", "zh-CN", "zh-CN")]
    [InlineData("en-US", "zh-CN", "en-US")]
    public async Task The_default_language_counts_where_no_other_is_named(string? named, string? usual, string? sent)
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings => (settings.Language, settings.DefaultLanguage) = (named, usual));

        await session.WriteAsync();

        Assert.Equal(sent, Assert.Single(wire.Server.Requests.Writes).Language);
    }

    [Fact]
    public async Task A_cancel_revokes_the_shares()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();
        await session.WriteAsync();

        var reply = await session.Client.ModifyImageSharePermissionAsync(
            Wire.Region, Wire.Image, [Wire.Accounts[0]], SharePermission.Cancel, CancellationToken.None);

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal([Wire.Accounts[1]], wire.Server.Images[Wire.Image].Shares.Accounts);
    }

    [Theory]
    [InlineData("InvalidAccountId.NotFound")]
    [InlineData("OverQuota")]
    [InlineData("InvalidParameterValue.InvalidImageState")]
    [InlineData("RequestLimitExceeded")]
    [InlineData("ServiceUnavailable")]
    [InlineData("AuthFailure.SignatureFailure")]
    [InlineData("AuthFailure.TokenFailure")]
    [InlineData("Some.NewCode")]
    public async Task A_refused_write_returns_its_code_message_and_request_id_without_a_retry(string code)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), Fault.Refuse(code, "A message of the service."));
        using var session = wire.Open();

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Refused, reply.Kind);
        Assert.Equal(code, reply.Code);
        Assert.Equal("A message of the service.", reply.Message!.Text);
        Assert.Equal(Assert.Single(wire.Server.Requests.Writes).RequestId, reply.RequestId);
    }

    [Theory]
    [MemberData(nameof(FaultsOfUnknownOutcome))]
    public async Task A_write_without_a_readable_response_is_unknown_and_not_retried(string name)
    {
        await using var wire = await Wire.StartAsync();
        var (fault, code) = UnknownFaults[name];
        wire.Server.Faults.Add(When.Always(), fault);
        using var session = wire.Open();

        var reply = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.Unknown, code), (reply.Kind, reply.Code));
        Assert.NotNull(reply.SentTimestamp);
        Assert.NotNull(reply.Message);
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_null_error_and_unknown_keys_do_not_hide_an_acknowledgement()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(
            When.Always(),
            Fault.Body(
                "\uFEFF" + """{"x":[{}],"Response":{"Error":null,"requestid":7,"RequestId":"r","More":{"a":[1]}}}"""));
        using var session = wire.Open();

        var reply = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.Acknowledged, "r"), (reply.Kind, reply.RequestId));
    }

    [Fact]
    public async Task A_response_just_under_ten_megabytes_is_read()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), Fault.Huge(10 * 1024 * 1024));
        using var session = wire.Open();

        Assert.Equal(WriteReplyKind.Acknowledged, (await session.WriteAsync()).Kind);
    }

    [Theory]
    [InlineData("", "RegionMissing")]
    [InlineData(" ", "RegionMissing")]
    [InlineData("ap-guangzhou\r\nX-TC-Token: x", "UnsupportedRegion")]
    [InlineData("广州", "UnsupportedRegion")]
    [InlineData("evil.example/", "UnsupportedRegion")]
    public async Task A_region_that_cannot_be_sent_is_refused_without_a_request(string region, string code)
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();

        var write = await session.Client.ModifyImageSharePermissionAsync(
            region, Wire.Image, Wire.Accounts, SharePermission.Share, CancellationToken.None);
        var list = await session.Client.DescribeImageSharePermissionAsync(region, Wire.Image, CancellationToken.None);

        Assert.Equal((WriteReplyKind.Refused, code), (write.Kind, write.Code));
        Assert.Equal((ReadReplyKind.Refused, code), (list.Kind, list.Code));
        Assert.Empty(wire.Server.Requests.All);
    }

    [Fact]
    public async Task Any_text_as_an_image_id_reaches_the_service_unchanged()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();

        var reply = await session.Client.ModifyImageSharePermissionAsync(
            Wire.Region, "img-\"\\\u0000镜像😀", ["1"], SharePermission.Share, CancellationToken.None);
        var broken = await session.Client.ModifyImageSharePermissionAsync(
            Wire.Region, "img-\ud800", ["1"], SharePermission.Share, CancellationToken.None);

        Assert.Equal(WriteReplyKind.Refused, reply.Kind);
        Assert.Equal("img-\"\\\u0000镜像😀", wire.Server.Requests.Writes[0].ImageId);
        Assert.Equal(WriteReplyKind.Refused, broken.Kind);
    }

    [Fact]
    public async Task A_cancelled_write_throws()
    {
        await using var wire = await Wire.StartAsync();
        SandboxTrigger held = new();
        wire.Server.Faults.Add(When.Always(), Fault.HoldResponse(held));
        using var session = wire.Open();
        using CancellationTokenSource cancel = new();

        var write = session.WriteAsync(cancel.Token);
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }
}
