using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>The list that is read at the end.</summary>
public sealed class VerificationTests
{
    private static readonly string[] Five = Runs.Accounts(5);

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_list_that_agrees_later_causes_no_error(int lag)
    {
        var (wire, _) = await StartAsync(lag);
        await using var __ = wire;

        Assert.Null(wire.Open().Grant(Five, Verify).Reports[0].Difference);
        Assert.Null(wire.Open().Revoke(Five, Verify).Reports[0].Difference);
    }

    [Fact]
    public async Task A_list_that_agrees_at_once_is_not_waited_for()
    {
        var (wire, time) = await StartAsync(0);
        await using var _ = wire;
        wire.Open().Grant(Five, Verify);

        Assert.Equal(TimeSpan.Zero, time.Waited);
        Assert.Equal(2, wire.Server.Requests.Count(SandboxActions.DescribeImageSharePermission));
    }

    [Fact]
    public async Task Without_Verify_the_list_is_not_read_again()
    {
        var (wire, _) = await StartAsync(0);
        await using var __ = wire;
        wire.Open().Grant(Five);

        Assert.Equal(1, wire.Server.Requests.Count(SandboxActions.DescribeImageSharePermission));
    }

    [Fact]
    public async Task What_another_writer_took_back_is_a_difference()
    {
        var (wire, _) = await StartAsync(0);
        await using var __ = wire;
        wire.Server.Faults.Add(
            When.Request(1),
            Fault.AnotherWriter(WriterMoment.After, server => server.Images[Wire.Image].Shares.Revoke(Five[2])));

        var report = wire.Open().Grant(Five, Verify).Reports[0];

        Assert.Equal("VerificationFailed", report.Difference!.Code);
        Assert.Equal(
            new Message("Verification.NotListed", new Message("Accounts.One", 1), new SomeNames([Five[2]])),
            report.Difference.Message);
        Assert.NotNull(report.Difference.RequestId);
        Assert.All(report.Outcomes, outcome => Assert.Equal(AccountStatus.Shared, outcome.Status));
    }

    [Fact]
    public async Task What_another_writer_gave_back_is_a_difference()
    {
        var (wire, _) = await StartAsync(0);
        await using var __ = wire;
        wire.Server.Images[Wire.Image].Shares.Declare(Five);
        wire.Server.Faults.Add(
            When.Request(1),
            Fault.AnotherWriter(WriterMoment.After, server => server.Images[Wire.Image].Shares.Grant(Five[2])));

        Assert.Equal(
            new Message("Verification.StillListed", new Message("Accounts.One", 1), new SomeNames([Five[2]])),
            wire.Open().Revoke(Five, Verify).Reports[0].Difference!.Message);
    }

    [Fact]
    public async Task A_list_that_can_not_be_read_at_the_end_is_no_agreement()
    {
        var (wire, _) = await StartAsync(0);
        await using var __ = wire;
        wire.Server.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        var report = wire.Open().Grant(Five, Verify).Reports[0];

        Assert.Equal("VerificationFailed", report.Difference!.Code);
        Assert.All(report.Outcomes, outcome => Assert.Equal(AccountStatus.Shared, outcome.Status));
    }

    [Fact]
    public async Task A_whole_set_shows_what_nobody_asked_for()
    {
        var (wire, _) = await StartAsync(0);
        await using var __ = wire;
        wire.Server.Images[Wire.Image].Shares.Declare("500000000001");

        var report = wire
            .Open()
            .Run(ShareOperation.Grant, [new ImageTarget(Wire.Region, Wire.Image, Five, [], isExactSet: true)]).Reports[0];

        Assert.Equal(
            new Message("Verification.NotAskedFor", new Message("Accounts.One", 1), new SomeNames(["500000000001"])),
            report.Difference!.Message);
    }

    private static void Verify(ShareSettings settings) => settings.Verify = true;

    private static async Task<(Wire Wire, HurriedTime Time)> StartAsync(int lag)
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        var options = new SandboxOptions
        {
            RequestsPerSecond = null, TimeProvider = time, ReadDelay = TimeSpan.FromSeconds(lag)
        };
        return (await Wire.StartAsync(options, time), time);
    }
}
