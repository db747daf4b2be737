using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;
using static ImageSharing.Core.Tests.Sharing.Checks.LookedImages;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>How many look-ups images that do not exist cost, and what follows if one of them fails.</summary>
public sealed class FurtherLookTests
{
    private readonly HurriedTime _time = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Missing_images_are_refused_and_the_others_of_the_hundred_are_shared()
    {
        await using var wire = await StartAsync(_time, 120, 7, 47, 87);

        var record = await wire.RunAsync(120);

        Assert.Equal([7, 47, 87], record.Refused(NotFound));
        Assert.Equal(117 * 2, record.Count(AccountStatus.Shared));
        Assert.Equal(117, wire.Server.Requests.Writes.Count);
        Assert.InRange(wire.Server.Requests.Count(Looks), 2 + 2, 2 + 3);
        Assert.DoesNotContain(record.Notices, notice => notice.Kind == NoticeKind.Warning);
    }

    [Fact]
    public async Task Missing_images_that_no_message_names_are_found_by_halves()
    {
        await using var wire = await StartAsync(_time, 100, 63);
        wire.Server.Faults.Add(
            When.Matches(look => look.Action == Looks && look.AsksFor(Id(63))),
            Fault.Refuse(NotFound, "One of the images is not found."));

        var record = await wire.RunAsync(100);

        Assert.Equal([63], record.Reports.Where(report => report.Problem is not null).Select(report => report.Index));
        Assert.Equal(99, wire.Server.Requests.Writes.Count);
    }

    [Fact]
    public async Task Where_no_image_exists_each_costs_one_look_and_no_write()
    {
        await using var wire = await StartAsync(_time, 5, 0, 1, 2, 3, 4);

        var record = await wire.RunAsync(5);

        Assert.Equal([0, 1, 2, 3, 4], record.Refused(NotFound));
        Assert.Equal(5, wire.Server.Requests.Count(Looks));
        Assert.Empty(wire.Server.Requests.Writes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    public async Task A_missing_image_costs_one_further_look_in_every_region_and_hundred(int throttle)
    {
        await using var wire = await StartAsync(_time, 150, 10, 20, 130);
        for (var i = 1; i < 50; i++) wire.Server.Images.Add(Id(i), "ap-tokyo");
        List<ImageTarget> targets =
            [.. Targets(150), .. Enumerable.Range(0, 50).Select(i => new ImageTarget("ap-tokyo", Id(i), Two))];

        var record = wire.Open().Run(ShareOperation.Grant, targets, settings => settings.ThrottleLimit = throttle);

        Assert.Equal([10, 20, 130, 150], record.Refused(NotFound));
        Assert.Equal(196, wire.Server.Requests.Writes.Count);
        Assert.InRange(wire.Server.Requests.Count(Looks), 4, 3 + 4);
    }

    [Fact]
    public async Task A_late_list_that_says_the_same_needs_no_further_look()
    {
        await using var wire = await StartAsync(_time, 4, 1);
        SandboxTrigger late = new();
        wire.Server.Faults.Add(When.RequestOfImage(Id(1), 1, Lists), Fault.HoldRequest(late));

        var run = wire.RunAsync(4);
        await wire.WritesAsync(3);
        _time.Advance(TimeSpan.FromMinutes(1));
        late.Pull();
        var record = await run;

        Assert.Equal([1], record.Refused(NotFound));
        Assert.InRange(wire.Server.Requests.Count(Looks), 1, 2);
    }

    [Fact]
    public async Task An_old_look_alone_refuses_nothing_and_the_image_is_looked_up_alone()
    {
        await using var wire = await StartAsync(_time, 4, 1);
        SandboxTrigger late = new();
        wire.Server.Faults.Add(
            When.RequestOfImage(Id(1), 1, Lists),
            Fault.HoldRequest(late).And(Fault.Refuse("UnauthorizedOperation")));

        var run = wire.RunAsync(4);
        await wire.WritesAsync(3);
        await Eventually.IsTrueAsync(() => wire.Server.Requests.Count(Looks) == 2, "both looks have a response");
        _time.Advance(TimeSpan.FromMinutes(1));
        wire.Server.Images.Add(Id(1));
        late.Pull();
        var record = await run;

        Assert.Equal(8, record.Count(AccountStatus.Shared));
        var last = wire.Server.Requests.Of(Looks)[^1];
        Assert.Equal(3, wire.Server.Requests.Count(Looks));
        Assert.Equal(
            (false, true, false, false),
            (last.AsksFor(Id(0)), last.AsksFor(Id(1)), last.AsksFor(Id(2)), last.AsksFor(Id(3))));
    }

    [Fact]
    public async Task Where_a_further_look_is_refused_the_writes_decide()
    {
        await using var wire = await StartAsync(_time, 6, 0, 4);
        wire.Server.Faults.Add(When.Request(2, Looks), Fault.Refuse("UnauthorizedOperation"));

        var record = await wire.RunAsync(6);

        Assert.Equal([0, 4], record.Refused(NotFound));
        Assert.Equal((true, false), (record.Reports[0].Problem!.IsOfModule, record.Reports[4].Problem!.IsOfModule));
        Assert.Equal(8, record.Count(AccountStatus.Shared));
        Assert.Single(record.Notices, notice => notice.Text.Key == "ImageCheck.NotMade");
        Assert.Equal(2, wire.Server.Requests.Count(Looks));
    }

    [Fact]
    public async Task Where_a_further_look_is_lost_the_writes_decide()
    {
        await using var wire = await StartAsync(_time, 6, 0, 4);
        wire.Server.Faults.Add(When.Request(2, Looks), Fault.DropBeforeWrite());

        var record = wire.Open(settings => settings.MaximumRetryCount = 0).Run(ShareOperation.Grant, Targets(6));

        Assert.Equal([0, 4], record.Refused(NotFound));
        Assert.Equal(8, record.Count(AccountStatus.Shared));
    }

    [Fact]
    public async Task With_one_line_for_all_requests_a_further_look_waits_behind_the_lists()
    {
        await using var wire = await StartAsync(_time, 40, 3);
        var held = wire.HoldLook(1);

        var run = wire.RunAsync(40, change: settings => settings.ThrottleLimit = 2);
        await wire.ListsAsync(30);
        held.Pull();
        var record = await run;

        var further = wire.Server.Requests.Of(Looks)[1];
        // The last list can be under way at the same time, and arrive later.
        Assert.InRange(wire.Server.Requests.Of(Lists).Count(list => list.Number < further.Number), 39, 40);
        Assert.Equal([3], record.Refused(NotFound));
    }
}
