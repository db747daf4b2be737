using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
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
    public async Task A_swap_of_all_500_works_with_any_lag_of_the_list(int lag)
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
        Assert.Equal(new Message("Quota.NoRoomAfterRevoking", 500, 500, 10, 20, 10), record.Reports[0].Problem!.Message);
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_share_that_a_lost_request_may_have_given_is_not_told_as_there_already()
    {
        await using var wire = await StartAsync(new SandboxOptions { RequestsPerSecond = null });
        Declare(wire, Old[..499]);
        wire.Server.Faults.Add(When.Requests(1, 2), Fault.DropBeforeWrite());
        wire.Open(session => session.MaximumRetryCount = 1).Grant(New[..1]);

        var report = Exchange(wire, New[..20], Old[10..20]).Reports[0];

        Assert.Equal("OverQuota", report.Outcomes[0].Code);
        Assert.Null(report.Outcomes[0].SharedBefore);
        Assert.False(report.Outcomes[1].SharedBefore);
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
            var isOneBad = seed % 3 != 0;
            if (isOneBad) wire.Server.Accounts.Declare(New[seed], AccountKind.Unknown);
            var begun = time.GetUtcNow();
            wire.Server.Faults.Add(
                When.ByChance(0.3, seed),
                seed % 2 == 0 ? Fault.DropAfterWrite() : Fault.InternalError(applied: true),
                times: 4);
            var record = Exchange(wire, New[..20], Old[..20]);

            Check(New, record.Reports[0].Outcomes, shares, isGrant: true);
            Check(Old, record.Reports[0].Revoked, shares, isGrant: false);
            var cancels = wire.Server.Requests.Writes.Where(write => write.Permission == "CANCEL").ToList();
            if (isOneBad) Assert.Empty(cancels);
            foreach (var cancel in cancels)
                Assert.All(New[..20], account => Assert.True(shares.HeldBetween(account, begun, cancel.Arrived)));
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
            [new ImageTarget(Wire.Region, Wire.Image, granted, revoked, isExactSet: false)],
            change);
}
