using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>The service says that an account has the share already: a list has to confirm it.</summary>
public sealed class SaidSharedTests
{
    private const string Exists = "FailedOperation.AccountAlreadyExists";
    private static readonly HashSet<string> Reads = [SandboxActions.DescribeImageSharePermission];
    private static readonly string[] Four = Runs.Accounts(4);

    [Theory]
    [InlineData(AccountNaming.First)]
    [InlineData(AccountNaming.Several)]
    [InlineData(AccountNaming.None)]
    public async Task An_account_that_no_list_shows_is_Failed_with_the_code_and_holds_no_share(AccountNaming names)
    {
        var (wire, time) = await StartAsync();
        await using var _ = wire;
        wire.Server.Options.NamesAccount = names;
        wire.Server.Accounts.Declare(Four[0], AccountKind.Phantom);
        wire.Server.Accounts.Declare(Four[2], AccountKind.Phantom);

        var record = wire.Open().Grant(Four);

        Assert.Equal(
            [AccountStatus.Failed, AccountStatus.Shared, AccountStatus.Failed, AccountStatus.Shared],
            record.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal([Exists, null, Exists, null], record.Outcomes.Select(outcome => outcome.Code));
        Assert.All(record.Outcomes, outcome => Assert.False(outcome.SharedBefore));
        Assert.NotNull(record.Outcomes.First().RequestId);
        Assert.Null(record.Reports[0].Problem);
        Assert.InRange(time.Waited, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(21));
    }

    [Fact]
    public async Task One_wait_and_one_list_decide_for_all_such_accounts()
    {
        var (wire, time) = await StartAsync();
        await using var _ = wire;
        foreach (var account in Four) wire.Server.Accounts.Declare(account, AccountKind.Phantom);

        var record = wire.Open().Grant(Four, settings => settings.BatchSize = 1);

        Assert.All(record.Outcomes, outcome => Assert.Equal(Exists, outcome.Code));
        Assert.Equal(4, record.Count(AccountStatus.Failed));
        Assert.Equal(4, wire.Server.Requests.Writes.Count);
        Assert.Equal(2, wire.Server.Requests.Count(SandboxActions.DescribeImageSharePermission));
        Assert.InRange(time.Waited, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task An_account_that_the_list_shows_is_AlreadyShared_with_the_code()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        wire.Server.Options.RepeatedShare = Repetition.Error;
        wire.Server.Faults.Add(
            When.Request(1),
            Fault.AnotherWriter(WriterMoment.Before, server => server.Images[Wire.Image].Shares.Grant(Four[0])));

        var outcome = wire.Open().Grant(Four[..1]).Outcomes.Single();

        Assert.Equal((AccountStatus.AlreadyShared, Exists, 1), (outcome.Status, outcome.Code, outcome.Attempts));
        Assert.False(outcome.SharedBefore);
    }

    [Fact]
    public async Task Behind_a_lost_request_a_list_that_shows_the_account_makes_it_Shared()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        wire.Server.Options.RepeatedShare = Repetition.Error;
        wire.Server.Options.ReadDelay = TimeSpan.FromSeconds(8);
        wire.Server.Faults.Add(When.Request(1), Fault.DropAfterWrite());

        var outcome = wire.Open().Grant(Four[..1]).Outcomes.Single();

        Assert.Equal((AccountStatus.Shared, Exists, 2), (outcome.Status, outcome.Code, outcome.Attempts));
    }

    [Fact]
    public async Task Behind_a_lost_request_an_account_that_no_list_shows_is_Unknown()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        wire.Server.Accounts.Declare(Four[0], AccountKind.Phantom);
        wire.Server.Faults.Add(When.Request(1), Fault.DropBeforeWrite());

        var outcome = wire.Open().Grant(Four[..1]).Outcomes.Single();

        Assert.Equal((AccountStatus.Unknown, 2), (outcome.Status, outcome.Attempts));
        Assert.Equal("Outcome.ConclusiveAfter", outcome.Remark!.Key);
    }

    [Fact]
    public async Task Where_reads_are_refused_the_code_is_believed_and_the_message_says_that_no_list_confirms_it()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        wire.Server.Options.DeniedActions = Reads;
        wire.Server.Accounts.Declare(Four[0], AccountKind.Phantom);

        var outcomes = wire.Open().Grant(Four).Outcomes.ToList();

        Assert.Equal(
            (AccountStatus.AlreadyShared, Exists, null),
            (outcomes[0].Status, outcomes[0].Code, outcomes[0].SharedBefore));
        Assert.Equal(new Message("Outcome.NotConfirmed"), outcomes[0].Remark);
        Assert.NotNull(outcomes[0].RequestId);
        Assert.All(outcomes.Skip(1), outcome => Assert.Equal(AccountStatus.Shared, outcome.Status));
    }

    [Fact]
    public async Task Where_the_list_fails_the_code_is_believed_too()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        wire.Server.Accounts.Declare(Four[0], AccountKind.Phantom);
        wire.Server.Faults.Add(
            When.Requests(2, 99, SandboxActions.DescribeImageSharePermission), Fault.InternalError(applied: false));

        var outcome = wire.Open(session => session.MaximumRetryCount = 1).Grant(Four[..1]).Outcomes.Single();

        Assert.Equal((AccountStatus.AlreadyShared, Exists), (outcome.Status, outcome.Code));
        Assert.Equal(new Message("Outcome.NotConfirmed"), outcome.Remark);
    }

    [Fact]
    public async Task A_set_does_not_take_an_unconfirmed_share_for_a_grant()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        var shares = wire.Server.Images[Wire.Image].Shares;
        shares.Declare(Four[3]);
        wire.Server.Accounts.Declare(Four[0], AccountKind.Phantom);
        wire.Server.Faults.Add(
            When.Requests(2, 99, SandboxActions.DescribeImageSharePermission), Fault.InternalError(applied: false));

        var report = wire.Open(session => session.MaximumRetryCount = 1).Run(
            ShareOperation.Grant,
            [new ImageTarget(Wire.Region, Wire.Image, Four[..1], Four[3..], isExactSet: false)]).Reports[0];

        Assert.Equal("DesiredSetIncomplete", report.Revoked[0].Code);
        Assert.Equal([Four[3]], shares.Accounts);
    }

    [Fact]
    public async Task A_permanent_refusal_after_a_lost_request_is_Shared_if_the_list_shows_it()
    {
        var (wire, _) = await StartAsync();
        await using var __ = wire;
        wire.Server.Options.ReadDelay = TimeSpan.FromSeconds(8);
        wire.Server.Faults.Add(When.Request(1), Fault.DropAfterWrite());
        wire.Server.Faults.Add(When.Request(2), Fault.Refuse("InvalidAccountId.NotFound"));

        var outcome = wire.Open().Grant(Four[..1]).Outcomes.Single();

        Assert.Equal((AccountStatus.Shared, null), (outcome.Status, outcome.Code));
        Assert.True(wire.Server.Images[Wire.Image].Shares.Contains(Four[0]));
    }

    private static async Task<(Wire Wire, HurriedTime Time)> StartAsync()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        var options = new SandboxOptions { RequestsPerSecond = null, TimeProvider = time };
        return (await Wire.StartAsync(options, time), time);
    }
}
