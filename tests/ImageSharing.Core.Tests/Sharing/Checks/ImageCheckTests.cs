using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>The look at the images before the first write.</summary>
public sealed class ImageCheckTests
{
    private static readonly string[] Two = Runs.Accounts(2);

    [Theory]
    [InlineData(
        "SHARED_IMAGE", "NORMAL", "UnauthorizedOperation.ImageNotBelongToAccount", "ImageCheck.OfAnotherAccount")]
    [InlineData("PUBLIC_IMAGE", "NORMAL", "InvalidParameterValue.InvalidImageId", "ImageCheck.Public")]
    [InlineData(
        "PRIVATE_IMAGE", "CREATEFAILED", "InvalidParameterValue.InvalidImageState", "ImageCheck.StateFailed")]
    [InlineData(
        "PRIVATE_IMAGE", "IMPORTFAILED", "InvalidParameterValue.InvalidImageState", "ImageCheck.StateFailed")]
    public async Task An_image_that_can_not_be_shared_is_refused_by_one_look_and_no_write(
        string type, string state, string code, string message)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Images[Wire.Image].Type = type;
        wire.Server.Images[Wire.Image].State = state;

        foreach (var operation in new[] { ShareOperation.Grant, ShareOperation.Revoke })
        {
            var record = wire.Open().Run(operation, [new ImageTarget(Wire.Region, Wire.Image, Two)]);
            Assert.All(record.Outcomes, outcome =>
                Assert.Equal(
                    (AccountStatus.Failed, code, 0, true),
                    (outcome.Status, outcome.Code, outcome.Attempts, outcome.IsOfImage)));
            Assert.True(record.Reports[0].Problem!.IsOfModule);
            Assert.Equal(message, record.Reports[0].Problem!.Message.Key);
            if (state != "NORMAL") Assert.Equal([state], record.Reports[0].Problem!.Message.Values);
            var looks = wire.Server.Requests.Of(SandboxActions.DescribeImages);
            Assert.Equal(looks[^1].RequestId, record.Outcomes.First().RequestId);
        }

        Assert.Empty(wire.Server.Requests.Writes);
        Assert.Equal(2, wire.Server.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public async Task The_image_lookup_does_not_wait_for_queued_lists()
    {
        await using var wire = await Wire.StartAsync();
        var targets = Targets(20);
        foreach (var target in targets) wire.Server.Images.Add(target.ImageId);
        for (var i = 0; i < 8; i++)
        {
            var looked = new SandboxTrigger();
            wire.Server.Faults.Clear();
            wire.Server.Faults.Add(When.Always(SandboxActions.DescribeImageSharePermission), Fault.HoldRequest(looked));
            wire.Server.Faults.Add(
                When.Matches(record =>
                {
                    if (record.Action == SandboxActions.DescribeImages) looked.Pull();
                    return false;
                }),
                Fault.NeverRespond());

            var run = Task.Run(
                () => wire.Open().Run(ShareOperation.Revoke, targets, settings => settings.ThrottleLimit = 4));

            Assert.Equal(40, (await run.WaitAsync(TimeSpan.FromMinutes(1))).Outcomes.Count());
        }
    }

    [Fact]
    public async Task There_is_one_look_for_each_hundred_of_a_region()
    {
        await using var wire = await Wire.StartAsync();
        var targets = Targets(150).Concat(Targets(50, "ap-tokyo")).ToList();
        foreach (var target in targets) wire.Server.Images.Add(target.ImageId, target.Region);

        Assert.Equal(400, wire.Open().Run(ShareOperation.Grant, targets).Count(AccountStatus.Shared));
        Assert.Equal(3, wire.Server.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public async Task What_is_shared_already_needs_no_look_to_be_said()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Images[Wire.Image].State = "CREATEFAILED";
        wire.Server.Images[Wire.Image].Shares.Declare(Two);

        Assert.Equal(2, wire.Open().Grant(Two).Count(AccountStatus.AlreadyShared));
    }

    [Theory]
    [InlineData("CREATING")]
    [InlineData("SYNCING")]
    [InlineData("IMPORTING")]
    [InlineData("USING")]
    public async Task An_image_on_its_way_is_waited_for(string state)
    {
        var time = new HurriedTime();
        await using var wire = await Wire.StartAsync(
            new SandboxOptions { RequestsPerSecond = null, TimeProvider = time },
            time);
        var image = wire.Server.Images[Wire.Image];
        image.State = state;
        image.ChangeStateAfter(TimeSpan.FromSeconds(40), "NORMAL");

        var record = wire.Open().Grant(Two);

        Assert.Equal(2, record.Count(AccountStatus.Shared));
        Assert.InRange(time.Waited, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(50));
        if (state != "USING") Assert.Single(wire.Server.Requests.Writes);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 20)]
    public async Task It_is_waited_for_no_longer_than_the_user_says(int patience, int waited)
    {
        var time = new HurriedTime();
        await using var wire = await Wire.StartAsync(
            new SandboxOptions { RequestsPerSecond = null, TimeProvider = time },
            time);
        wire.Server.Images[Wire.Image].State = "SYNCING";
        wire.Server.Images[Wire.Image].SyncPercent = 43;

        var record = wire.Open().Grant(Two, settings => settings.WaitTimeoutSeconds = patience);

        Assert.Equal("InvalidParameterValue.InvalidImageState", record.Reports[0].Problem!.Code);
        Assert.Equal(new Message("ImageCheck.StateTimeout", "SYNCING, 43 %"), record.Reports[0].Problem!.Message);
        Assert.True(record.Reports[0].Problem!.IsRetryable);
        Assert.Equal(TimeSpan.FromSeconds(waited), time.Waited);
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Fact]
    public async Task Images_that_wait_share_their_looks_and_keep_nobody_else_waiting()
    {
        var time = new HurriedTime();
        await using var wire = await Wire.StartAsync(
            new SandboxOptions { RequestsPerSecond = null, TimeProvider = time },
            time);
        var targets = Targets(60);
        foreach (var target in targets)
        {
            var image = wire.Server.Images.Add(target.ImageId);
            if (int.Parse(target.ImageId[4..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 2 == 0) continue;

            image.State = "CREATING";
            image.ChangeStateAfter(TimeSpan.FromMinutes(30), "NORMAL");
        }

        var record = wire.Open().Run(ShareOperation.Grant, targets, settings => settings.WaitTimeoutSeconds = 86_400);

        Assert.Equal(120, record.Count(AccountStatus.Shared));

        // A wait of one image moves the clock of all, and may carry another's signed request past its five minutes.
        var writes = wire.Server.Requests.Writes.Where(write => write.Code != "AuthFailure.SignatureExpire").ToList();
        Assert.Equal(60, writes.Count);
        Assert.All(writes, write => Assert.Null(write.Code));
    }

    [Fact]
    public async Task A_look_for_an_image_that_waits_keeps_no_later_image_waiting()
    {
        await using var wire = await LookedImages.StartAsync(new HurriedTime(), 2);
        wire.Server.Images[LookedImages.Id(0)].State = "CREATING";
        SandboxTrigger late = new(), held = new();
        wire.Server.Faults.Add(
            When.RequestOfImage(LookedImages.Id(1), 1, SandboxActions.DescribeImageSharePermission),
            Fault.HoldRequest(late));
        wire.Server.Faults.Add(When.Request(2, SandboxActions.DescribeImages), Fault.HoldRequest(held));

        var run = wire.RunAsync(2);
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        late.Pull();
        await wire.WritesAsync(1);
        wire.Server.Images[LookedImages.Id(0)].State = "NORMAL";
        held.Pull();

        Assert.Equal(4, (await run).Count(AccountStatus.Shared));
    }

    [Theory]
    [InlineData("UnauthorizedOperation")]
    [InlineData("InternalError")]
    [InlineData("InvalidParameter")]
    public async Task Where_the_look_is_refused_the_write_is_asked_and_that_is_said_once(string code)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(SandboxActions.DescribeImages), Fault.Refuse(code));
        var targets = Targets(150);
        foreach (var target in targets) wire.Server.Images.Add(target.ImageId);

        var record = wire.Open(settings => settings.MaximumRetryCount = 1).Run(ShareOperation.Grant, targets);

        Assert.Equal(300, record.Count(AccountStatus.Shared));
        Assert.Single(
            record.Notices,
            notice => notice.Text.Key == "ImageCheck.NotMade" && (string?)notice.Text.Values[0] == code);
        Assert.DoesNotContain(record.Notices, notice => notice.Kind == NoticeKind.Warning);
    }

    [Fact]
    public async Task An_image_that_the_look_does_not_have_though_its_list_was_read_is_not_refused()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(
            When.Always(SandboxActions.DescribeImages),
            Fault.Refuse("InvalidImageId.NotFound", $"ImageId {Wire.Image} is not found"));

        Assert.Equal(2, wire.Open().Grant(Two).Count(AccountStatus.Shared));
    }

    [Fact]
    public async Task Of_what_is_no_image_ID_the_write_is_asked()
    {
        await using var wire = await Wire.StartAsync();
        var record = wire.Open().Run(
            ShareOperation.Grant,
            [new ImageTarget(Wire.Region, "image/1", Two), new ImageTarget(Wire.Region, Wire.Image, Two)]);

        Assert.Equal("InvalidImageId.Malformed", record.Reports[0].Problem!.Code);
        Assert.False(record.Reports[0].Problem!.IsOfModule);
        Assert.Null(record.Reports[1].Problem);
        Assert.Equal(2, wire.Server.Requests.Writes.Count);
    }

    private static List<ImageTarget> Targets(int count, string region = Wire.Region)
        => [.. Enumerable.Range(0, count).Select(i => new ImageTarget(region, $"img-{i:x8}", Two))];
}
