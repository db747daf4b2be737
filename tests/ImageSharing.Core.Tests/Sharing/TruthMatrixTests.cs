using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>Every guess about what is unknown of the service, times every fault, over real HTTP.</summary>
public sealed class TruthMatrixTests
{
    private const int Accounts = 12;

    public static TheoryData<Application, AccountNaming, Repetition, bool> Services()
    {
        var data = new TheoryData<Application, AccountNaming, Repetition, bool>();
        foreach (var application in Enum.GetValues<Application>())
            foreach (var names in Enum.GetValues<AccountNaming>())
                foreach (var repeated in Enum.GetValues<Repetition>())
                    foreach (var isRead in new[] { true, false })
                        data.Add(application, names, repeated, isRead);
        return data;
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Nothing_wrong_is_said_of_any_account(
        Application application, AccountNaming names, Repetition repeated, bool isRead)
    {
        foreach (var operation in Enum.GetValues<ShareOperation>())
            foreach (var most in new[] { 1, 7, 50, 500 })
                foreach (var lag in new[] { 0, 8 })
                {
                    var time = new HurriedTime(TimeSpan.FromMinutes(2));
                    await using var wire = await Wire.StartAsync(
                        new SandboxOptions
                        {
                            RequestsPerSecond = null,
                            TimeProvider = time,
                            Application = application,
                            NamesAccount = names,
                            RepeatedShare = repeated,
                            RepeatedCancel = repeated,
                            MaximumAccountsPerRequest = most,
                            ReadDelay = TimeSpan.FromSeconds(lag),
                        },
                        time);
                    if (!isRead)
                    {
                        wire.Server.Options.DeniedActions = new HashSet<string>
                        {
                            SandboxActions.DescribeImageSharePermission
                        };
                    }
                    CheckAll(wire, operation);
                }
    }

    /// <summary>A few images at once: each wait of one moves the clock of all.</summary>
    private static void CheckAll(Wire wire, ShareOperation operation)
    {
        var triggers = new List<SandboxTrigger>();
        var faults = Faults(triggers).Select((fault, i) => (Fault: fault, Image: $"img-{i:x8}"));
        foreach (var some in faults.Chunk(6))
        {
            var targets = some.Select(one => Prepare(wire.Server, one.Image, one.Fault)).ToList();
            ((HurriedTime)wire.Time).Advance(TimeSpan.FromSeconds(20));
            Check(wire, operation, targets, triggers);
        }
    }

    private static void Check(
        Wire wire, ShareOperation operation, IReadOnlyList<ImageTarget> targets, List<SandboxTrigger> triggers)
    {
        var begun = wire.Time.GetUtcNow();

        var record = wire.Open(session => session.TimeoutSeconds = 600)
            .Run(operation, targets, settings => settings.WaitTimeoutSeconds = 20);

        foreach (var trigger in triggers) trigger.Pull();
        var broken = new Truth(wire.Server, operation, begun).Broken(record, targets).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(3)));
    }

    /// <summary>
    /// An image with two accounts that have the share and two that are bad, and what goes wrong with it.
    /// </summary>
    private static ImageTarget Prepare(SandboxServer server, string imageId, Action<SandboxServer, string> fault)
    {
        var accounts = Runs.Accounts(Accounts);
        server.Images.Add(imageId).Shares.Declare(accounts[1], accounts[6], accounts[7]);
        server.Accounts.Declare(accounts[3], AccountKind.Unknown);
        server.Accounts.Declare(accounts[8], AccountKind.Collaborator);
        fault(server, imageId);
        return new ImageTarget(Wire.Region, imageId, accounts);
    }

    private static IEnumerable<Action<SandboxServer, string>> Faults(List<SandboxTrigger> triggers)
    {
        yield return (_, _) => { };
        foreach (var number in new[] { 1, 2, 4 })
        {
            yield return On(number, Fault.DropBeforeBody());
            yield return On(number, Fault.DropBeforeWrite());
            yield return On(number, Fault.DropAfterWrite());
            yield return On(number, Fault.ApplyLater(New(triggers)));
            yield return On(number, Fault.DeliverTwice(New(triggers)));
            yield return On(number, Fault.InternalError(applied: true));
            yield return On(number, Fault.InternalError(applied: false));
            yield return OnSeveral(Fault.OverQuotaAfter(2));
            yield return OnSeveral(Fault.RefuseAfter("ResourceUnavailable", 2));
            yield return OnSeveral(Fault.RefuseAfter("FailedOperation.QImageShareFailed", 1));
            yield return On(number, Fault.Refuse("UnauthorizedOperation.ImageNotBelongToAccount"));
            yield return On(number, Fault.RateRefusal());
            yield return On(number, Fault.ImageBusy());
            yield return On(number, Other(server => server.Grant(Runs.Accounts(Accounts)[2])));
            yield return On(number, Other(server => server.Revoke(Runs.Accounts(Accounts)[6])));
        }

        yield return (server, image) => server.Faults.Add(When.RequestsOfImage(image, 1, 3), Fault.DropAfterWrite());
        yield return (server, image) => server.Faults.Add(When.RequestsOfImage(image, 1, 30), Fault.DropBeforeWrite());
        yield return (server, image) => server.Faults.Add(When.RequestsOfImage(image, 2, 90), Fault.ImageBusy());

        static Action<SandboxServer, string> On(int number, Fault fault)
            => (server, image) => server.Faults.Add(When.RequestOfImage(image, number), fault);

        // The refusal of an account alone decides (A3), so only a refusal of several can have been applied in part.
        static Action<SandboxServer, string> OnSeveral(Fault fault) => (server, image) => server.Faults.Add(
            When.Matches(record => record.ImageId == image && record.AccountIds.Count > 2), fault, times: 1);
    }

    private static Fault Other(Action<ShareSet> change)
        => Fault.AnotherWriter(WriterMoment.Before, server =>
        {
            foreach (var image in server.Images.All) change(image.Shares);
        });

    private static SandboxTrigger New(List<SandboxTrigger> triggers)
    {
        var trigger = new SandboxTrigger();
        triggers.Add(trigger);
        return trigger;
    }
}
