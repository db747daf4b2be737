using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>Accounts that get the share and others that lose it, of one image.</summary>
public sealed class ExchangeTests
{
    private static readonly string[] Old = Runs.Accounts(500, 300_000_000_000);
    private static readonly string[] New = Runs.Accounts(500, 400_000_000_000);

    [Fact]
    public async Task Where_there_is_room_the_new_ones_come_before_the_old_ones_go()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old[..400]);
        var record = Exchange(wire, New[..100], Old[..50]);

        Assert.Equal(100, record.Count(AccountStatus.Shared));
        Assert.All(record.Reports[0].Revoked, outcome => Assert.Equal(AccountStatus.Revoked, outcome.Status));
        Assert.Equal(["SHARE", "CANCEL"], wire.Server.Requests.Writes.Select(write => write.Permission));
        Assert.Equal(450, shares.Count);
        Assert.Null(record.Reports[0].Difference);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_swap_of_all_500_works_whatever_the_lag_of_the_list(int lag)
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        await using var wire = await Wire.StartAsync(
            new SandboxOptions
            {
                RequestsPerSecond = null, TimeProvider = time, ReadDelay = TimeSpan.FromSeconds(lag)
            }, time);
        var shares = Declare(wire, Old);
        var record = Exchange(wire, New, Old);

        Assert.Equal(500, record.Count(AccountStatus.Shared));
        Assert.Equal([1, 1, 2, 4, 8, 16, 32, 64, 128, 244], Sizes(wire, "CANCEL"));
        Assert.Equal([1, 1, 2, 4, 8, 16, 32, 64, 128, 244], Sizes(wire, "SHARE"));
        Assert.Equal(New.ToHashSet(), shares.Accounts);
        Assert.Null(record.Reports[0].Problem);
        Assert.Null(record.Reports[0].Difference);
    }

    [Fact]
    public async Task Where_an_old_one_does_not_go_the_new_ones_that_no_longer_fit_are_refused()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old);
        wire.Server.Accounts.Declare(Old[3], AccountKind.Unknown);
        var record = Exchange(wire, New[..10], Old[..10]);

        Assert.Equal((9, 1), (record.Count(AccountStatus.Shared), record.Count(AccountStatus.Failed)));
        Assert.Equal("OverQuota", record.Reports[0].Outcomes[9].Code);
        Assert.Equal("InvalidAccountId.NotFound", record.Reports[0].Revoked[3].Code);
        Assert.Equal(500, shares.Count);
    }

    [Fact]
    public async Task What_will_not_fit_is_refused_before_anything_goes()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        Declare(wire, Old);
        var record = Exchange(wire, [.. New[..20], Old[0]], Old[10..20]);

        Assert.Equal(AccountStatus.AlreadyShared, record.Reports[0].Outcomes[20].Status);
        Assert.Equal(20, record.Reports[0].Outcomes.Count(outcome => outcome.Code == "OverQuota"));
        Assert.All(record.Reports[0].Revoked, outcome => Assert.Equal("OverQuota", outcome.Code));
        Assert.Contains("10 too many", record.Reports[0].Problem!.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_quota_that_is_lower_than_is_known_counts_as_no_room()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null, Quota = 50 });
        var shares = Declare(wire, Old[..50]);
        var record = Exchange(wire, New[..50], Old[..50]);

        Assert.Equal(50, record.Count(AccountStatus.Shared));
        Assert.All(record.Reports[0].Revoked, outcome => Assert.Equal(AccountStatus.Revoked, outcome.Status));
        Assert.Equal([50, 1, 1, 2, 4, 8, 16, 18], Sizes(wire, "SHARE"));
        Assert.Equal([1, 1, 2, 4, 8, 16, 18], Sizes(wire, "CANCEL"));
        Assert.Equal(New[..50].ToHashSet(), shares.Accounts);
        Assert.Null(record.Reports[0].Problem);
        Assert.All(record.Outcomes, outcome => Assert.Equal((2, false), (outcome.Attempts, outcome.SharedBefore)));
    }

    [Fact]
    public async Task Who_was_asked_for_before_is_Shared_and_not_AlreadyShared_in_the_second_try()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null, Quota = 50 });
        Declare(wire, Old[..50]);
        wire.Server.Faults.Add(
            When.Request(2),
            Fault.AnotherWriter(WriterMoment.After, server => server.Images[Wire.Image].Shares.Grant(New[0])));
        var record = Exchange(wire, New[..10], Old[..50]);

        Assert.All(record.Outcomes, outcome => Assert.Equal(AccountStatus.Shared, outcome.Status));
        Assert.Equal(1, record.Outcomes.First().Attempts);
        Assert.False(record.Outcomes.First().SharedBefore);
    }

    [Theory]
    [InlineData("UnauthorizedOperation")]
    [InlineData("InvalidImageId.NotFound")]
    public async Task Where_the_list_can_not_be_read_nothing_is_written(string code)
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        Declare(wire, Old[..5]);
        wire.Server.Faults.Add(When.Always(SandboxActions.DescribeImageSharePermission), Fault.Refuse(code));
        var record = Exchange(wire, New[..5], Old[..5]);

        Assert.All(
            record.Outcomes.Concat(record.Reports[0].Revoked),
            outcome => Assert.Equal((AccountStatus.Failed, code, 0), (outcome.Status, outcome.Code, outcome.Attempts)));
        Assert.Equal(code, record.Reports[0].Problem!.Code);
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task An_image_that_is_refused_for_the_new_ones_keeps_the_old_ones()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        var shares = Declare(wire, Old[..5]);
        wire.Server.Images[Wire.Image].Refuse("FailedOperation.BYOLImageShareFailed");
        var record = Exchange(wire, New[..5], Old[..5]);

        Assert.All(
            record.Reports[0].Revoked,
            outcome => Assert.Equal(("FailedOperation.BYOLImageShareFailed", 0), (outcome.Code, outcome.Attempts)));
        Assert.Single(wire.Server.Requests.Writes);
        Assert.Equal(5, shares.Count);
    }

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
        Assert.All(report.Revoked, outcome =>
        {
            Assert.Equal(
                (AccountStatus.Failed, "DesiredSetIncomplete", 0, true),
                (outcome.Status, outcome.Code, outcome.Attempts, outcome.SharedBefore));
            Assert.Contains(New[0], outcome.Message, StringComparison.Ordinal);
        });
        Assert.Equal("DesiredSetIncomplete", report.Problem!.Code);
        Assert.Contains(New[0], report.Problem.Message, StringComparison.Ordinal);
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
        Assert.Contains("lost the share all the same", report.Outcomes[0].Message, StringComparison.Ordinal);
        Assert.All(report.Revoked, outcome =>
        {
            Assert.Equal(AccountStatus.Revoked, outcome.Status);
            Assert.Contains(New[0], outcome.Message, StringComparison.Ordinal);
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
    public async Task Where_the_service_finds_no_room_even_so_it_stops_unless_partial_results_are_allowed(bool isPartial)
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
    public async Task With_stop_what_keeps_its_share_because_of_the_first_refusal_is_told()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        Declare(wire, Old[..2]);
        wire.Server.Accounts.Declare(New[0], AccountKind.Unknown);

        var report = Exchange(wire, New[..2], Old[..2], settings => settings.StopAtFirstRefusal = true).Reports[0];

        Assert.All(report.Revoked, outcome => Assert.Equal("DesiredSetIncomplete", outcome.Code));
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Theory]
    [InlineData(Application.Atomic, AccountNaming.None)]
    [InlineData(Application.Partial, AccountNaming.First)]
    [InlineData(Application.PartialUpToFirstBad, AccountNaming.None)]
    public async Task What_is_said_is_so_under_faults(Application application, AccountNaming names)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var time = new HurriedTime(TimeSpan.FromMinutes(2));
            await using var wire = await Wire.StartAsync(
                new SandboxOptions
                {
                    RequestsPerSecond = null, TimeProvider = time, Application = application, NamesAccount = names
                }, time);
            var shares = Declare(wire, Old[..30]);
            wire.Server.Accounts.Declare(New[seed], AccountKind.Unknown);
            wire.Server.Faults.Add(
                When.ByChance(0.3, seed),
                seed % 2 == 0 ? Fault.DropAfterWrite() : Fault.InternalError(applied: true),
                times: 4);
            var record = Exchange(wire, New[..20], Old[..20]);

            Check(New, record.Reports[0].Outcomes, shares, isGrant: true);
            Check(Old, record.Reports[0].Revoked, shares, isGrant: false);
        }
    }

    private static void Check(string[] accounts, IReadOnlyList<AccountOutcome> outcomes, ShareSet shares, bool isGrant)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].Status is AccountStatus.Unknown) continue;
            if (outcomes[i] is { Code: "DesiredSetIncomplete" })
            {
                Assert.NotEqual(isGrant, shares.Contains(accounts[i]));
                continue;
            }

            var isDone = outcomes[i].Status is not AccountStatus.Failed;
            Assert.Equal(isDone == isGrant, shares.Contains(accounts[i]));
        }
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
            [new ImageTarget(Wire.Region, Wire.Image, granted, revoked, isWhole: false)],
            change);
}
