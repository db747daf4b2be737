using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Sharing.Deciding;
using ImageSharing.Errors;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>
/// Walks every world of one service: each effect of the decision meets every answer and every fault that is left.
/// States met before are not walked again; the worlds that run through them are counted all the same.
/// </summary>
internal sealed class Explorer(SmallService service, Mutation? mutation = null)
{
    private const int Walking = -1;
    private readonly ShareCase _case = service.Case;
    private readonly Dictionary<UInt128, double> _seen = [];
    private readonly Stack<string> _trace = [];

    /// <summary>Different states of decision, service and faults left.</summary>
    public int States => _seen.Count;

    /// <summary>Different ways from the beginning to the end.</summary>
    public double Worlds { get; private set; }

    /// <summary>The first broken claim with the world that breaks it; null where none is.</summary>
    public string? Violation { get; private set; }

    public void Walk(int faults)
    {
        var world = new World
        {
            Shares = service.Shared,
            Visible = 1 << service.Shared | 1 << (service.Shared ^ service.JustChanged),
            SinceWrite = 1 << service.Shared,
            Young = service.JustChanged,
            PendingOpposite = service.Opposed,
            Faults = faults,
        }.Note(service.Everyone);
        var (state, effect) = ShareDecision.Begin(_case);
        Worlds = Walk(world, state, effect);
    }

    private double Walk(in World world, ShareState state, ShareEffect effect)
    {
        if (Violation is not null) return 0;

        var key = default(StateKey);
        key.Add(state);
        key.Add((int)effect.Kind | (int)effect.Reason << 8);
        world.AddTo(ref key);
        if (_seen.TryGetValue(key.Value, out var known))
        {
            if (known == Walking) Break("the decision goes in a circle");
            return known;
        }

        _seen[key.Value] = Walking;
        var worlds = WalkOthers(world, state, effect) + effect.Kind switch
        {
            EffectKind.Read => WalkRead(world, state),
            EffectKind.Write => WalkWrite(world, state),
            EffectKind.Wait => WalkWait(world, state, effect.Reason),
            _ => End(world, state, world.IsStopped),
        };
        if (effect.Kind != EffectKind.Done && world.Faults > 0)
            worlds += Step(world with { Faults = world.Faults - 1 }, state, ShareEvent.Halted, "halted");

        _seen[key.Value] = worlds;
        return worlds;
    }

    private double Step(in World world, ShareState state, in ShareEvent what, string label)
    {
        if (Violation is not null) return 0;

        _trace.Push(label);
        var told = mutation?.Hear?.Invoke(what) ?? what;
        var (next, effect) = ShareDecision.Next(_case, state, told);
        mutation?.Forget?.Invoke(next);
        var worlds = what.Kind == EventKind.Halted ? End(world, next, halted: true) : Walk(world, next, effect);
        _trace.Pop();
        return worlds;
    }

    /// <summary>
    /// What others do between two effects: a request on its way arrives, another writer changes a share.
    /// </summary>
    private double WalkOthers(in World world, ShareState state, ShareEffect effect)
    {
        if (effect.Kind == EffectKind.Done) return 0;

        var worlds = 0.0;
        if (world.PendingOne != 0)
            worlds += Aside(
                Deliver(world with { PendingOne = 0 }, world.PendingOne), state, effect, "a late request arrives");
        if (world.PendingTwo != 0)
            worlds += Aside(
                Deliver(world with { PendingTwo = 0 }, world.PendingTwo), state, effect, "a late request arrives");
        if (world.PendingOpposite != 0)
        {
            var shares = service.IsGrant ? world.Shares & ~world.PendingOpposite : world.Shares | world.PendingOpposite;
            var next =
                (world with { Shares = shares, Given = world.Given & shares, PendingOpposite = 0, OthersWrote = true })
                .Note(service.Everyone);
            worlds += Aside(next, state, effect, "the opposite request arrives");
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
            worlds += Aside(next, state, effect, $"another writer changes {account}");
        }

        return worlds;
    }

    private double Aside(in World world, ShareState state, ShareEffect effect, string label)
    {
        _trace.Push(label);
        var worlds = Walk(world, state, effect);
        _trace.Pop();
        return worlds;
    }

    private double WalkWait(in World world, ShareState state, WaitReason reason)
    {
        var next = reason == WaitReason.Lag ? world with { Visible = world.SinceWrite, Young = 0 } : world;
        var worlds = Step(next, state, ShareEvent.Waited, $"waited: {reason}");
        if (reason is WaitReason.Busy or WaitReason.Rate)
        {
            worlds += Step(next, state, ShareEvent.TimeUp, $"time is up: {reason}");
        }
        return worlds;
    }

    private double WalkRead(in World world, ShareState state)
    {
        if (!service.LetsRead) return Step(world, state, ShareEvent.NotListed(forGood: true), "reads are not allowed");

        var worlds = Step(world, state, List(world, world.Shares), $"read {Names(world.Shares)}");
        if (world.Faults == 0) return worlds;

        var faulty = world with { Faults = world.Faults - 1 };
        for (var shares = 0; shares <= service.Everyone; shares++)
            if (shares != world.Shares && (world.Visible >> shares & 1) != 0)
                worlds += Step(faulty, state, List(world, shares), $"read late {Names(shares)}");

        return worlds + Step(
            faulty with { ReadFailed = true }, state, ShareEvent.NotListed(forGood: false), "read lost");
    }

    private ShareEvent List(in World world, int shares)
    {
        var list = new ListFacts[service.Accounts];
        for (var account = 0; account < list.Length; account++)
        {
            var isYoung = (world.Young >> account & 1) != 0;
            var wasLost = (world.Lost >> account & 1) != 0;
            var isOpposed = (service.Opposed >> account & 1) != 0;
            if ((shares >> account & 1) != 0) list[account] |= ListFacts.Present;
            if (!isYoung && (service.IsGrant ? !isOpposed : !wasLost)) list[account] |= ListFacts.PresenceDecides;
            if (!isYoung && (service.IsGrant ? !wasLost : !isOpposed)) list[account] |= ListFacts.AbsenceDecides;
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

    private double WalkWrite(in World before, ShareState state)
    {
        var batch = state.Batch.Aggregate(0, (mask, account) => mask | 1 << account);
        var world = (before with { Requested = before.Requested | batch }).Note(service.Everyone);
        var (_, answer) = service.Process(world.Shares, batch);
        var applied = Deliver(world, batch);
        var worlds = Answer(applied, batch, state, answer, $"send {Names(batch)}: {Told(answer)}");
        if (world.Faults == 0) return worlds;

        var faulty = world with { Faults = world.Faults - 1 };
        var faultyApplied = applied with { Faults = world.Faults - 1 };
        worlds += Lose(faulty, batch, state, $"send {Names(batch)}: lost");
        if (applied.Shares != world.Shares)
        {
            worlds += Lose(faultyApplied, batch, state, $"send {Names(batch)}: applied, lost");
        }
        if (world.PendingTwo == 0)
        {
            worlds += Lose(Pend(faulty, batch), batch, state, $"send {Names(batch)}: lost, may come late");
        }
        if (world.PendingTwo == 0 && answer.Kind == EventKind.Acknowledged)
            worlds += Answer(
                Pend(faultyApplied, batch), batch, state, answer, $"send {Names(batch)}: acknowledged, comes twice");

        foreach (var handling in Refusals)
            worlds += Answer(
                faulty with { IsRough = true }, batch, state, Refuse(handling), $"send {Names(batch)}: {handling}");

        for (var part = 1; state.Batch.Length > 1 && part < batch; part++)
        {
            if ((part & batch) != part || (part & service.Bad) != 0) continue;

            var partly = Deliver(faulty with { IsRough = true }, part);
            foreach (var handling in PartRefusals)
                worlds += Answer(
                    partly, batch, state, Refuse(handling), $"send {Names(batch)}: {handling}, {Names(part)} applied");
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
        var given = service.IsGrant ? world.Given | (shares & ~world.Shares) : world.Given & shares;
        return (world with { Shares = shares, Given = given }).Note(service.Everyone);
    }

    private static World Pend(in World world, int batch)
        => world.PendingOne == 0 ? world with { PendingOne = batch } : world with { PendingTwo = batch };

    private double Lose(in World world, int batch, ShareState state, string label)
        => Step(
            Written(world, batch) with { Lost = world.Lost | batch, DefiniteAnswers = 0 },
            state,
            ShareEvent.Lost,
            label);

    private double Answer(in World world, int batch, ShareState state, in ShareEvent answer, string label)
    {
        var together = answer.Kind == EventKind.Refused && state.Batch.Length > 1 ? batch : 0;
        var next = Written(world, batch) with
        {
            RefusedTogether = world.RefusedTogether | together,
            DefiniteAnswers = Math.Min(world.DefiniteAnswers + 1, service.MaximumRetryCount),
            IsRough = world.IsRough || answer.Handling is ErrorHandling.Quota or ErrorHandling.Probe,
            IsStopped = answer.Handling == ErrorHandling.Stop,
        };
        return Step(next, state, answer, label);
    }

    private static World Written(in World world, int batch)
        => world with { Young = world.Young | batch, SinceWrite = 1 << world.Shares };

    private double End(in World world, ShareState state, bool halted)
    {
        var judge = new Judge(service, world, state, halted);
        if (judge.FindBrokenClaim() is { } claim) Break(claim);
        return 1;
    }

    private void Break(string claim)
        => Violation ??= $"{claim}\n  in {service}\n  {string.Join("\n  ", _trace.Reverse())}";

    private static string Told(in ShareEvent answer)
        => answer.Kind == EventKind.Acknowledged ? "acknowledged"
            : $"{answer.Handling}{(answer.Named.Length == 0 ? "" : $" names {answer.Named.Span[0]}")}";

    private static string Names(int mask)
        => mask == 0 ? "nobody" : string.Concat(Enumerable.Range(0, 8).Where(i => (mask >> i & 1) != 0));
}
