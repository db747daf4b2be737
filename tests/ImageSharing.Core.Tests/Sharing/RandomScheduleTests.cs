using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>
/// A thousand services and schedules of faults over real HTTP: always the same ones, and in the long run others, of
/// which a failing one is shrunk.
/// </summary>
public sealed class RandomScheduleTests
{
    private static readonly string[] Kinds =
    [
        "lost before", "lost after", "late", "twice",
        "internal, applied", "internal", "busy", "rate", "part, over quota",
        "part, busy", "image", "other grants", "other revokes", "unreadable", "stale read", "read lost",
    ];

    private sealed record Schedule(
        ShareOperation Operation,
        Application Application,
        AccountNaming Names,
        Repetition Repeated,
        bool AllowPartial,
        bool IsRead,
        int Accounts,
        int Most,
        int BatchSize,
        int Lag,
        int Quota,
        int Retries,
        int[] Shared,
        int[] Bad,
        (int Number, int Kind)[] Faults)
    {
        public override string ToString()
            => $"{Operation} {Accounts} accounts, shared [{string.Join(' ', Shared)}], bad [{string.Join(' ', Bad)}], "
                + $"{Application}, names {Names}, repeated {Repeated}, reads {IsRead}, most {Most}, batch {BatchSize}, "
                + $"lag {Lag}, quota {Quota}, retries {Retries}, partial {AllowPartial}, faults "
                + $"[{string.Join(", ", Faults.Select(f => $"{f.Number} {Kinds[f.Kind]}"))}]";
    }

    private static Gen<Schedule> Schedules { get; } =
        from service in Gen.Select(
            Gen.Enum<ShareOperation>(), Gen.Enum<Application>(),
            Gen.Enum<AccountNaming>(), Gen.Enum<Repetition>(), Gen.Bool)
        from reads in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from sizes in Gen.Select(
            Gen.Int[1, 24], OneOf(1, 2, 5, 500), OneOf(1, 3, 500), OneOf(0, 3, 9), OneOf(500, 500, 12))
        from retries in Gen.Int[0, 3]
        from shared in Gen.Int[0, 23].Array[0, 6]
        from bad in Gen.Int[0, 23].Array[0, 4]
        from faults in Gen.Select(Gen.Int[1, 8], Gen.Int[0, Kinds.Length - 1]).Array[0, 4]
        select new Schedule(
            service.Item1, service.Item2, service.Item3,
            service.Item4, service.Item5, reads, sizes.Item1, sizes.Item2, sizes.Item3,
            sizes.Item4, sizes.Item5, retries, shared, bad, faults);

    private static Gen<int> OneOf(params int[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public async Task In_a_thousand_schedules_nothing_wrong_is_said()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        await using var wire = await StartAsync(time);
        var images = 0;

        foreach (var schedule in Schedules.Seeded(1_000))
        {
            var broken = Check(wire, time, $"img-{images++:x8}", schedule);
            AssertNothing(broken, $"Number {images}: {schedule}\n");
        }
    }

    [LargeFact]
    public async Task In_a_thousand_other_schedules_nothing_wrong_is_said()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        await using var wire = await StartAsync(time);
        var images = 0;

        Schedules.Sample(
            schedule => AssertNothing(Check(wire, time, $"img-{images++:x8}", schedule)),
            iter: 1_000,
            threads: 1,
            print: schedule => schedule.ToString());
    }

    private static void AssertNothing(string broken, string where = "")
        => Assert.True(broken.Length == 0, where + broken);

    private static Task<Wire> StartAsync(HurriedTime time)
        => Wire.StartAsync(new SandboxOptions { RequestsPerSecond = null, TimeProvider = time }, time);

    /// <summary>The claims that do not hold; empty where all do.</summary>
    private static string Check(Wire wire, HurriedTime time, string imageId, Schedule schedule)
    {
        time.Advance(TimeSpan.FromSeconds(30));
        var accounts = Runs.Accounts(
            schedule.Accounts,
            first: 300_000_000_000 + (Convert.ToInt64(imageId[4..], 16) * 100));
        var triggers = new List<SandboxTrigger>();
        Prepare(wire.Server, imageId, schedule, accounts, triggers);
        var target = new ImageTarget(Wire.Region, imageId, accounts);
        var begun = time.GetUtcNow();

        var record = wire
            .Open(session =>
            {
                session.TimeoutSeconds = 600;
                session.MaximumRetryCount = schedule.Retries;
            })
            .Run(schedule.Operation, [target], settings =>
            {
                settings.WaitTimeoutSeconds = 20;
                settings.BatchSize = schedule.BatchSize;
                settings.AllowPartial = schedule.AllowPartial;
            });

        foreach (var trigger in triggers) trigger.Pull();
        return string.Join('\n', new Truth(wire.Server, schedule.Operation, begun).Broken(record, [target]));
    }

    private static void Prepare(
        SandboxServer server, string imageId, Schedule schedule, string[] accounts, List<SandboxTrigger> triggers)
    {
        server.Faults.Clear();
        server.Options.Application = schedule.Application;
        server.Options.NamesAccount = schedule.Names;
        server.Options.RepeatedShare = schedule.Repeated;
        server.Options.RepeatedCancel = schedule.Repeated;
        server.Options.MaximumAccountsPerRequest = schedule.Most;
        server.Options.ReadDelay = TimeSpan.FromSeconds(schedule.Lag);
        server.Options.Quota = schedule.Quota;
        server.Options.DeniedActions = schedule.IsRead
            ? new HashSet<string>() : new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        var shares = server.Images.Add(imageId).Shares;
        foreach (var account in schedule.Shared.Where(i => i < accounts.Length)) shares.Declare(accounts[account]);
        foreach (var account in schedule.Bad.Where(i => i < accounts.Length))
        {
            server.Accounts.Declare(accounts[account], AccountKind.Unknown);
        }

        // A service that applies a part of what it refuses for good, in the image's name, is none that is known.
        var refusesImage = schedule.Faults.Any(fault => Kinds[fault.Kind] == "image");
        foreach (var (number, kind) in schedule.Faults.Where(
            fault => !refusesImage || !Kinds[fault.Kind].StartsWith("part", StringComparison.Ordinal)))
            Add(server, imageId, accounts, number, Kinds[kind], triggers);
    }

    private static void Add(
        SandboxServer server, string imageId, string[] accounts, int number, string kind, List<SandboxTrigger> triggers)
    {
        var late = new SandboxTrigger();
        triggers.Add(late);
        var other = accounts[number % accounts.Length];
        var shares = server.Images[imageId].Shares;
        switch (kind)
        {
            case "part, over quota":
            case "part, busy":
                var code = kind == "part, busy" ? "ResourceUnavailable" : "OverQuota";
                server.Faults.Add(
                    When.Matches(write => write.ImageId == imageId && write.AccountIds.Count > 2),
                    Fault.RefuseAfter(code, 2),
                    times: 1);
                break;
            case "stale read":
            case "read lost":
                server.Faults.Add(
                    When.RequestOfImage(imageId, number, SandboxActions.DescribeImageSharePermission),
                    kind == "read lost" ? Fault.DropBeforeWrite() : Fault.StaleRead(TimeSpan.FromSeconds(9)));
                break;
            default:
                server.Faults.Add(When.RequestOfImage(imageId, number), kind switch
                {
                    "lost before" => Fault.DropBeforeWrite(),
                    "lost after" => Fault.DropAfterWrite(),
                    "late" => Fault.ApplyLater(late),
                    "twice" => Fault.DeliverTwice(late),
                    "internal, applied" => Fault.InternalError(applied: true),
                    "internal" => Fault.InternalError(applied: false),
                    "busy" => Fault.ImageBusy(),
                    "rate" => Fault.RateRefusal(),
                    "image" => Fault.Refuse("UnsupportedOperation.EncryptedImagesNotSupported"),
                    "other grants" => Fault.AnotherWriter(WriterMoment.Before, _ => shares.Grant(other)),
                    "other revokes" => Fault.AnotherWriter(WriterMoment.After, _ => shares.Revoke(other)),
                    _ => Fault.Unreadable(),
                });
                break;
        }
    }
}
