using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>Holds what happened against what the rules say.</summary>
internal static partial class Court
{
    private static readonly string[] SaidOnce = ["ImageIdMissing", "AccountIdMissing", "AccountIdAmbiguous",
        "AccountIdWithAll", "DesiredSetIncomplete"];

    /// <summary>What is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<string> Wrongs(Case made, ImmutableArray<Pair> after, Said said)
    {
        var verdict = Rules.Judge(made);
        List<string> wrongs = [];
        var changed = after.Except(made.Shares).Concat(made.Shares.Except(after)).ToHashSet();
        foreach (var pair in changed.Except(verdict.May))
            wrongs.Add($"{pair} was {(after.Contains(pair) ? "gained" : "lost")}, which nobody asked for.");
        foreach (var pair in verdict.Must.Except(changed))
            wrongs.Add($"{pair} was to be {(after.Contains(pair) ? "lost" : "gained")}, and was not.");
        if (verdict.Fails && said.Errors.Count == 0) wrongs.Add("There had to be an error.");
        if (verdict.IsClean && said.Errors.Count > 0) wrongs.Add("Everything could be understood, and there is an "
            + "error.");
        if (verdict.Skipped > 0 && said.Warnings.Count == 0 && said.Errors.Count == 0) wrongs.Add("Items were skipped "
            + "without a warning.");

        var counted = said.Errors.Sum(error => Count(error.Message)) + said.Warnings.Sum(Count);
        var isSaidOnce = said.Errors.Any(error => SaidOnce.Contains(error.Id.Split(',')[0]));
        if (!isSaidOnce && counted < verdict.Refused.Count)
            wrongs.Add($"{verdict.Refused.Count} items are refused, and {counted} are told of.");
        foreach (var pair in verdict.Reported)
            if (!said.Results.Any(result => result.Account == pair.Account && result.Image == pair.Image
                && result.Region == pair.Region))
                wrongs.Add($"{pair} has no result.");
        if (verdict is { Compared: { } compared, IsClean: true })
        {
            var told = said.Results.Select(result => $"{result.Image}/{result.Account}@{result.Region} "
                + $"{result.Status}").Order(StringComparer.Ordinal);
            if (!told.SequenceEqual(compared.Select(one => $"{one.Key} {one.Value}").Order(StringComparer.Ordinal)))
                wrongs.Add($"The comparison had to be {string.Join(", ", compared)}.");
        }

        if (made.Operation == Operation.Test && verdict is { Fails: true, Compared: null }
            && said.Results.Any(result => result.Status is "Correct" or "Unexpected"))
            wrongs.Add("An input that was not understood was compared.");
        var isOfInput = made.Image.Block is null && made.Account.Block is null && made.Region.Block is null;
        foreach (var (id, message) in said.Errors)
            if (isOfInput && !id.Contains(",ImageSharing.Commands.", StringComparison.Ordinal)) wrongs.Add($"An error "
                + $"is not the module's own: {id}: {message}");
        return wrongs;
    }

    /// <summary>How many items a message counts, at least one.</summary>
    private static int Count(string message)
        => Counts().Matches(message).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .DefaultIfEmpty(1).Max();

    [GeneratedRegex(@"\b(\d{1,2}) (?:\w+ )?(?:items|rows|results|lines|objects|accounts|images)\b")]
    private static partial Regex Counts();
}
