using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>Runs inputs one after another, in some shell.</summary>
internal abstract class CaseRun(World world)
{
    /// <summary>What is wrong with the result of an input; empty if nothing is.</summary>
    public IReadOnlyList<string> Wrongs(Case made, out string told)
    {
        var variables = world.Prepare(made);
        var said = world.Named(Say(world.Key, variables, made.Script));
        told = said.ToString();
        return Court.Wrongs(made, world.Shares(), said);
    }

    /// <summary>
    /// Removes every part of a failing input without which it still fails, and describes the rest.
    /// </summary>
    public string DescribeSmallest(Case failing, string where)
    {
        while (failing.Simpler()
            .FirstOrDefault(simpler => Wrongs(simpler, out _).Count > 0) is { } smaller) failing = smaller;
        var wrongs = Wrongs(failing, out var told);
        return $"{where}:\n{failing}\n  {string.Join("\n  ", wrongs)}\n{told}";
    }

    protected abstract Said Say(string key, string variables, string script);
}
