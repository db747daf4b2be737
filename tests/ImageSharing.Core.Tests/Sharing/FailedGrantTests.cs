using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>If a grant of an image fails, no account loses a share of it.</summary>
public sealed class FailedGrantTests
{
    private static readonly string[] Old = Runs.Accounts(500, 300_000_000_000);
    private static readonly string[] New = Runs.Accounts(500, 400_000_000_000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_grant_that_the_service_refuses_leaves_the_others_their_shares(bool isLost)
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old[..2]);
        if (isLost) wire.Server.Faults.Add(When.Requests(1, 9), Fault.DropBeforeWrite());
        else wire.Server.Accounts.Declare(New[0], AccountKind.Unknown);

        var report = Exchange(wire, New[..1], Old[..2]).Reports[0];

        Assert.Equal(isLost ? AccountStatus.Unknown : AccountStatus.Failed, report.Outcomes[0].Status);
        var grant = isLost
            ? new Message("Grant.Unknown", New[0], "OutcomeUnknown")
            : new Message("Grant.Failed", New[0], "InvalidAccountId.NotFound");
        Assert.All(report.Revoked, outcome =>
        {
            Assert.Equal(
                (AccountStatus.Failed, "DesiredSetIncomplete", 0, true),
                (outcome.Status, outcome.Code, outcome.Attempts, outcome.SharedBefore));
            Assert.Equal(new Message("Exchange.NotRevoked", grant), outcome.Problem!.Message);
        });
        Assert.Equal("DesiredSetIncomplete", report.Problem!.Code);
        Assert.Equal(new Message("Exchange.Incomplete", grant, 2), report.Problem.Message);
        Assert.Equal(Old[..2].ToHashSet(), shares.Accounts);
        Assert.DoesNotContain(wire.Server.Requests.Writes, write => write.Permission == "CANCEL");
    }

    [Fact]
    public async Task With_AllowPartial_the_others_lose_their_shares_all_the_same_and_the_messages_say_so()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old[..2]);
        wire.Server.Accounts.Declare(New[0], AccountKind.Unknown);

        var report = Exchange(wire, New[..2], Old[..2], settings => settings.AllowPartial = true).Reports[0];

        Assert.Equal("InvalidAccountId.NotFound", report.Outcomes[0].Code);
        Assert.Equal(new Message("Exchange.OthersLost", 2), report.Outcomes[0].Remark);
        Assert.All(report.Revoked, outcome =>
        {
            Assert.Equal(AccountStatus.Revoked, outcome.Status);
            Assert.Equal(
                new Message(
                    "Exchange.RevokedNevertheless", new Message("Grant.Failed", New[0], "InvalidAccountId.NotFound")),
                outcome.Remark);
        });
        Assert.Equal([New[1]], shares.Accounts);
        Assert.Null(report.Problem);
    }

    [Fact]
    public async Task Without_room_a_grant_that_fails_stops_it_early_and_the_room_that_was_made_is_used()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old);
        wire.Server.Accounts.Declare(New[0], AccountKind.Unknown);

        var report = Exchange(wire, New[..5], Old[..5]).Reports[0];

        Assert.Equal([1], Sizes(wire, "CANCEL"));
        Assert.Equal(
            ["InvalidAccountId.NotFound", null, "DesiredSetIncomplete", "DesiredSetIncomplete", "DesiredSetIncomplete"],
            report.Outcomes.Select(outcome => outcome.Code));
        Assert.Equal(4, report.Revoked.Count(outcome => outcome.Code == "DesiredSetIncomplete"));
        Assert.Equal(500, shares.Count);
        Assert.Contains(New[1], shares.Accounts);
    }

    [Fact]
    public async Task Where_no_revocation_makes_room_it_stops_after_three()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old);
        foreach (var account in Old[..10]) wire.Server.Accounts.Declare(account, AccountKind.Unknown);

        var report = Exchange(wire, New[..10], Old[..10]).Reports[0];

        Assert.Equal([1, 1, 1], Sizes(wire, "CANCEL"));
        Assert.Empty(Sizes(wire, "SHARE"));
        Assert.All(report.Outcomes, outcome => Assert.Equal("OverQuota", outcome.Code));
        Assert.Equal(7, report.Revoked.Count(outcome => outcome.Code == "DesiredSetIncomplete"));
        Assert.Equal(500, shares.Count);
    }

    [Fact]
    public async Task The_room_there_is_is_filled_before_anything_is_revoked()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        Declare(wire, Old[..498]);

        var report = Exchange(wire, [.. New[..6], Old[9]], Old[..7]).Reports[0];

        Assert.Equal([2, 1, 3], Sizes(wire, "SHARE"));
        Assert.Equal([1, 3, 3], Sizes(wire, "CANCEL"));
        Assert.All(report.Outcomes.Take(6), outcome => Assert.Equal(AccountStatus.Shared, outcome.Status));
        Assert.Equal((AccountStatus.AlreadyShared, true), (report.Outcomes[6].Status, report.Outcomes[6].SharedBefore));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_service_finds_no_room_even_so_it_stops_unless_partial_is_allowed(bool isPartial)
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null, Quota = 10 });
        var shares = Declare(wire, Old[..50]);

        var report = Exchange(wire, New[..5], Old[..50], settings => settings.AllowPartial = isPartial).Reports[0];

        if (isPartial)
        {
            Assert.All(report.Outcomes, outcome => Assert.Equal(AccountStatus.Shared, outcome.Status));
            Assert.Equal(New[..5].ToHashSet(), shares.Accounts);
            return;
        }

        Assert.Equal(49, shares.Count);
        Assert.All(report.Outcomes, outcome => Assert.Equal("OverQuota", outcome.Code));
        Assert.Equal(49, report.Revoked.Count(outcome => outcome.Code == "DesiredSetIncomplete"));
    }

    [Fact]
    public async Task With_stop_accounts_that_keep_their_share_because_of_the_first_refusal_are_reported()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        Declare(wire, Old[..2]);
        wire.Server.Accounts.Declare(New[0], AccountKind.Unknown);

        var report = Exchange(wire, New[..2], Old[..2], settings => settings.StopAtFirstRefusal = true).Reports[0];

        Assert.All(report.Revoked, outcome => Assert.Equal("DesiredSetIncomplete", outcome.Code));
        Assert.Single(wire.Server.Requests.Writes);
    }

    /// <summary>The waits for a list that decides are over at once.</summary>
    private static Task<Wire> StartAsync(SandboxOptions options)
        => Wire.StartAsync(options, new HurriedTime(TimeSpan.FromMinutes(2)));

    private static ShareSet Declare(Wire wire, string[] accounts)
    {
        var shares = wire.Server.Images[Wire.Image].Shares;
        shares.Declare(accounts);
        return shares;
    }

    private static IEnumerable<int> Sizes(Wire wire, string permission)
        => wire.Server.Requests.Writes
            .Where(write => write.Permission == permission)
            .Select(write => write.AccountIds.Count);

    private static RunRecord Exchange(
        Wire wire, string[] granted, string[] revoked, Action<ShareSettings>? change = null)
        => wire.Open().Run(
            ShareOperation.Grant,
            [new ImageTarget(Wire.Region, Wire.Image, granted, revoked, isExactSet: false)],
            change);
}
