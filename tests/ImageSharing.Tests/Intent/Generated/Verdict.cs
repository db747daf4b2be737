using System.Collections.Generic;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>What the rules say about an input: which shares may change, which must, and what has to be said.</summary>
internal sealed class Verdict
{
    /// <summary>The shares that may be gained or lost.</summary>
    public HashSet<Pair> May { get; } = [];

    /// <summary>The shares that must be gained or lost.</summary>
    public HashSet<Pair> Must { get; } = [];

    /// <summary>Whether there has to be an error.</summary>
    public bool Fails { get; set; }

    /// <summary>Whether there must not be an error: everything was understood and can be done.</summary>
    public bool IsClean { get; set; }

    /// <summary>The items that are refused one by one.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>How many items are skipped with a warning.</summary>
    public int Skipped { get; set; }

    /// <summary>The pairs that must have a result each.</summary>
    public HashSet<Pair> Reported { get; } = [];

    /// <summary>What Test has to say of each pair; null where it is left open.</summary>
    public Dictionary<Pair, string>? Compared { get; set; }

    /// <summary>Nothing may change, and it has to be said.</summary>
    public static Verdict Refuse(bool fails = true) => new() { Fails = fails };

    public void Do(IEnumerable<Pair> pairs, bool isSure)
    {
        foreach (var pair in pairs)
        {
            May.Add(pair);
            if (isSure) Must.Add(pair);
        }
    }
}
