using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class PaceProtocolTests
{
    [Fact]
    public async Task An_answered_request_tells_its_pace_when_it_was_written_and_answered()
        => Assert.Equal("permit, written, answered, over", await LogOfAsync(fault: null));

    [Fact]
    public async Task A_refusal_for_rate_tells_the_limit_that_it_states()
    {
        const string stated =
            "Your current request times equals to `11` in a second, which exceeds the frequency limit `7` "
            + "for a second. Please reduce the frequency of calls.";

        Assert.Equal(
            "permit, written, answered, refused 7, over",
            await LogOfAsync(Fault.Refuse("RequestLimitExceeded", stated)));
        Assert.Equal(
            "permit, written, answered, refused , over",
            await LogOfAsync(Fault.Refuse("RequestLimitExceeded.UinLimitExceeded", "Too many.")));
    }

    [Fact]
    public async Task Any_other_refusal_is_a_response_like_others()
        => Assert.Equal("permit, written, answered, over", await LogOfAsync(Fault.Refuse("OverQuota")));

    [Fact]
    public async Task A_lost_response_is_written_and_never_answered()
        => Assert.Equal("permit, written, over", await LogOfAsync(Fault.DropBeforeWrite()));

    [Fact]
    public async Task A_request_that_was_never_sent_gives_its_permit_back()
    {
        RecordingPace pace = new();
        await using var wire = await Wire.StartAsync(new SandboxOptions { Https = true });
        wire.Pace = pace;
        using var session = wire.Open();

        await session.WriteAsync();

        Assert.Equal("permit, abandoned, over", string.Join(", ", pace.Log));
    }

    [Fact]
    public async Task A_request_is_signed_after_its_permit_came()
    {
        HurriedTime time = new();
        await using var wire = await Wire.StartAsync(time: time);
        wire.Server.Options.ClockOffset = TimeSpan.FromMinutes(4);
        wire.Pace = new RecordingPace { BeforePermit = _ => time.Advance(TimeSpan.FromMinutes(4)) };
        using var session = wire.Open();
        var start = time.GetUtcNow();

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.InRange((reply.SignedAtUtc - start).TotalSeconds, 238, 241);
    }

    [Fact]
    public async Task A_request_cancelled_while_it_waits_for_its_permit_is_not_sent()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.WriteAsync(cancelled.Token));

        Assert.Empty(wire.Server.Requests.All);
    }

    [Fact]
    public async Task Commands_share_the_pace_of_an_action_and_the_lowest_rate_holds()
    {
        await using var wire = await Wire.StartAsync();
        RecordingPace pace = new();
        wire.Pace = pace;
        var fast = wire.Open(settings => settings.RequestsPerSecond = 9);
        var slow = wire.Open(settings => settings.RequestsPerSecond = 4);

        await fast.WriteAsync();
        Assert.Equal(9, pace.RequestsPerSecond);
        await slow.WriteAsync();
        Assert.Equal(4, pace.RequestsPerSecond);
        await fast.WriteAsync();
        Assert.Equal(4, pace.RequestsPerSecond);
        slow.Dispose();
        Assert.Equal(9, pace.RequestsPerSecond);
    }

    [Fact]
    public void Actions_endpoints_and_credentials_have_a_pace_each()
    {
        var made = 0;
        RequestPaces paces = new(_ =>
        {
            made++;
            return new RecordingPace();
        });

        var first = paces.Use(new PaceKey("Modify", "a", "id"), 10).Pace;
        Assert.Same(first, paces.Use(new PaceKey("Modify", "a", "id"), 10).Pace);
        Assert.NotSame(first, paces.Use(new PaceKey("Describe", "a", "id"), 10).Pace);
        Assert.NotSame(first, paces.Use(new PaceKey("Modify", "b", "id"), 10).Pace);
        Assert.NotSame(first, paces.Use(new PaceKey("Modify", "a", "other"), 10).Pace);
        Assert.Equal(4, made);
    }

    [Theory]
    [InlineData("exceeds the frequency limit `10` for a second, you sent `11`", 10)]
    [InlineData("当前请求次数为每秒 `12` 次，超过频率限制 `10` 次", 10)]
    [InlineData("limit `10`", null)]
    [InlineData("`a` `b` `11` `10`", 10)]
    [InlineData("`11` `0`", null)]
    [InlineData("`99999999999999999999` `10`", null)]
    [InlineData("`", null)]
    [InlineData(null, null)]
    public void The_stated_limit_is_read_out_of_messages(string? message, int? expected)
        => Assert.Equal(expected, StatedLimit.Read(message));

    private static async Task<string> LogOfAsync(Fault? fault)
    {
        RecordingPace pace = new();
        await using var wire = await Wire.StartAsync();
        wire.Pace = pace;
        if (fault is not null) wire.Server.Faults.Add(When.Always(), fault);
        using var session = wire.Open();
        await session.WriteAsync();
        return string.Join(", ", pace.Log);
    }
}
