using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using ImageSharing.Core.Transport.Pace;
using Xunit;

namespace ImageSharing.Core.Tests.Pace;

/// <summary>The window holds for all events in any order.</summary>
public sealed class PaceProperties
{
    private const int Limit = 5;

    private enum What
    {
        Take,
        Write,
        WriteAgain,
        Answer,
        Refuse,
        Close,
        Pass,
    }

    private static readonly Gen<(What, int, int)[]> Histories = Gen.Select(
        Gen.Frequency(
            (6, Gen.Const(What.Take)),
            (5, Gen.Const(What.Write)),
            (1, Gen.Const(What.WriteAgain)),
            (3, Gen.Const(What.Answer)),
            (1, Gen.Const(What.Refuse)),
            (3, Gen.Const(What.Close)),
            (4, Gen.Const(What.Pass))),
        Gen.Int[0, 100],
        Gen.Int[0, 600]).Array[0, 300];

    [Fact]
    public void Never_are_more_bodies_written_within_a_second_than_the_limit()
        => Histories.Sample(
            history =>
            {
                var written = Play(history, out _, out _);
                written.Sort();
                for (var i = 0; i + Limit < written.Count; i++)
                {
                    if (written[i + Limit] - written[i] < PaceRules.Window) return false;
                }

                return true;
            },
            iter: 5000);

    [Fact]
    public void No_permit_is_lost()
        => Histories.Sample(
            history =>
            {
                Play(history, out var state, out var end);
                foreach (var slot in end.Slots) state.Close(slot);

                // Much later, everything that the rate allows is available.
                var later = end.Now + TimeSpan.FromMinutes(5);
                return state.Room(later) == Limit && state.NextFree(later) <= later;
            },
            iter: 2000);

    [Fact]
    public void What_is_said_to_be_free_can_be_taken_then_and_not_before()
        => Histories.Sample(
            history =>
            {
                // A refusal makes the rate grow while one waits, and the instant with it.
                Play([.. history.Where(one => one.Item1 != What.Refuse)], out var state, out var end);
                var free = state.NextFree(end.Now);
                if (free == TimeSpan.MaxValue || free <= end.Now) return true;

                return state.TryAcquire(free - TimeSpan.FromTicks(1)) is null && state.TryAcquire(free) is not null;
            },
            iter: 5000);

    private static List<TimeSpan> Play(
        (What, int, int)[] history, out PaceState state, out (List<RequestSlot> Slots, TimeSpan Now) end)
    {
        state = new PaceState(Limit, new Random(1));
        var now = TimeSpan.Zero;
        List<RequestSlot> slots = [];
        Dictionary<RequestSlot, TimeSpan> written = [];
        foreach ((var what, var which, var milliseconds) in history)
        {
            var slot = slots.Count > 0 ? slots[which % slots.Count] : null;
            switch (what)
            {
                case What.Take when state.TryAcquire(now) is { } taken:
                    slots.Add(taken);
                    break;
                case What.Write when slot is { IsClosed: false, Written: null }:
                case What.WriteAgain when slot is { IsClosed: false } && now - slot.Written < PaceRules.Window:
                    state.Written(slot, now);
                    written[slot] = now;
                    break;
                case What.Answer when slot is { Written: not null }:
                    state.Answered(slot, now);
                    break;
                case What.Refuse when slot is { RoundTrip: not null }:
                    state.Refused(slot, now, null);
                    break;
                case What.Close when slot is not null:
                    state.Close(slot);
                    slots.Remove(slot);
                    break;
                case What.Pass:
                    now += TimeSpan.FromMilliseconds(milliseconds);
                    break;
            }
        }

        end = (slots, now);
        return [.. written.Values];
    }
}
