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
/// over in silence. INTENT_SEED picks other inputs, INTENT_COUNT more of them, and INTENT_ALL shows every one that
/// fails.
/// </summary>
public sealed class GeneratedInputTests(ITestOutputHelper output) : ServiceShell
{
    private const ulong DefaultSeed = 20_261_127;

    private static ulong Seed
        => ulong.TryParse(Environment.GetEnvironmentVariable("INTENT_SEED"), out var given) ? given : DefaultSeed;

    [Fact]
    public void Two_thousand_inputs_do_what_they_say_and_no_more()
        => Check(new HostedRun(Shell, new World(Service)), 2_000, Seed);

    [Fact]
    public void Two_hundred_inputs_do_so_in_the_real_shell()
    {
        using var run = new RealShellRun(new World(Service));
        Check(run, 200, Seed + 1);
    }

    [Fact]
    public void Most_of_the_inputs_are_decided_by_the_rules()
    {
        var verdicts = Enumerable.Range(0, 2_000).Select(number => Rules.Judge(Number((uint)number, DefaultSeed)))
            .ToList();
        var decided = verdicts.Count(verdict => verdict.IsClean || verdict.Fails);
        var failing = verdicts.Count(verdict => verdict.Fails);
        var changing = verdicts.Count(verdict => verdict.Must.Count > 0);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{decided} decided, {failing} with an error, {changing} with a change."));
        Assert.InRange(decided, 1_600, 2_000);
        Assert.InRange(failing, 500, 1_500);
        Assert.InRange(changing, 500, 1_500);
    }

    private protected override SandboxOptions Options()
        => new() { RequestsPerSecond = null, DescribeImagesPerSecond = null };

    private static Case Number(uint number, ulong seed) => CaseGen.Cases.Generate(new PCG(number, seed), null, out _);

    private void Check(CaseRun run, int count, ulong seed)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("INTENT_COUNT"), out var more)) count = more;
        var showsAll = Environment.GetEnvironmentVariable("INTENT_ALL") is not null;
        output.WriteLine($"{count} inputs of the seed {seed}.");
        List<string> failures = [];
        for (var number = 0u; number < count && (showsAll || failures.Count == 0); number++)
        {
            var made = Number(number, seed);
            if (run.Wrongs(made, out _).Count > 0) failures.Add(run.DescribeSmallest(made, $"seed {seed}, number "
                + $"{number}"));
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
