using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>How many writes it takes to find the bad accounts of a batch.</summary>
public sealed class IsolationTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(5), InlineData(6), InlineData(30), InlineData(500)]
    public void Named_accounts_cost_one_write_each_and_one_more(int bad)
    {
        foreach (var placement in Placements(500, bad))
            Assert.True(Play(500, placement, names: true) <= bad + 1);
    }

    [Fact]
    public void Five_unnamed_of_500_cost_at_most_56_writes_wherever_they_are()
    {
        foreach (var placement in Placements(500, 5).Concat(Random(500, 5, 3000)))
            Assert.True(Play(500, placement) <= 56, string.Join(' ', placement));
    }

    [Fact]
    public void From_64_accounts_up_six_unnamed_or_fewer_cost_what_bisection_promises()
    {
        foreach (var accounts in new[] { 64, 100, 129, 200, 333, 500 })
            for (var bad = 0; bad <= 6; bad++)
                foreach (var placement in Placements(accounts, bad).Concat(Random(accounts, bad, 200)))
                    Assert.True(
                        Play(accounts, placement) <= bad * (CeilingLog2(accounts) + 2) + 1,
                        $"{accounts}: {string.Join(' ', placement)}");
    }

    [Fact]
    public void Of_few_accounts_it_is_never_more_than_one_and_a_half_writes_an_account()
    {
        for (var accounts = 1; accounts <= 12; accounts++)
            for (var mask = 0; mask < 1 << accounts; mask++)
            {
                var placement = Enumerable.Range(0, accounts).Where(i => (mask >> i & 1) != 0).ToHashSet();
                Assert.True(
                    Play(accounts, placement) <= Math.Max(1, accounts * 3 / 2),
                    $"{accounts}: {string.Join(' ', placement)}");
            }
    }

    [Fact]
    public void Batches_do_not_raise_the_bound_of_one_and_a_half()
    {
        for (var accounts = 2; accounts <= 9; accounts++)
            for (var mask = 0; mask < 1 << accounts; mask++)
                for (var most = 1; most < accounts; most++)
                {
                    var placement = Enumerable.Range(0, accounts).Where(i => (mask >> i & 1) != 0).ToHashSet();
                    Assert.True(
                        Play(accounts, placement, most: most) <= accounts * 3 / 2,
                        $"{accounts} in batches of {most}: {string.Join(' ', placement)}");
                }
    }

    [Fact]
    public void Of_many_accounts_it_is_never_more_than_one_and_a_half_writes_an_account()
    {
        foreach (var accounts in new[] { 13, 16, 17, 40, 100, 500 })
            for (var bad = 0; bad <= accounts; bad += Math.Max(1, accounts / 40))
                foreach (var placement in Placements(accounts, bad).Concat(Random(accounts, bad, 10)))
                    Assert.True(
                        Play(accounts, placement) <= accounts * 3 / 2, $"{accounts}: {string.Join(' ', placement)}");
    }

    [Fact]
    public void Where_the_two_bounds_meet_the_bound_of_one_and_a_half_is_kept() => Assert.Equal(12, Play(8, [0, 1]));

    [Theory]
    [InlineData(1), InlineData(7), InlineData(50), InlineData(250)]
    public void Batches_add_their_number(int most)
    {
        foreach (var placement in Placements(500, 5))
            Assert.True(Play(500, placement, most: most) <= 5 * (CeilingLog2(most) + 2) + 1 + (499 / most) + 1 + 5);
    }

    [Fact]
    public void A_service_that_applies_the_good_ones_takes_six_writes_for_five_bad()
    {
        foreach (var placement in Placements(500, 5))
            Assert.Equal(6, Play(500, placement, isPartial: true));
    }

    [Theory]
    [InlineData(1), InlineData(7), InlineData(50)]
    public void The_most_accounts_of_a_request_are_found_and_used(int most)
    {
        var writes = Play(500, [], serviceMost: most);

        Assert.True(
            writes <= (500 / (most * 7 / 8 + (most < 8 ? most - most * 7 / 8 : 0))) + 1 + 2 * CeilingLog2(500),
            $"{writes}");
    }

    private static int CeilingLog2(int value) => value <= 1 ? 0 : (int)Math.Ceiling(Math.Log2(value));

    private static IEnumerable<HashSet<int>> Placements(int accounts, int bad)
    {
        yield return [.. Enumerable.Range(0, bad)];
        yield return [.. Enumerable.Range(accounts - bad, bad)];
        yield return [.. Enumerable.Range((accounts - bad) / 2, bad)];
        yield return [.. Enumerable.Range(0, bad).Select(i => i * accounts / Math.Max(1, bad))];
        yield return [.. Enumerable.Range(0, bad).Select(i => (i + 1) * accounts / Math.Max(1, bad) - 1)];
        foreach (var placement in Random(accounts, bad, 20)) yield return placement;
    }

    private static IEnumerable<HashSet<int>> Random(int accounts, int bad, int count)
    {
        var random = new Random(accounts * 1000 + bad);
        for (var i = 0; i < count; i++)
        {
            var all = Enumerable.Range(0, accounts).ToArray();
            random.Shuffle(all);
            yield return [.. all.Take(bad)];
        }
    }

    /// <summary>Plays one grant against a service without faults and counts the writes.</summary>
    private static int Play(
        int accounts, HashSet<int> bad, bool names =
            false, bool isPartial = false, int most = 500, int serviceMost = 500)
    {
        var @case = new ShareCase(ShareOperation.Grant, accounts) { BatchSize = most };
        var shared = new HashSet<int>();
        var writes = 0;
        var (state, effect) = ShareDecision.Begin(@case);
        while (effect.Kind != EffectKind.Done)
        {
            var what = ShareEvent.Waited;
            if (effect.Kind == EffectKind.Read) what = List();
            if (effect.Kind == EffectKind.Write) what = Write(state.Batch);
            (state, effect) = ShareDecision.Next(@case, state, what);
        }

        for (var account = 0; account < accounts; account++)
            Assert.Equal(bad.Contains(account) ? AccountStatus.Failed : AccountStatus.Shared, state.Status[account]);
        return writes;

        ShareEvent List() => ShareEvent.Listed(
            Enumerable.Range(0, accounts).Select(account => ListFacts.PresenceDecides | ListFacts.AbsenceDecides
                | (shared.Contains(account) ? ListFacts.Present : ListFacts.None)).ToArray(),
            shared.Count,
            countDecides: true);

        ShareEvent Write(int[] batch)
        {
            writes++;
            if (batch.Length > serviceMost) return ShareEvent.Refused(ErrorHandling.HalveBatch, 2, 2);

            var first = Array.FindIndex(batch, bad.Contains);
            if (first < 0 || isPartial) shared.UnionWith(batch.Where(account => !bad.Contains(account)));
            return first < 0 ? ShareEvent.Acknowledged
                : ShareEvent.Refused(ErrorHandling.DropAccount, 1, 1, names ? new[] { batch[first] } : default);
        }
    }
}
