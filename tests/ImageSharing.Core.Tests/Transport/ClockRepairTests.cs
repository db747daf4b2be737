using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class ClockRepairTests
{
    private const string Expired = "AuthFailure.SignatureExpire";

    private static Fault ExpiredAt(DateTimeOffset date) => Fault.Refuse(Expired).And(Fault.ForgedDate(date));

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    [InlineData(180)]
    [InlineData(-25 * 60)]
    [InlineData((26 * 60) - 1)]
    public async Task A_wrong_clock_is_corrected_once_with_one_warning(int minutes)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromMinutes(minutes);
        using var session = wire.Open();

        var first = await session.WriteAsync();
        var second = await session.WriteAsync();
        using var later = wire.Open();
        var third = await later.WriteAsync();

        Assert.All([first, second, third], reply => Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind));
        Assert.Equal(4, wire.Server.Requests.Writes.Count);
        var warning = Assert.Single(wire.Warnings);
        Assert.StartsWith(minutes > 0 ? "Clock.Slow(" : "Clock.Fast(", warning, StringComparison.Ordinal);
        Assert.InRange(
            (first.SignedAtUtc - wire.Time.GetUtcNow()).TotalMinutes, minutes - 0.2, minutes + 0.2);
    }

    [Theory]
    [InlineData(27 * 60)]
    [InlineData(-27 * 60)]
    public async Task A_difference_of_more_than_26_hours_is_ignored(int minutes)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromMinutes(minutes);
        using var session = wire.Open();

        var reply = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.Refused, Expired), (reply.Kind, reply.Code));
        Assert.Single(wire.Server.Requests.Writes);
        Assert.Empty(wire.Warnings);
    }

    [Fact]
    public async Task A_difference_of_less_than_4_minutes_is_ignored()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), ExpiredAt(wire.Time.GetUtcNow().AddMinutes(3.8)));
        using var session = wire.Open();

        Assert.Equal(Expired, (await session.WriteAsync()).Code);
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_response_from_a_cache_is_ignored()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(1);
        wire.Server.Faults.Add(When.Always(), Fault.Header("Age", "0"));
        using var session = wire.Open();

        Assert.Equal(Expired, (await session.WriteAsync()).Code);
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_refusal_without_a_request_id_is_ignored()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), Fault
            .Body("{\"Response\":{\"Error\":{\"Code\":\"" + Expired + "\",\"Message\":\"m\"}}}", applied: false)
            .And(Fault.ForgedDate(wire.Time.GetUtcNow().AddHours(1))));
        using var session = wire.Open();

        Assert.Equal(Expired, (await session.WriteAsync()).Code);
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    public async Task An_invalid_date_is_ignored(string date)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(1);
        wire.Server.Faults.Add(When.Always(), Fault.Header("Date", date));
        using var session = wire.Open();

        Assert.Equal(Expired, (await session.WriteAsync()).Code);
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Theory]
    [InlineData("AuthFailure.SignatureFailure")]
    [InlineData("InvalidAccountId.NotFound")]
    [InlineData(null)]
    public async Task The_date_of_any_other_response_changes_nothing(string? code)
    {
        await using var wire = await Wire.StartAsync();
        var forged = Fault.ForgedDate(wire.Time.GetUtcNow().AddHours(1));
        wire.Server.Faults.Add(When.Request(1), code is null ? forged : Fault.Refuse(code).And(forged));
        using var session = wire.Open();

        await session.WriteAsync();
        var second = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, second.Kind);
        Assert.Equal(2, wire.Server.Requests.Writes.Count);
        Assert.InRange((second.SignedAtUtc - wire.Time.GetUtcNow()).TotalSeconds, -2, 2);
    }

    [Fact]
    public async Task A_forged_date_is_dropped_if_the_next_signed_request_is_refused_too()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Request(1), ExpiredAt(wire.Time.GetUtcNow().AddHours(1)));
        using var session = wire.Open();

        var first = await session.WriteAsync();
        var second = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.Refused, Expired), (first.Kind, first.Code));
        Assert.Equal(WriteReplyKind.Acknowledged, second.Kind);
        Assert.Equal(3, wire.Server.Requests.Writes.Count);
        Assert.InRange((second.SignedAtUtc - wire.Time.GetUtcNow()).TotalSeconds, -2, 2);
        Assert.Single(wire.Warnings);
    }

    [Fact]
    public async Task A_next_request_that_is_refused_for_its_signature_drops_the_date_too()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Request(1), ExpiredAt(wire.Time.GetUtcNow().AddMinutes(4.5)));
        wire.Server.Faults.Add(When.Request(2), Fault.Refuse("AuthFailure.SignatureFailure"));
        using var session = wire.Open();

        Assert.Equal("AuthFailure.SignatureFailure", (await session.WriteAsync()).Code);
        var second = await session.WriteAsync();

        Assert.InRange((second.SignedAtUtc - wire.Time.GetUtcNow()).TotalSeconds, -2, 2);
    }

    [Fact]
    public async Task Requests_in_flight_share_one_correction()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(-2);
        SandboxTrigger held = new();
        wire.Server.Faults.Add(When.Requests(1, 8), Fault.HoldResponse(held));
        using var session = wire.Open();

        Task<WriteReply>[] writes = [.. Enumerable.Range(0, 8).Select(_ => session.WriteAsync())];
        await Eventually.IsTrueAsync(() => wire.Server.Requests.Writes.Count == 8, "eight writes arrive");
        held.Pull();
        var replies = await Task.WhenAll(writes);

        Assert.All(replies, reply => Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind));
        Assert.Equal(16, wire.Server.Requests.Writes.Count);
        Assert.Single(wire.Warnings);
    }

    [Fact]
    public async Task The_correction_does_not_depend_on_later_changes_of_the_local_clock()
    {
        HurriedTime time = new();
        await using var wire = await Wire.StartAsync(time: time);
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(2);
        using var session = wire.Open();
        await session.WriteAsync();

        time.SetWallClock(time.GetUtcNow().AddDays(3));
        var reply = await session.WriteAsync();
        time.Advance(TimeSpan.FromMinutes(30));
        wire.Server.Options.ClockOffset += TimeSpan.FromMinutes(30);
        var later = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal(WriteReplyKind.Acknowledged, later.Kind);
        Assert.Equal(4, wire.Server.Requests.Writes.Count);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_again_is_corrected_again()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(2);
        using var session = wire.Open();
        await session.WriteAsync();

        wire.Server.Options.ClockOffset = TimeSpan.FromHours(9);
        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal(2, wire.Warnings.Count());
    }

    [Fact]
    public async Task A_clock_is_corrected_for_its_own_endpoint_only()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(2);
        using var wrong = wire.Open();
        await wrong.WriteAsync();
        await using var other = await SandboxServer.StartAsync();
        other.Images.Add(Wire.Image);
        using var right = wire.Open(settings => settings.Endpoint = other.Endpoint.AbsoluteUri);

        var reply = await right.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Single(other.Requests.Writes);
    }
}
