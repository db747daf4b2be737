using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;
using static ImageSharing.Core.Tests.Sharing.Checks.LookedImages;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>Images that do not exist hold up no other image of their look-up.</summary>
public sealed class MissingImageTests
{
    private readonly HurriedTime _time = new(TimeSpan.FromMinutes(2));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_others_are_written_while_the_look_goes_on(bool isRevoke)
    {
        await using var wire = await StartAsync(_time, 20, 3, 7, 12);
        var held = wire.HoldLook(2);

        var run = wire.RunAsync(20, isRevoke ? ShareOperation.Revoke : ShareOperation.Grant);
        await wire.WritesAsync(17);
        held.Pull();
        var record = await run;

        Assert.Equal([3, 7, 12], record.Refused(NotFound));
        Assert.Equal(17, record.Reports.Count(report => report.Problem is null));
        Assert.Equal(17, wire.Server.Requests.Writes.Count);
        Assert.All(wire.Server.Requests.Writes, write => Assert.Null(write.Code));
        Assert.InRange(wire.Server.Requests.Count(Looks), 3, 4);
    }

    [Fact]
    public async Task A_named_image_is_refused_at_once_with_the_reply_that_names_it()
    {
        await using var wire = await StartAsync(_time, 4, 0, 2);
        var held = wire.HoldLook(2);
        using var run = wire.Open().Share(new ShareSettings(), Targets(4));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        RunEvent? first;
        do first = run.Next(patience.Token);
        while (first is not ImageReport);
        var report = (ImageReport)first;
        held.Pull();

        var look = wire.Server.Requests.Of(Looks)[0];
        Assert.Equal(0, report.Index);
        Assert.Equal((NotFound, look.RequestId), (report.Problem!.Code, report.Problem.RequestId));
        Assert.Equal("ImageCheck.Missing", report.Problem.Message.Key);
        Assert.Equal(look.Message, report.Problem.Message.Values[0]?.ToString());
    }

    [Fact]
    public async Task An_image_whose_list_can_not_be_read_waits_for_the_look()
    {
        await using var wire = await StartAsync(_time, 5, 0);
        wire.Server.Images[Id(2)].Refuse("UnauthorizedOperation", action: Lists);
        var held = wire.HoldLook(2);

        var run = wire.RunAsync(5);
        await wire.WritesAsync(3);
        await wire.ListsAsync(5);
        var early = wire.Server.Requests.Writes.Select(write => write.ImageId).ToList();
        held.Pull();
        var record = await run;

        Assert.DoesNotContain(Id(2), early);
        Assert.Equal([0], record.Refused(NotFound));
        Assert.Equal(8, record.Count(AccountStatus.Shared));
    }

    [Theory]
    [InlineData("One of the images is not found.")]
    [InlineData("ImageId img-zzzzzzzz is not found")]
    [InlineData("ImageId ximg-000000001 is not found")]
    public async Task Where_the_message_names_no_image_of_the_look_the_others_do_not_wait_either(string message)
    {
        await using var wire = await StartAsync(_time, 8, 5);
        wire.Server.Faults.Add(
            When.Matches(record => record.Action == Looks && record.AsksFor(Id(5))), Fault.Refuse(NotFound, message));
        var held = wire.HoldLook(2);

        var run = wire.RunAsync(8);
        await wire.WritesAsync(7);
        held.Pull();
        var record = await run;

        Assert.Equal([5], record.Refused(NotFound));
        Assert.Equal(14, record.Count(AccountStatus.Shared));
    }

    [Fact]
    public async Task Exact_sets_write_nothing_before_the_look_has_told_of_the_image()
    {
        await using var wire = await StartAsync(_time, 3, 2);
        var accounts = Runs.Accounts(4);
        wire.Server.Images[Id(0)].Shares.Declare(accounts[0], accounts[1]);
        wire.Server.Images[Id(1)].Shares.Declare(accounts[0]);
        var held = wire.HoldLook(2);

        var run = Task.Run(() => wire.Open().Run(
            ShareOperation.Grant,
            [
                new ImageTarget(Wire.Region, Id(0), [accounts[2]], [accounts[0], accounts[1]], isExactSet: true),
                new ImageTarget(Wire.Region, Id(1), [], [accounts[0]], isExactSet: true),
                new ImageTarget(Wire.Region, Id(2), [accounts[0]], [], isExactSet: true),
            ]));
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        await wire.ListsAsync(2);
        var early = wire.Server.Requests.Writes.Count;
        held.Pull();
        var record = await run;

        Assert.Equal(0, early);
        Assert.Equal(NotFound, record.Reports[2].Problem!.Code);
        Assert.Equal([accounts[0], accounts[2]], wire.Server.Images[Id(0)].Shares.Accounts.Order());
        Assert.Equal([accounts[0]], wire.Server.Images[Id(1)].Shares.Accounts);
    }

    [Fact]
    public async Task Cancelling_does_not_wait_for_a_further_look()
    {
        await using var wire = await StartAsync(_time, 5, 0);
        wire.Server.Images[Id(2)].Refuse("UnauthorizedOperation", action: Lists);
        wire.HoldLook(2);
        using var run = wire.Open().Share(new ShareSettings(), Targets(5));
        await wire.WritesAsync(3);

        run.Cancel();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (run.Next(patience.Token) is not null) { }
        });

        Assert.False(patience.IsCancellationRequested, "The run did not end by itself.");
        Assert.Equal(3, wire.Server.Requests.Writes.Count);
    }

    [Fact]
    public async Task Stopping_at_the_first_refusal_does_not_wait_for_a_further_look()
    {
        await using var wire = await StartAsync(_time, 5, 0, 3);
        wire.HoldLook(2);

        var record = await wire.RunAsync(5, change: settings => settings.StopAtFirstRefusal = true);

        Assert.Equal(NotFound, record.Reports[0].Problem!.Code);
        Assert.All(
            record.Reports.Where(report => report.Index == 3).SelectMany(report => report.Outcomes),
            outcome => Assert.Equal(AccountStatus.None, outcome.Status));
    }
}
