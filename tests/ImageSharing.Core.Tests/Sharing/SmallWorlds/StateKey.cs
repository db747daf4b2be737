using System;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>A hash of 128 bits, wide enough that two different states are not taken for one.</summary>
internal struct StateKey
{
    private ulong _low;
    private ulong _high;

    public readonly UInt128 Value => new(_high, _low);

    public void Add(int value)
    {
        _low = Mix(_low ^ (uint)value);
        _high = Mix(_high + (uint)value + 0x9e3779b97f4a7c15UL);
    }

    /// <summary>Everything that a later step of the decision depends on.</summary>
    public void Add(ShareState state)
    {
        for (var i = 0; i < state.Status.Length; i++)
            Add((int)state.Status[i] | (int)state.Facts[i] << 3 | (state.Refusals[i] + 2) << 19);

        var batch = 0;
        foreach (var account in state.Batch) batch |= 1 << account;
        Add(batch | (int)state.Step << 8 | (int)state.LagReason << 12 | (int)state.Probe << 16 | state.Losses << 20);
        Add(Flags(state) | state.Suspects << 8 | state.Finds << 16 | (state.ProbeCode & 0xff) << 24);
        Add((state.Passed & 0xff) | (state.Slack & 0xff) << 8 | (state.LastRefusal & 0xff) << 16);
        Add(Math.Min(state.TooMany, 0xff) | state.Accepted << 8 | Math.Min(state.LargestForRoom, 0xff) << 16);
    }

    /// <summary>As above. The batch is left out: the subject has its accounts.</summary>
    public void Add(ExchangeState state)
    {
        var marks = 0;
        foreach (var mark in state.Grants) marks = marks << 3 | (int)mark;
        foreach (var mark in state.Revocations) marks = marks << 3 | (int)mark;
        foreach (var has in state.HasShare) marks = marks << 1 | (has ? 1 : 0);
        foreach (var has in state.IsListed) marks = marks << 1 | (has ? 1 : 0);
        Add(marks);
        Add(Math.Min(state.Room, 15) | state.Placed << 4 | (state.HasAsked ? 256 : 0)
            | (state.HasRevoked ? 512 : 0) | (state.TriesRest ? 1024 : 0) | (state.Blocking + 1) << 12
            | (int)state.End << 16 | state.Fruitless << 20);
    }

    private static int Flags(ShareState state)
        => (state.SendAgain ? 1 : 0) | (state.NoLists ? 2 : 0) | (state.HasReadTraces ? 4 : 0)
            | (state.AskedForShared ? 8 : 0) | (state.UnlistedSettled ? 16 : 0) | (state.HasReplySinceLoss ? 32 : 0);

    private static ulong Mix(ulong x)
    {
        x ^= x >> 32;
        x *= 0xd6e8feb86659fd93UL;
        x ^= x >> 32;
        x *= 0xd6e8feb86659fd93UL;
        return x ^ (x >> 32);
    }
}
