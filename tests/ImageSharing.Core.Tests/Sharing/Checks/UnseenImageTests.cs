using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;
using static ImageSharing.Core.Tests.Sharing.Checks.LookedImages;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>Images that are written to before a look has told of them, because other images do not exist.</summary>
public sealed class UnseenImageTests
{
    private readonly HurriedTime _time = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task An_image_that_was_written_before_its_look_is_waited_for_until_it_is_normal()
    {
        await using var wire = await StartAsync(_time, 4, 0, 3);
        wire.Server.Images[Id(1)].State = "CREATING";
        wire.Server.Images[Id(1)].ChangeStateAfter(TimeSpan.FromSeconds(15), "NORMAL");
        var held = wire.HoldLook(2);

        var run = wire.RunAsync(4);
        await wire.WritesAsync(2);
        held.Pull();
        var record = await run;

        Assert.Equal([0, 3], record.Refused(NotFound));
        Assert.Equal(4, record.Count(AccountStatus.Shared));
        Assert.Equal(
            [NotReady, null],
            wire.Server.Requests.Writes.Where(write => write.ImageId == Id(1)).Select(write => write.Code));
        Assert.InRange(_time.Waited, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(20));
        Assert.All(
            wire.Server.Requests.Of(Looks).Skip(3),
            look => Assert.Equal((false, false), (look.AsksFor(Id(0)), look.AsksFor(Id(3)))));
    }

    [Fact]
    public async Task An_image_whose_list_comes_after_the_last_look_is_seen()
    {
        await using var wire = await StartAsync(_time, 3, 0);
        wire.Server.Images[Id(1)].State = "CREATING";
        wire.Server.Images[Id(1)].ChangeStateAfter(TimeSpan.FromSeconds(15), "NORMAL");
        wire.Server.Images[Id(2)].Refuse("UnauthorizedOperation", action: Lists);
        SandboxTrigger late = new();
        wire.Server.Faults.Add(When.RequestOfImage(Id(1), 1, Lists), Fault.HoldRequest(late));

        var run = wire.RunAsync(3);
        await wire.WritesAsync(1); // of the image without a list, which waits for the look
        late.Pull();
        var record = await run;

        Assert.Equal(4, record.Count(AccountStatus.Shared));
        Assert.Null(Assert.Single(wire.Server.Requests.Writes, write => write.ImageId == Id(1)).Code);
    }

    [Theory]
    [InlineData("CREATING", 0, 0)]
    [InlineData("SYNCING", 20, 20)]
    [InlineData("CREATEFAILED", 60, 10)]
    public async Task It_is_waited_for_no_longer_than_the_user_says(string state, int patience, int waited)
    {
        await using var wire = await StartAsync(_time, 3, 0);
        wire.Server.Images[Id(1)].State = state;
        var held = wire.HoldLook(2);

        var run = wire.RunAsync(3, change: settings => settings.WaitTimeoutSeconds = patience);
        await wire.WritesAsync(2);
        held.Pull();
        var record = await run;

        var write = Assert.Single(wire.Server.Requests.Writes, write => write.ImageId == Id(1));
        var problem = record.Reports[1].Problem!;
        Assert.Equal(
            (NotReady, write.RequestId, false),
            (problem.Code, problem.RequestId, problem.IsOfModule));
        Assert.All(
            record.Reports[1].Outcomes,
            outcome => Assert.Equal(
                (AccountStatus.Failed, problem.Code, 1, true),
                (outcome.Status, outcome.Code, outcome.Attempts, outcome.IsOfImage)));
        // Two accounts that were refused together need a list that decides, ten seconds after the write.
        Assert.InRange(_time.Waited.TotalSeconds, waited, Math.Max(waited, 10));
    }

    [Fact]
    public async Task The_time_limit_holds_for_the_state_and_for_other_operations_together()
    {
        await using var wire = await StartAsync(_time, 3, 0);
        var image = wire.Server.Images[Id(1)];
        wire.Server.Faults.Add(
            When.RequestOfImage(Id(1), 1),
            Fault.AnotherWriter(WriterMoment.After, _ =>
            {
                image.State = "SYNCING";
                image.ChangeStateAfter(TimeSpan.FromSeconds(15), "NORMAL");
                image.Refuse(NotReady);
            }));
        SandboxTrigger held = new();
        wire.Server.Faults.Add(When.Request(2, Looks), Fault.HoldRequest(held));

        var run = wire.RunAsync(3, change: settings =>
        {
            settings.WaitTimeoutSeconds = 20;
            settings.BatchSize = 1;
        });
        await wire.WritesAsync(2);
        held.Pull();
        var record = await run;

        Assert.Equal(
            [(AccountStatus.Shared, null), (AccountStatus.Failed, NotReady)],
            record.Reports[1].Outcomes.Select(outcome => (outcome.Status, outcome.Code)));
        Assert.Equal(TimeSpan.FromSeconds(20), _time.Waited);
    }

    [Fact]
    public async Task The_service_refuses_a_public_image_with_the_code_of_the_module()
    {
        const string code = "InvalidParameterValue.InvalidImageId";
        await using var wire = await StartAsync(_time, 3, 0);
        wire.Server.Images[Id(1)].Type = "PUBLIC_IMAGE";
        var held = wire.HoldLook(2);

        var run = wire.RunAsync(3);
        await wire.WritesAsync(2);
        held.Pull();
        var record = await run;

        Assert.Equal((code, false), (record.Reports[1].Problem!.Code, record.Reports[1].Problem!.IsOfModule));
        Assert.All(
            record.Reports[1].Outcomes,
            outcome => Assert.Equal(
                (AccountStatus.Failed, code, true), (outcome.Status, outcome.Code, outcome.IsOfImage)));
        Assert.Equal(2, record.Count(AccountStatus.Shared));
    }
}
