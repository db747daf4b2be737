using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>The input of Set as one statement: what it makes of the shares.</summary>
internal sealed class Statement(Case made, Verdict verdict)
{
    /// <summary>Each item with the ways in which it may be read; more than one where the rules leave it open.</summary>
    public Verdict Judge(List<List<(string Image, string Region, IReadOnlyList<string> Accounts)>> items)
    {
        var isSure = verdict.IsClean && items.All(ways => ways.Count == 1);
        IEnumerable<IEnumerable<(string Image, string Region, IReadOnlyList<string> Accounts)>> readings = [[]];
        foreach (var ways in items)
            readings = readings.SelectMany(before => ways.Select(before.Append)).ToList();

        foreach (var reading in readings)
        {
            var groups = reading.GroupBy(item => (item.Image, item.Region)).ToList();
            if (groups.Select(group => group.Key.Image).Distinct().Count() < groups.Count)
            {
                if (isSure) return Verdict.Refuse();
                continue;
            }

            Apply(groups, isSure);
        }

        return verdict;
    }

    private void Compare((string Image, string Region) of, HashSet<string> wanted, HashSet<string> shared)
    {
        verdict.Compared ??= [];
        foreach (var account in wanted.Union(shared))
        {
            verdict.Compared[new Pair(of.Region, of.Image, account)] = (
                wanted.Contains(account), shared.Contains(account)) switch
            {
                (true, true) => "Correct",
                (true, false) => "Missing",
                _ => "Unexpected",
            };
        }
    }

    private void Apply(
        List<IGrouping<(string Image, string Region),
            (string Image, string Region, IReadOnlyList<string> Accounts)>> groups, bool isSure)
    {
        var missing = groups.Where(group => group.Key.Region == CaseGen.Nowhere).ToList();
        var kept = missing.SelectMany(group => group).SelectMany(item => item.Accounts).ToHashSet();
        if (missing.Count > 0)
        {
            verdict.IsClean = false;
            verdict.Fails |= isSure;
        }

        foreach (var group in groups.Except(missing))
        {
            var (image, region) = group.Key;
            var wanted = group.SelectMany(item => item.Accounts).ToHashSet();
            var shared = made.Shares.Where(pair => pair.Image == image && pair.Region == region)
                .Select(pair => pair.Account).ToHashSet();
            if (made.Operation == Operation.Test)
            {
                if (isSure) Compare(group.Key, wanted, shared);
                continue;
            }

            var changed = wanted.Except(shared).Concat(shared.Except(wanted).Except(kept))
                .Select(account => new Pair(region, image, account)).ToList();
            verdict.Do(changed, isSure);
            if (isSure) verdict.Reported.UnionWith(
                wanted.Union(shared).Select(account => new Pair(region, image, account)));
        }
    }
}
