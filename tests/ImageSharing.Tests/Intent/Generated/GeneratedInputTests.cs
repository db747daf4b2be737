using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;
using Xunit.Abstractions;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>
/// Inputs of every form with damage of every kind: a share changes only where the input says so, and nothing is passed
/// over in silence. INTENT_SEED picks other inputs, and INTENT_COUNT more of them.
/// </summary>
public sealed class GeneratedInputTests(ITestOutputHelper output) : ServiceShell
{
    private const ulong Seed = 20_261_127;

    [Fact]
    public void Two_thousand_inputs_do_what_they_say_and_no_more()
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("INTENT_SEED"), out var given) ? given : Seed;
        var count = int.TryParse(Environment.GetEnvironmentVariable("INTENT_COUNT"), out var more) ? more : 2_000;
        output.WriteLine($"{count} inputs of the seed {seed}.");
        Run(IntentWords.Hosted);
        var run = new HostedRun(Shell, new World(Service));
        var failures = new List<string>();
        for (var stream = 0u; stream < count; stream++)
        {
            var made = CaseGen.Cases.Generate(new PCG(stream, seed), null, out _);
            if (run.Wrongs(made, out _).Count == 0) continue;

            failures.Add(Describe(run, Smallest(run, made), $"seed {seed}, number {stream}"));
            if (Environment.GetEnvironmentVariable("INTENT_ALL") is null) break;
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    [Fact]
    public void Most_of_the_inputs_are_decided_by_the_rules()
    {
        var verdicts = Enumerable.Range(0, 2_000)
            .Select(stream => Rules.Judge(CaseGen.Cases.Generate(new PCG((uint)stream, Seed), null, out _)))
            .ToList();

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"clean {verdicts.Count(v => v.IsClean)}, failing {verdicts.Count(v => v.Fails)}, with changes that must happen {verdicts.Count(v => v.Must.Count > 0)}, with changes that may happen {verdicts.Count(v => v.May.Count > 0)}"));
        Assert.InRange(verdicts.Count(verdict => verdict.IsClean || verdict.Fails), 1_600, 2_000);
        Assert.InRange(verdicts.Count(verdict => verdict.Must.Count > 0), 500, 2_000);
        Assert.InRange(verdicts.Count(verdict => verdict.Fails), 500, 2_000);
    }

    private protected override SandboxOptions Options() => new() { RequestsPerSecond = null, DescribeImagesPerSecond = null };

    /// <summary>Takes away from a failing input whatever can go while it still fails.</summary>
    private static Case Smallest(HostedRun run, Case failing)
    {
        while (failing.Simpler().FirstOrDefault(simpler => run.Wrongs(simpler, out _).Count > 0) is { } smaller) failing = smaller;
        return failing;
    }

    private static string Describe(HostedRun run, Case made, string where)
    {
        var wrongs = run.Wrongs(made, out var told);
        return $"{where}:\n{made}\n  {string.Join("\n  ", wrongs)}\n{told}";
    }
}
