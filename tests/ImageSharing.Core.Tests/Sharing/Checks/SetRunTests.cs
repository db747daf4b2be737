using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>Exact sets of several images in one run: a refused image keeps its accounts their other images.</summary>
public sealed class SetRunTests
{
    private const string A = "img-0000000a";
    private const string B = "img-0000000b";
    private const string C = "img-0000000c";
    private static readonly string[] Ids = Runs.Accounts(6);

    [Theory]
    [InlineData("missing", "InvalidImageId.NotFound")]
    [InlineData("CREATING", "InvalidParameterValue.InvalidImageState")]
    [InlineData("CREATEFAILED", "InvalidParameterValue.InvalidImageState")]
    [InlineData("PUBLIC_IMAGE", "InvalidParameterValue.InvalidImageId")]
    public async Task An_account_of_a_refused_image_loses_no_other_image(string trouble, string code)
    {
        await using var wire = await StartAsync();
        var b = Add(wire, B, Ids[0], Ids[1]);
        var c = Add(wire, C, Ids[0], Ids[2]);
        if (trouble != "missing") Add(wire, A);
        if (trouble == "PUBLIC_IMAGE") wire.Server.Images[A].Type = trouble;
        else if (trouble != "missing") wire.Server.Images[A].State = trouble;

        var record = Set(
            wire,
            Whole(B, [Ids[3]], [Ids[0], Ids[1]]),
            Whole(C, [], [Ids[0], Ids[2]]),
            Whole(A, [Ids[0], Ids[4]], []));

        Assert.Equal(code, record.Reports[2].Problem!.Code);
        Assert.Equal([Ids[0], Ids[3]], b.Accounts.Order());
        Assert.Equal([Ids[0]], c.Accounts);
        foreach (var report in record.Reports.Take(2))
        {
            Assert.Equal(
                (AccountStatus.Failed, "DesiredSetIncomplete", 0),
                (report.Revoked[0].Status, report.Revoked[0].Code, report.Revoked[0].Attempts));
            Assert.Equal(new Message("Exchange.KeptForImage", A, code), report.Revoked[0].Problem!.Message);
            Assert.Equal(AccountStatus.Revoked, report.Revoked[1].Status);
            Assert.Equal("DesiredSetIncomplete", report.Problem!.Code);
            Assert.Equal(new Message("Exchange.AccountsKept", A, code, 1), report.Problem.Message);
            Assert.Null(report.Difference);
        }
    }

    [Fact]
    public async Task Where_every_image_passes_its_checks_all_revocations_are_made()
    {
        await using var wire = await StartAsync();
        var b = Add(wire, B, Ids[0], Ids[1]);
        var a = Add(wire, A, Ids[5]);

        var record = Set(wire, Whole(B, [Ids[3]], [Ids[0], Ids[1]]), Whole(A, [Ids[0]], [Ids[5]]));

        Assert.All(record.Reports, report => Assert.Null(report.Problem));
        Assert.Equal([Ids[3]], b.Accounts);
        Assert.Equal([Ids[0]], a.Accounts);
        Assert.Equal(1, wire.Server.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public async Task Grants_do_not_wait_and_the_first_revocation_waits_for_the_last_check()
    {
        await using var wire = await StartAsync();
        Add(wire, B, Ids[0]);
        Add(wire, A);
        var held = new SandboxTrigger();
        wire.Server.Images[A].State = "CREATING";
        wire.Server.Faults.Add(When.Request(2, SandboxActions.DescribeImages), Fault.HoldRequest(held));

        var run = Task.Run(() => Set(wire, Whole(B, [Ids[3]], [Ids[0]]), Whole(A, [Ids[0]], [])));
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        await Eventually.IsTrueAsync(() => wire.Server.Requests.Writes.Count > 0, "the grant is sent before the check ends");
        var early = wire.Server.Requests.Writes.Select(write => write.Permission).ToList();
        wire.Server.Images[A].State = "CREATEFAILED";
        held.Pull();
        var record = await run;

        Assert.Equal(["SHARE"], early);
        Assert.Equal(AccountStatus.Shared, record.Reports[0].Outcomes[0].Status);
        Assert.Equal("DesiredSetIncomplete", record.Reports[0].Revoked[0].Code);
    }

    [Fact]
    public async Task An_image_that_the_look_does_not_have_is_not_refused_where_its_list_can_be_read()
    {
        await using var wire = await StartAsync();
        var b = Add(wire, B, Ids[0]);
        Add(wire, A);
        wire.Server.Faults.Add(
            When.Always(SandboxActions.DescribeImages),
            Fault.Refuse("InvalidImageId.NotFound", $"ImageId {A} is not found"));

        var record = Set(wire, Whole(B, [Ids[3]], [Ids[0]]), Whole(A, [Ids[0]], []));

        Assert.All(record.Reports, report => Assert.Null(report.Problem));
        Assert.Equal([Ids[3]], b.Accounts);
    }

    [Fact]
    public async Task What_waits_for_the_checks_fails_with_the_run()
    {
        await using var wire = await StartAsync();
        var b = Add(wire, B, Ids[0]);
        var c = Add(wire, C, Ids[0]);
        Add(wire, A);
        wire.Server.Images[A].State = "CREATING";
        wire.Server.Faults.Add(
            When.Request(2, SandboxActions.DescribeImages), Fault.HoldRequest(new SandboxTrigger()));
        wire.Server.Faults.Add(When.Request(2), Fault.Refuse("AuthFailure.SecretIdNotFound"));
        wire.Server.Images.Add("img-0000000d");

        var record = Set(
            wire,
            Whole(B, [Ids[1], Ids[3]], [Ids[0]]),
            Whole(C, [], [Ids[0]]),
            Whole("img-0000000d", [Ids[1], Ids[2]], []),
            Whole(A, [Ids[4]], []));

        Assert.Equal("AuthFailure.SecretIdNotFound", record.Failure!.Problem.Code);
        Assert.All(
            record.Reports.SelectMany(report => report.Revoked),
            outcome => Assert.Equal(
                (AccountStatus.Failed, "AuthFailure.SecretIdNotFound"), (outcome.Status, outcome.Code)));
        Assert.Single(b.Accounts, Ids[0]);
        Assert.Single(c.Accounts, Ids[0]);
    }

    [Fact]
    public async Task More_images_than_are_under_way_at_once_do_not_wait_for_each_other_for_ever()
    {
        await using var wire = await StartAsync();
        ImageTarget[] targets = [.. Enumerable.Range(0, 300).Select(i =>
        {
            Add(wire, $"img-{i:x8}", Ids[0], Ids[1]);
            return Whole($"img-{i:x8}", [Ids[2]], [Ids[0], Ids[1]]);
        }), Whole("img-zzzzzzzz", [Ids[0]], [])];

        var record = Set(wire, targets);

        Assert.Equal(300, record.Reports.Count(report => report.Problem?.Code == "DesiredSetIncomplete"));
        Assert.All(record.Reports.Take(300), report => Assert.Equal(AccountStatus.Revoked, report.Revoked[1].Status));
    }

    private static ShareSet Add(Wire wire, string imageId, params string[] accounts)
    {
        var shares = wire.Server.Images.Add(imageId).Shares;
        shares.Declare(accounts);
        return shares;
    }

    private static ImageTarget Whole(string imageId, string[] granted, string[] revoked)
        => new(Wire.Region, imageId, granted, revoked, isExactSet: true);

    private static RunRecord Set(Wire wire, params ImageTarget[] targets)
        => wire.Open().Run(ShareOperation.Grant, targets, settings => settings.WaitTimeoutSeconds = 20);

    private static Task<Wire> StartAsync()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        return Wire.StartAsync(new SandboxOptions { RequestsPerSecond = null, TimeProvider = time }, time);
    }
}
