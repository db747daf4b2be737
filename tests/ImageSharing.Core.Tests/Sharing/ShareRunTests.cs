using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

public sealed class ShareRunTests
{
    private static readonly HashSet<string> Reads = [SandboxActions.DescribeImageSharePermission];

    [Theory]
    [InlineData(AccountNaming.First, Application.Atomic, 6)]
    [InlineData(AccountNaming.First, Application.Partial, 6)]
    [InlineData(AccountNaming.None, Application.Atomic, 56)]
    [InlineData(AccountNaming.None, Application.Partial, 6)]
    public async Task Five_bad_accounts_of_500_do_not_keep_the_others_from_the_image(
        AccountNaming names, Application application, int most)
    {
        await using var wire = await StartAsync();
        wire.Server.Options.NamesAccount = names;
        wire.Server.Options.Application = application;
        var accounts = Runs.Accounts(500);
        foreach (var bad in new[] { 7, 99, 250, 251, 499 })
        {
            wire.Server.Accounts.Declare(accounts[bad], AccountKind.Unknown);
        }

        var record = wire.Open().Grant(accounts);

        Assert.Equal(495, record.Count(AccountStatus.Shared));
        Assert.Equal(5, record.Count(AccountStatus.Failed));
        Assert.Equal("InvalidAccountId.NotFound", record.Reports[0].Outcomes[99].Code);
        Assert.Equal(495, wire.Server.Images[Wire.Image].Shares.Count);
        Assert.InRange(wire.Server.Requests.Writes.Count, 1, most);
    }

    [Fact]
    public async Task A_second_run_finds_everything_shared_and_writes_nothing()
    {
        await using var wire = await StartAsync();
        var accounts = Runs.Accounts(20);
        wire.Open().Grant(accounts);

        var again = wire.Open().Grant(accounts);

        Assert.Equal(20, again.Count(AccountStatus.AlreadyShared));
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_second_revoke_sends_one_batch_and_changes_nothing()
    {
        await using var wire = await StartAsync();
        var accounts = Runs.Accounts(20);
        wire.Server.Images[Wire.Image].Shares.Declare(accounts);
        Assert.Equal(20, wire.Open().Revoke(accounts).Count(AccountStatus.Revoked));

        var again = wire.Open().Revoke(accounts);

        Assert.Equal(20, again.Count(AccountStatus.NotShared));
        Assert.Equal(2, wire.Server.Requests.Writes.Count);
    }

    [Fact]
    public async Task A_revoke_immediately_after_a_grant_works_before_a_list_shows_the_shares()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.ReadDelay = TimeSpan.FromSeconds(8);
        var accounts = Runs.Accounts(3);
        wire.Open().Grant(accounts);

        var record = wire.Open().Revoke(accounts);

        Assert.Equal(3, record.Count(AccountStatus.Revoked));
        Assert.Equal(0, wire.Server.Images[Wire.Image].Shares.Count);
    }

    [Fact]
    public async Task A_grant_immediately_after_a_revoke_works_while_the_list_still_shows_the_shares()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.ReadDelay = TimeSpan.FromSeconds(8);
        var accounts = Runs.Accounts(3);
        wire.Server.Images[Wire.Image].Shares.Declare(accounts);
        wire.Open().Revoke(accounts);

        var record = wire.Open().Grant(accounts);

        Assert.Equal(3, record.Count(AccountStatus.Shared));
        Assert.Equal(3, wire.Server.Images[Wire.Image].Shares.Count);
    }

    [Fact]
    public async Task
        While_an_opposite_request_may_still_arrive_the_outcome_is_unknown_until_its_signature_has_expired()
    {
        await using var wire = await StartAsync();
        var accounts = Runs.Accounts(2);
        var late = new SandboxTrigger();
        wire.Server.Faults.Add(
            When.Always(SandboxActions.ModifyImageSharePermission),
            Fault.ApplyLater(late),
            times: 1);
        Assert.Equal(
            2, wire.Open(session => session.MaximumRetryCount = 0).Grant(accounts).Count(AccountStatus.Unknown));

        var signed = wire.Time.GetUtcNow();
        var doubtful = wire.Open().Revoke(accounts);
        ((HurriedTime)wire.Time).Advance(TimeSpan.FromMinutes(6));
        var conclusive = wire.Open().Revoke(accounts);

        Assert.Equal(2, doubtful.Count(AccountStatus.Unknown));
        Assert.All(doubtful.Outcomes, outcome =>
        {
            Assert.Equal(new Message("Outcome.OppositeRequest"), outcome.Problem!.Message);
            Assert.Equal("Outcome.ConclusiveAfter", outcome.Remark!.Key);
            var conclusiveAfter = Assert.IsType<DateTime>(Assert.Single(outcome.Remark.Values));
            Assert.Equal(DateTimeKind.Utc, conclusiveAfter.Kind);
            Assert.InRange(conclusiveAfter, signed.UtcDateTime, signed.UtcDateTime.AddMinutes(5));
        });
        Assert.Equal(2, conclusive.Count(AccountStatus.NotShared));
    }

    [Theory]
    [InlineData(499, 1, false, 1, 0)]
    [InlineData(499, 2, false, 0, 2)]
    [InlineData(499, 2, true, 1, 1)]
    [InlineData(500, 1, false, 0, 1)]
    [InlineData(500, 1, true, 0, 1)]
    public async Task The_room_of_the_quota_is_known_before_the_first_write(
        int existing, int asked, bool allowPartial, int shared, int failed)
    {
        await using var wire = await StartAsync();
        wire.Server.Images[Wire.Image].Shares.Declare(Runs.Accounts(existing, first: 900_000_000_000));

        var record = wire.Open().Grant(Runs.Accounts(asked), settings => settings.AllowPartial = allowPartial);

        Assert.Equal(shared, record.Count(AccountStatus.Shared));
        Assert.Equal(failed, record.Count(AccountStatus.Failed));
        Assert.Equal(shared == 0 ? 0 : 1, wire.Server.Requests.Writes.Count);
        if (failed == 0) return;

        Assert.Equal("OverQuota", record.Reports[0].Problem!.Code);
        Assert.Null(record.Reports[0].Problem!.RequestId);
        var message = record.Reports[0].Problem!.Message;
        Assert.Equal("Quota.NoRoom", message.Key);
        Assert.Equal(
            new object[] { existing, 500, 500 - existing, asked, asked - 500 + existing }, message.Values.Skip(1));
    }

    [Fact]
    public async Task A_list_longer_than_the_quota_switches_the_check_off()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.Quota = 1_000;
        wire.Server.Images[Wire.Image].Shares.Declare(Runs.Accounts(501, first: 900_000_000_000));

        Assert.Equal(5, wire.Open().Grant(Runs.Accounts(5)).Count(AccountStatus.Shared));
    }

    [Fact]
    public async Task A_smaller_quota_than_the_documented_one_is_felt_for_and_filled_in_input_order()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.Quota = 13;

        var record = wire.Open().Grant(Runs.Accounts(40), settings => settings.AllowPartial = true);

        Assert.Equal(13, record.Outcomes.TakeWhile(outcome => outcome.Status == AccountStatus.Shared).Count());
        Assert.Equal(27, record.Count(AccountStatus.Failed));
    }

    [Fact]
    public async Task The_most_accounts_of_a_request_are_learnt_and_kept()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.MaximumAccountsPerRequest = 50;
        wire.Server.Images.Add("img-00000002");
        wire.Open().Grant(Runs.Accounts(500));
        var before = wire.Server.Requests.Writes.Count;

        var session = wire.Open();
        session.Run(ShareOperation.Grant, [new ImageTarget(Wire.Region, "img-00000002", Runs.Accounts(500))]);

        Assert.InRange(wire.Server.Requests.Writes.Count - before, 10, 12);
        Assert.All(wire.Server.Requests.Writes.Skip(before), write => Assert.Null(write.Code));
    }

    [Fact]
    public async Task Where_reads_are_refused_it_goes_on_without_and_says_so_once()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.DeniedActions = Reads;
        wire.Server.Images.Add("img-00000002");

        var record = wire.Open().Run(
            ShareOperation.Grant,
            [
                new ImageTarget(Wire.Region, Wire.Image, Runs.Accounts(3)),
                new ImageTarget(Wire.Region, "img-00000002", Runs.Accounts(3))
            ]);

        Assert.Equal(6, record.Count(AccountStatus.Shared));
        Assert.Single(record.Notices, notice => notice.Kind == NoticeKind.Warning);
    }

    [Fact]
    public async Task A_busy_image_is_waited_for_and_others_go_on()
    {
        await using var wire = await StartAsync();
        wire.Server.Images.Add("img-00000002");
        wire.Server.Images[Wire.Image].Refuse("InvalidParameterValue.InvalidImageState", requests: 3);
        ImageTarget[] targets =
            [new(Wire.Region, Wire.Image, Runs.Accounts(3)), new(Wire.Region, "img-00000002", Runs.Accounts(3))];

        var patient = wire.Open().Run(ShareOperation.Grant, targets);
        wire.Server.Images[Wire.Image].Refuse("InvalidParameterValue.InvalidImageState", requests: 3);
        var hasty = wire.Open().Run(ShareOperation.Revoke, targets, settings => settings.WaitTimeoutSeconds = 0);

        Assert.Equal(6, patient.Count(AccountStatus.Shared));
        Assert.Equal("InvalidParameterValue.InvalidImageState", hasty.Reports[0].Problem!.Code);
        Assert.Equal(3, hasty.Count(AccountStatus.Revoked));
    }

    [Fact]
    public async Task A_wrong_secret_ends_the_run_before_any_write()
    {
        await using var wire = await StartAsync();

        var record = wire.Open(session => session.SecretKey = new NetworkCredential("", "wrong").SecurePassword)
            .Grant(Runs.Accounts(3));

        Assert.Equal("AuthFailure.SignatureFailure", record.Failure!.Problem.Code);
        Assert.True(record.Failure.BeforeFirstWrite);
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task What_fails_for_every_call_later_fails_what_was_not_tried_and_keeps_what_is_known()
    {
        await using var wire = await StartAsync();
        ImageTarget[] targets = [.. Enumerable.Range(0, 400).Select(i =>
        {
            wire.Server.Images.Add($"img-{i:x8}");
            return new ImageTarget(Wire.Region, $"img-{i:x8}", Runs.Accounts(2));
        })];
        wire.Server.Faults.Add(
            When.Requests(20, long.MaxValue), Fault.Refuse("AuthFailure.SecretIdNotFound"));

        var record = wire.Open().Run(ShareOperation.Grant, targets, settings => settings.ThrottleLimit = 4);

        Assert.Equal("AuthFailure.SecretIdNotFound", record.Failure!.Problem.Code);
        Assert.False(record.Failure.BeforeFirstWrite);
        Assert.Equal(38, record.Count(AccountStatus.Shared));
        Assert.All(
            record.Outcomes.Where(outcome => outcome.Status != AccountStatus.Shared),
            outcome => Assert.Equal(
                (AccountStatus.Failed, "AuthFailure.SecretIdNotFound"), (outcome.Status, outcome.Code)));
        Assert.True(record.Reports.Count < targets.Length);
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_ends_the_run()
    {
        await using var wire = await StartAsync();

        var record = wire.Open(session => session.Endpoint = "http://127.0.0.1:9").Grant(Runs.Accounts(3));

        Assert.Equal("ConnectionFailed", record.Failure!.Problem.Code);
        Assert.True(record.Failure.BeforeFirstWrite);
    }

    [Fact]
    public async Task With_stop_no_request_starts_after_the_first_refusal_and_known_results_are_reported()
    {
        await using var wire = await StartAsync();
        var accounts = Runs.Accounts(6);
        wire.Server.Accounts.Declare(accounts[2], AccountKind.Unknown);

        var record = wire.Open().Grant(accounts, settings =>
        {
            settings.BatchSize = 1;
            settings.StopAtFirstRefusal = true;
        });

        Assert.Equal(
            [
                AccountStatus.Shared, AccountStatus.Shared, AccountStatus.Failed,
                AccountStatus.None, AccountStatus.None, AccountStatus.None
            ],
            record.Outcomes.Select(outcome => outcome.Status));
        Assert.Equal(3, wire.Server.Requests.Writes.Count);
    }

    [Fact]
    public async Task Cancelling_in_mid_flight_starts_nothing_more_and_counts_what_is_in_doubt()
    {
        await using var wire = await StartAsync();
        var held = new SandboxTrigger();
        wire.Server.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.HoldResponse(held));
        using var run = wire.Open().Share(
            new ShareSettings { BatchSize = 3 }, [new ImageTarget(Wire.Region, Wire.Image, Runs.Accounts(7))]);
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        var before = wire.Server.Requests.All.Count;

        run.Cancel();
        held.Pull();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (run.Next(patience.Token) is not null) { }
        });

        Assert.False(patience.IsCancellationRequested, "The run did not end by itself.");
        Assert.Equal(3, run.Tally().InDoubt);
        Assert.Equal(0, run.Tally().Applied);
        Assert.Equal(before, wire.Server.Requests.All.Count);
        Assert.Single(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task Two_hundred_thousand_rows_leave_less_than_500_bytes_each()
    {
        await using var wire = await StartAsync();
        wire.Server.Options.KeepsLog = false;
        var accounts = Runs.Accounts(500);
        ImageTarget[] targets = [.. Enumerable.Range(0, 400).Select(i =>
        {
            wire.Server.Images.Add($"img-{i:x8}").Shares.Declare(accounts);
            return new ImageTarget(Wire.Region, $"img-{i:x8}", accounts);
        })];
        var session = wire.Open();
        using var run = session.Share(new ShareSettings { Operation = ShareOperation.Revoke }, targets);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var reports = 0;
        while (run.Next(CancellationToken.None) is { } what)
        {
            if (what is not ImageReport) continue;
            if (++reports % 50 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(400, reports);
        Assert.InRange(most, 1, 200_000L * 500);
    }

    private static Task<Wire> StartAsync()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        return Wire.StartAsync(new SandboxOptions { RequestsPerSecond = null, TimeProvider = time }, time);
    }
}
