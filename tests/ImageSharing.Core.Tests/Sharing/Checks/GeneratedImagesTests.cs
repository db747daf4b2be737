using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Checks;

/// <summary>
/// Commands over images of every kind, in any order, whose lists come before or after the first looks. The results are
/// compared with the shares, and with those of a command for each image alone.
/// </summary>
public sealed class GeneratedImagesTests
{
    private const string Looks = SandboxActions.DescribeImages;
    private const string Lists = SandboxActions.DescribeImageSharePermission;

    private enum Kind
    {
        Fine,
        Missing,
        BecomesNormal,
        StaysCreating,
        Failed,
        Public,
        OfAnother,
        SharedByAnother,
        WithoutList,
        MissingWithoutList,
        BusyOnce,
    }

    /// <param name="ListAfter">The list is held back until the look of this number has been asked for.</param>
    private sealed record Image(Kind Kind, int ListAfter, int Shared);

    private sealed record Command(ShareOperation Operation, bool NamesImage, int Accounts, Image[] Images)
    {
        public override string ToString()
            => $"{Operation}, {Accounts} accounts, names the image: {NamesImage}, "
                + string.Join(", ", Images.Select(image =>
                    $"{image.Kind} with {image.Shared} shares, list after look {image.ListAfter}"));
    }

    private static Gen<Kind> Kinds { get; }
        = Gen.Frequency((2, Gen.Const(Kind.Fine)), (2, Gen.Const(Kind.Missing)), (5, Gen.Enum<Kind>()));

    private static Gen<Image> Images { get; } =
        from kind in Kinds
        from after in Gen.Int[0, 4]
        from shared in Gen.Int[0, 3]
        select new Image(kind, after, shared);

    private static Gen<Command> Commands { get; } =
        from operation in Gen.Enum<ShareOperation>()
        from names in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from accounts in Gen.Int[1, 3]
        from images in Images.Array[2, 9]
        select new Command(operation, names, accounts, images);

    [Fact]
    public async Task What_is_reported_is_true_and_the_same_as_for_each_image_alone()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        await using var wire = await StartAsync(time);
        var number = 0;

        foreach (var command in Commands.Seeded(150))
        {
            var broken = Check(wire, time, ref number, command);
            Assert.True(broken.Length == 0, $"{command}\n{broken}");
        }
    }

    [LargeFact]
    public async Task What_is_reported_of_many_other_commands_is_true_too()
    {
        var time = new HurriedTime(TimeSpan.FromMinutes(2));
        await using var wire = await StartAsync(time);
        var number = 0;

        Commands.Sample(
            command =>
            {
                var broken = Check(wire, time, ref number, command);
                Assert.True(broken.Length == 0, broken);
            },
            iter: 1_000,
            threads: 1,
            print: command => command.ToString());
    }

    private static Task<Wire> StartAsync(HurriedTime time)
        => Wire.StartAsync(new SandboxOptions { RequestsPerSecond = null, TimeProvider = time }, time);

    private static string Check(Wire wire, HurriedTime time, ref int number, Command command)
    {
        var accounts = Runs.Accounts(command.Accounts);
        var together = Prepare(wire, command, accounts, ref number);
        var alone = Prepare(wire, command, accounts, ref number);
        HoldLists(wire, command, together);
        time.Advance(TimeSpan.FromSeconds(30));
        wire.Server.Requests.Clear();
        var begun = time.GetUtcNow();

        var record = Run(wire, command, together);
        List<string> broken = [.. new Truth(wire.Server, command.Operation, begun).Broken(record, together)];
        var missing = command.Images.Count(image => image.Kind is Kind.Missing or Kind.MissingWithoutList or Kind.OfAnother);
        var further = wire.Server.Requests.Of(Looks).Skip(1).Count(look => look.Code is not null);
        if (command.NamesImage && further > missing) broken.Add($"{further} further looks were refused, {missing} images are missing");

        wire.Server.Faults.Clear();
        for (var i = 0; i < alone.Length; i++)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            var one = Run(wire, command, [alone[i]]).Reports[0];
            for (var j = 0; j < accounts.Length; j++)
            {
                var (here, there) = (record.Reports[i].Outcomes[j], one.Outcomes[j]);
                if (Told(here) != Told(there) && !IsAbsent(here, there))
                    broken.Add($"image {i}, {command.Images[i].Kind}: {Told(here)}, but alone {Told(there)}");
            }
        }

        return string.Join('\n', broken);
    }

    private static (AccountStatus Status, string? Code, bool IsOfImage, bool? SharedBefore) Told(AccountOutcome outcome)
        => (outcome.Status, outcome.Code, outcome.IsOfImage, outcome.SharedBefore);

    /// <summary>A CANCEL that the service refused shows what the module's refusal leaves open.</summary>
    private static bool IsAbsent(AccountOutcome here, AccountOutcome there)
        => (here.Status, there.Status) == (AccountStatus.NotShared, AccountStatus.Failed)
            && there is { IsOfImage: true, SharedBefore: false };

    private static RunRecord Run(Wire wire, Command command, ImageTarget[] targets) => wire
        .Open(settings => settings.TimeoutSeconds = 600)
        .Run(command.Operation, targets, settings => settings.WaitTimeoutSeconds = 40);

    private static ImageTarget[] Prepare(Wire wire, Command command, string[] accounts, ref int number)
    {
        List<ImageTarget> targets = [];
        foreach (var image in command.Images)
        {
            var imageId = $"img-{number++:x8}";
            targets.Add(new ImageTarget(Wire.Region, imageId, accounts));
            if (image.Kind is Kind.Missing or Kind.MissingWithoutList) continue;

            var isOfAnother = image.Kind is Kind.OfAnother or Kind.SharedByAnother;
            var added = isOfAnother
                ? wire.Server.Images.Add(imageId, Wire.Region, "100000000099")
                : wire.Server.Images.Add(imageId);
            added.Shares.Declare(accounts.Take(image.Shared));
            if (image.Kind == Kind.SharedByAnother) added.Shares.Declare(SandboxKey.Default.RootUin);
            Spoil(added, image.Kind);
        }

        foreach (var target in targets.Where((_, i) => command.Images[i].Kind == Kind.MissingWithoutList))
            wire.Server.Faults.Add(When.RequestsOfImage(target.ImageId, 1, 99, Lists), Fault.Refuse("UnauthorizedOperation"));
        if (!command.NamesImage)
            wire.Server.Faults.Add(
                When.Matches(look => look.Action == Looks
                    && targets.Any(target => Holds(look, target.ImageId) && !IsSeen(wire, target.ImageId))),
                Fault.Refuse("InvalidImageId.NotFound", "An image is not found"));
        return [.. targets];
    }

    private static void Spoil(SandboxImage image, Kind kind)
    {
        switch (kind)
        {
            case Kind.BecomesNormal:
                image.State = "CREATING";
                image.ChangeStateAfter(TimeSpan.FromSeconds(33), "NORMAL");
                break;
            case Kind.StaysCreating:
                image.State = "CREATING";
                break;
            case Kind.Failed:
                image.State = "CREATEFAILED";
                break;
            case Kind.Public:
                image.Type = "PUBLIC_IMAGE";
                break;
            case Kind.WithoutList:
                image.Refuse("UnauthorizedOperation", action: Lists);
                break;
            case Kind.BusyOnce:
                image.Refuse("InvalidParameterValue.InvalidImageState", requests: 1);
                break;
        }
    }

    private static bool IsSeen(Wire wire, string imageId)
        => wire.Server.Images.Find(imageId, Wire.Region) is { } image
            && (image.OwnerUin == SandboxKey.Default.RootUin || image.Shares.Contains(SandboxKey.Default.RootUin));

    private static bool Holds(RequestRecord look, string imageId)
        => Encoding.UTF8.GetString(look.Body.ToArray()).Contains(imageId, StringComparison.Ordinal);

    /// <summary>Where every image is missing, there is one look fewer than where one is left.</summary>
    private static void HoldLists(Wire wire, Command command, ImageTarget[] targets)
    {
        var unseen = targets.Count(target => !IsSeen(wire, target.ImageId));
        var looks = Math.Max(1, unseen == targets.Length ? unseen : unseen + 1);
        var asked = Enumerable.Range(0, looks + 1).Select(_ => new SandboxTrigger()).ToArray();
        asked[0].Pull();
        var number = 0;
        wire.Server.Faults.Add(
            When.Matches(record =>
            {
                // The end of the command before can have cut a look short, which arrives only now.
                var isOurs = record.Action == Looks && targets.Any(target => Holds(record, target.ImageId));
                if (isOurs && number < looks) asked[++number].Pull();
                return false;
            }),
            Fault.NeverRespond());
        for (var i = 0; i < targets.Length; i++)
            wire.Server.Faults.Add(
                When.RequestOfImage(targets[i].ImageId, 1, Lists),
                Fault.HoldRequest(asked[Math.Min(command.Images[i].ListAfter, looks)]));
    }
}
