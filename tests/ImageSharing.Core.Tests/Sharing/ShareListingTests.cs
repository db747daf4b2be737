using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>Lists that something may be done on the ground of.</summary>
public sealed class ShareListingTests
{
    private static readonly string[] Two = Runs.Accounts(2);

    [Fact]
    public async Task Lists_come_in_the_order_of_their_images()
    {
        await using var wire = await Wire.StartAsync();
        var targets = Enumerable.Range(0, 40).Select(i => new ImageTarget(Wire.Region, $"img-{i:x8}", [])).ToList();
        foreach (var target in targets) wire.Server.Images.Add(target.ImageId).Shares.Declare(target.ImageId);

        var lists = Read(wire, decides: false, [.. targets]);

        Assert.Equal(targets.Select(target => target.ImageId), lists.Select(list => list.Shares.Single().AccountId));
    }

    [Fact]
    public async Task What_was_acknowledged_counts_though_the_list_does_not_show_it_yet_and_nothing_is_waited_for()
    {
        var (wire, time) = await LaggingAsync();
        await using var _ = wire;
        wire.Open().Grant(Two);
        wire.Open().Revoke([Two[0]]);
        var waited = time.Waited;

        Assert.Equal([Two[1]], Accounts(Read(wire, decides: true)));
        Assert.Equal(waited, time.Waited);
        Assert.NotEqual([Two[1]], Accounts(Read(wire, decides: false)));
    }

    [Fact]
    public async Task What_was_refused_in_company_is_waited_for()
    {
        var (wire, time) = await LaggingAsync(Application.Partial);
        await using var _ = wire;
        wire.Server.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        wire.Server.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.OverQuotaAfter(1));
        wire.Open().Grant(Two);
        wire.Server.Options.DeniedActions = new HashSet<string>();
        var waited = time.Waited;

        Assert.Equal([Two[0]], Accounts(Read(wire, decides: true)));
        Assert.True(time.Waited > waited);
    }

    [Fact]
    public async Task What_may_still_get_the_share_counts_as_shared()
    {
        var (wire, _) = await LaggingAsync();
        await using var __ = wire;
        wire.Server.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.DropBeforeWrite());
        wire.Open(settings => settings.MaximumRetryCount = 0).Grant([Two[0]]);

        Assert.Equal([Two[0]], Accounts(Read(wire, decides: true)));
        Assert.Empty(Accounts(Read(wire, decides: false)));
    }

    private static async Task<(Wire Wire, HurriedTime Time)> LaggingAsync(Application application = Application.Atomic)
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        var options = new SandboxOptions
        {
            RequestsPerSecond = null, TimeProvider = time,
            ReadDelay = TimeSpan.FromSeconds(8), Application = application
        };
        return (await Wire.StartAsync(options, time), time);
    }

    private static IEnumerable<string> Accounts(IReadOnlyList<ImageShares> lists)
        => lists.Single().Shares.Select(share => share.AccountId);

    private static List<ImageShares> Read(Wire wire, bool decides, params ImageTarget[] targets)
    {
        using var listing = wire.Open().ListShares(32, decides);
        foreach (var target in targets.Length > 0 ? targets : [new ImageTarget(Wire.Region, Wire.Image, [])])
        {
            listing.Add(target);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        List<ImageShares> lists = [];
        while (listing.Next(patience.Token) is { } next)
            if (next is ImageShares shares) lists.Add(shares);

        return lists;
    }
}
