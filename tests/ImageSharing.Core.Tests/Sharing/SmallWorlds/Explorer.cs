using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>
/// Walks every world of one service: each effect of the decision meets every reply and every fault that is left.
/// States met before are not walked again; the worlds that run through them are still counted.
/// </summary>
internal sealed class Explorer(SmallService service, Mutation? mutation = null)
{
    private const int Walking = -1;
    private readonly Dictionary<UInt128, double> _seen = [];
    private readonly Stack<string> _trace = [];
    private int _faults;

    /// <summary>Different states of decision, service and faults left.</summary>
    public int States => _seen.Count;

    /// <summary>Different ways from the beginning to the end.</summary>
    public double Worlds { get; private set; }

    /// <summary>The first broken claim with the world that breaks it; null where none is.</summary>
    public string? Violation { get; private set; }

    public void Walk(int faults)
    {
        _faults = faults;
        var world = new World
        {
            Shares = service.Shared,
            Visible = 1 << service.Shared | 1 << (service.Shared ^ service.JustChanged),
            SinceWrite = 1 << service.Shared,
            Young = service.JustChanged,
            PendingOpposite = service.Opposed,
            Faults = faults,
        }.Note(service.Everyone);
        Worlds = Walk(world, Subject.Begin(service));
    }

    private double Walk(in World world, Subject subject)
    {
        if (Violation is not null) return 0;

        var key = default(StateKey);
        subject.AddTo(ref key);
        world.AddTo(ref key);
        if (_seen.TryGetValue(key.Value, out var known))
        {
            if (known == Walking) Break("the decision goes in a circle");
            return known;
        }

        _seen[key.Value] = Walking;
        var worlds = WalkOthers(world, subject) + subject.Effect.Kind switch
        {
            EffectKind.Read => WalkRead(world, subject),
            EffectKind.Write => WalkWrite(world, subject),
            EffectKind.Wait => WalkWait(world, subject, subject.Effect.Reason),
            _ => End(world, subject, world.IsStopped),
        };
        if (subject.Effect.Kind != EffectKind.Done && world.Faults > 0)
            worlds += Step(world with { Faults = world.Faults - 1 }, subject, ShareEvent.Halted, "halted");

        _seen[key.Value] = worlds;
        return worlds;
    }

    private double Step(in World world, Subject subject, in ShareEvent what, string label)
    {
        if (Violation is not null) return 0;

        _trace.Push(label);
        var next = subject.Next(what, mutation);
        var worlds = what.Kind == EventKind.Halted ? End(world, next, halted: true) : Walk(world, next);
        _trace.Pop();
        return worlds;
    }

    /// <summary>
    /// What others do between two effects: a request on its way arrives, another writer changes a share.
    /// </summary>
    private double WalkOthers(in World world, Subject subject)
    {
        if (subject.Effect.Kind == EffectKind.Done) return 0;

        var worlds = 0.0;
        if (world.PendingOne != 0)
            worlds += Aside(
                Deliver(world with { PendingOne = 0 }, world.PendingOne), subject, "a late request arrives");
        if (world.PendingTwo != 0)
            worlds += Aside(
                Deliver(world with { PendingTwo = 0 }, world.PendingTwo), subject, "a late request arrives");
        if (world.PendingOpposite != 0)
        {
            var shares = service.IsGrant ? world.Shares & ~world.PendingOpposite : world.Shares | world.PendingOpposite;
            var next =
                (world with { Shares = shares, Given = world.Given & shares, PendingOpposite = 0, OthersWrote = true })
                .Note(service.Everyone);
            worlds += Aside(next, subject, "the opposite request arrives");
        }

        for (var account = 0; world.Faults > 0 && account < service.Accounts; account++)
        {
            var shares = world.Shares ^ 1 << account;
            if (BitOperations.PopCount((uint)shares) > service.Capacity) continue;

            var next = (world with
            {
                Shares = shares,
                Given = world.Given & ~(1 << account),
                Faults = world.Faults - 1,
                OthersWrote = true,
            }).Note(service.Everyone);
            worlds += Aside(next, subject, $"another writer changes {account}");
        }

        return worlds;
    }

    private double Aside(in World world, Subject subject, string label)
    {
        _trace.Push(label);
        var worlds = Walk(world, subject);
        _trace.Pop();
        return worlds;
    }

    private double WalkWait(in World world, Subject subject, WaitReason reason)
    {
        var next = reason == WaitReason.Lag ? world with { Visible = world.SinceWrite, Young = 0 } : world;
        var worlds = Step(next, subject, ShareEvent.Waited, $"waited: {reason}");
        if (reason is WaitReason.Busy or WaitReason.Rate)
        {
            worlds += Step(next, subject, ShareEvent.TimeUp, $"time is up: {reason}");
        }
        return worlds;
    }

    private double WalkRead(in World world, Subject subject)
    {
        if (!service.LetsRead)
            return Step(world, subject, ShareEvent.NotListed(forGood: true), "reads are not allowed");

        var worlds = Read(world, subject, world.Shares, $"read {Names(world.Shares)}");
        if (world.Faults == 0) return worlds;

        var faulty = world with { Faults = world.Faults - 1 };
        for (var shares = 0; shares <= service.Everyone; shares++)
            if (shares != world.Shares && (world.Visible >> shares & 1) != 0)
                worlds += Read(faulty, subject, shares, $"read late {Names(shares)}");

        return worlds + Step(
            faulty with { ReadFailed = true }, subject, ShareEvent.NotListed(forGood: false), "read lost");
    }

    private double Read(in World world, Subject subject, int shares, string label)
        => Step(
            service.IsExchange ? world.Show(shares, service.Granting) : world, subject, List(world, shares), label);

    private ShareEvent List(in World world, int shares)
    {
        var list = new ListFacts[service.Accounts];
        for (var account = 0; account < list.Length; account++)
        {
            var isYoung = (world.Young >> account & 1) != 0;
            var wasLost = (world.Lost >> account & 1) != 0;
            var isGrant = service.IsGrantOf(1 << account);
            var isOpposed = (service.Opposed >> account & 1) != 0;
            if ((shares >> account & 1) != 0) list[account] |= ListFacts.Present;
            if (!isYoung && (isGrant ? !isOpposed : !wasLost)) list[account] |= ListFacts.PresenceDecides;
            if (!isYoung && (isGrant ? !wasLost : !isOpposed)) list[account] |= ListFacts.AbsenceDecides;
        }

        return ShareEvent.Listed(list, BitOperations.PopCount((uint)shares), world.Young == 0);
    }

    /// <summary>A list that is believed in everything.</summary>
    public static ShareEvent ListOf(SmallService service, int shares)
    {
        var list = new ListFacts[service.Accounts];
        for (var account = 0; account < list.Length; account++)
            list[account] = ListFacts.PresenceDecides | ListFacts.AbsenceDecides
                | ((shares >> account & 1) != 0 ? ListFacts.Present : ListFacts.None);

        return ShareEvent.Listed(list, BitOperations.PopCount((uint)shares), countDecides: true);
    }

    private double WalkWrite(in World before, Subject subject)
    {
        var batch = subject.Batch;
        if (service.IsExchange && Order.FindBroken(service, before, subject, batch) is { } broken)
        {
            Break(broken);
            return 0;
        }

        var world = (before with
        {
            Requested = before.Requested | batch,
            Cancelled = before.Cancelled | (service.IsExchange ? batch & ~service.Granting : 0),
        }).Note(service.Everyone);
        var (_, reply) = service.Process(world.Shares, batch);
        var applied = Deliver(world, batch);
        var worlds = AfterReply(applied, batch, subject, reply, $"send {Names(batch)}: {Told(reply)}");
        if (world.Faults == 0) return worlds;

        var faulty = world with { Faults = world.Faults - 1 };
        var faultyApplied = applied with { Faults = world.Faults - 1 };
        worlds += Lose(faulty, batch, subject, $"send {Names(batch)}: lost");
        if (applied.Shares != world.Shares)
        {
            worlds += Lose(faultyApplied, batch, subject, $"send {Names(batch)}: applied, lost");
        }
        if (world.PendingTwo == 0)
        {
            worlds += Lose(Pend(faulty, batch), batch, subject, $"send {Names(batch)}: lost, may come late");
        }
        if (world.PendingTwo == 0 && reply.Kind == EventKind.Acknowledged)
            worlds += AfterReply(
                Pend(faultyApplied, batch), batch, subject, reply, $"send {Names(batch)}: acknowledged, comes twice");

        foreach (var handling in Refusals)
            worlds += AfterReply(
                faulty with { IsRough = true }, batch, subject, Refuse(handling), $"send {Names(batch)}: {handling}");

        for (var part = 1; (batch & (batch - 1)) != 0 && part < batch; part++)
        {
            if ((part & batch) != part || (part & service.Bad) != 0) continue;

            var partly = Deliver(faulty with { IsRough = true }, part);
            var label = $"{Names(part)} applied";
            foreach (var handling in PartRefusals)
                worlds += AfterReply(
                    partly, batch, subject, Refuse(handling), $"send {Names(batch)}: {handling}, {label}");
        }

        return worlds;
    }

    private static readonly ErrorHandling[] Refusals =
        [
            ErrorHandling.SlowDown, ErrorHandling.WaitForImage, ErrorHandling.FailImage,
            ErrorHandling.Probe, ErrorHandling.Stop
        ];

    private static readonly ErrorHandling[] PartRefusals =
        [ErrorHandling.Quota, ErrorHandling.Probe, ErrorHandling.TryLater];

    private static ShareEvent Refuse(ErrorHandling handling)
        => ShareEvent.Refused(handling, (int)handling, (int)handling);

    private World Deliver(in World world, int request)
    {
        var (shares, _) = service.Process(world.Shares, request);
        var given = service.IsGrantOf(request) ? world.Given | (shares & ~world.Shares) : world.Given & shares;
        return (world with { Shares = shares, Given = given }).Note(service.Everyone);
    }

    private static World Pend(in World world, int batch)
        => world.PendingOne == 0 ? world with { PendingOne = batch } : world with { PendingTwo = batch };

    private double Lose(in World world, int batch, Subject subject, string label)
        => Step(
            Written(world, batch) with { Lost = world.Lost | batch, DefiniteReplies = 0 },
            subject,
            ShareEvent.Lost,
            label);

    private double AfterReply(in World world, int batch, Subject subject, in ShareEvent reply, string label)
    {
        var together = reply.Kind == EventKind.Refused && (batch & (batch - 1)) != 0 ? batch : 0;
        var next = Written(world, batch) with
        {
            RefusedTogether = world.RefusedTogether | together,
            DefiniteReplies = Math.Min(world.DefiniteReplies + 1, service.MaximumRetryCount),
            IsRough = world.IsRough || reply.Handling is ErrorHandling.Quota or ErrorHandling.Probe,
            IsStopped = reply.Handling == ErrorHandling.Stop,
        };
        if (service.IsExchange) next = NoteOrder(next, batch, reply);
        return Step(next, subject, reply, label);
    }

    private World NoteOrder(in World world, int batch, in ShareEvent reply) => reply.Kind == EventKind.Acknowledged
        ? world with { Confirmed = world.Confirmed | (batch & service.Granting) }
        : world with
        {
            SaidNoRoom = world.SaidNoRoom || reply.Handling == ErrorHandling.Quota,
            ImageWasRefused = world.ImageWasRefused || reply.Handling is not (ErrorHandling.Quota
                or ErrorHandling.DropAccount or ErrorHandling.AlreadyShared),
        };

    private static World Written(in World world, int batch)
        => world with { Young = world.Young | batch, SinceWrite = 1 << world.Shares };

    private double End(in World world, Subject subject, bool halted)
    {
        var judge = new Judge(service, world, subject, halted, isFaultless: world.Faults == _faults);
        if (judge.FindBrokenClaim() is { } claim) Break(claim);
        return 1;
    }

    private void Break(string claim)
        => Violation ??= $"{claim}\n  in {service}\n  {string.Join("\n  ", _trace.Reverse())}";

    private static string Told(in ShareEvent reply)
        => reply.Kind == EventKind.Acknowledged ? "acknowledged"
            : $"{reply.Handling}{(reply.Named.Length == 0 ? "" : $" names {reply.Named.Span[0]}")}";

    private static string Names(int mask)
        => mask == 0 ? "nobody" : string.Concat(Enumerable.Range(0, 8).Where(i => (mask >> i & 1) != 0));
}
