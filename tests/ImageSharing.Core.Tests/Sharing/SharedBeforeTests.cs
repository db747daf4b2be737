using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>Whether each account had the share before the run, which the undo of a run rests on.</summary>
public sealed class SharedBeforeTests
{
    private static readonly HashSet<string> Reads = [SandboxActions.DescribeImageSharePermission];
    private static readonly string[] Three = Runs.Accounts(3);

    [Fact]
    public async Task A_grant_reports_which_accounts_had_the_share_before()
    {
        await using var wire = await StartAsync();
        wire.Server.Images[Wire.Image].Shares.Declare(Three[0]);
        wire.Server.Accounts.Declare(Three[2], AccountKind.Unknown);

        var record = wire.Open().Grant(Three);

        Assert.Equal(
            [(AccountStatus.AlreadyShared, true), (AccountStatus.Shared, false), (AccountStatus.Failed, false)],
            Told(record));
    }

    [Fact]
    public async Task A_revoke_reports_which_accounts_had_the_share_before()
    {
        await using var wire = await StartAsync();
        wire.Server.Images[Wire.Image].Shares.Declare(Three[0], Three[2]);
        wire.Server.Accounts.Declare(Three[2], AccountKind.Unknown);

        var record = wire.Open().Revoke(Three);

        Assert.Equal(
            [(AccountStatus.Revoked, true), (AccountStatus.NotShared, false), (AccountStatus.Failed, true)],
            Told(record));
    }

    [Theory]
    [InlineData(nameof(ShareOperation.Grant))]
    [InlineData(nameof(ShareOperation.Revoke))]
    public async Task If_reads_are_refused_nothing_is_reported(string operation)
    {
        await using var wire = await StartAsync();
        wire.Server.Options.DeniedActions = Reads;
        wire.Server.Images[Wire.Image].Shares.Declare(Three[0]);
        wire.Server.Accounts.Declare(Three[2], AccountKind.Unknown);

        var record = wire.Open().Run(
            (ShareOperation)Enum.Parse(typeof(ShareOperation), operation), [new ImageTarget(Wire.Region, Wire.Image, Three)]);

        Assert.All(record.Outcomes, outcome => Assert.Null(outcome.SharedBefore));
    }

    [Fact]
    public async Task An_unknown_outcome_reports_it_too()
    {
        await using var wire = await StartAsync();
        wire.Server.Images[Wire.Image].Shares.Declare(Three[0]);
        wire.Server.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.DropBeforeWrite());

        var record = wire.Open(session => session.MaximumRetryCount = 1).Grant(Three);

        Assert.Equal(
            [(AccountStatus.AlreadyShared, true), (AccountStatus.Unknown, false), (AccountStatus.Unknown, false)],
            Told(record));
    }

    [Fact]
    public async Task A_list_within_the_lag_of_an_own_write_proves_nothing()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.ReadDelay = TimeSpan.FromSeconds(8);
        wire.Open().Grant(Three);

        var undone = wire.Open().Revoke(Three);
        ((HurriedTime)wire.Time).Advance(TimeSpan.FromSeconds(20));
        var later = wire.Open().Grant(Three);

        Assert.All(undone.Outcomes, outcome => Assert.Equal(AccountStatus.Revoked, outcome.Status));
        Assert.All(undone.Outcomes, outcome => Assert.Null(outcome.SharedBefore));
        Assert.All(later.Outcomes, outcome => Assert.False(outcome.SharedBefore));
    }

    [Fact]
    public async Task A_share_that_a_list_shows_after_a_lost_request_does_not_count_as_shared_before()
    {
        await using var wire = await StartAsync();
        wire.Server.Faults.Add(When.Request(1), Fault.DropAfterWrite());

        var record = wire.Open().Grant(Three);

        Assert.All(
            record.Outcomes,
            outcome => Assert.Equal((AccountStatus.Shared, false), (outcome.Status, outcome.SharedBefore)));
    }

    [Fact]
    public async Task A_refused_image_reports_what_its_list_showed()
    {
        await using var wire = await StartAsync();
        wire.Server.Images[Wire.Image].Shares.Declare(Three[1]);
        wire.Server.Images[Wire.Image].State = "CREATEFAILED";

        var record = wire.Open().Grant(Three);

        Assert.Equal(
            [(AccountStatus.Failed, false), (AccountStatus.AlreadyShared, true), (AccountStatus.Failed, false)],
            Told(record));
    }

    private static IEnumerable<(AccountStatus Status, bool? SharedBefore)> Told(RunRecord record)
        => record.Outcomes.Select(outcome => (outcome.Status, outcome.SharedBefore));

    private static Task<Wire> StartAsync()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        return Wire.StartAsync(new SandboxOptions { RequestsPerSecond = null, TimeProvider = time }, time);
    }
}
