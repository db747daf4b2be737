using System.Collections.Generic;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>Who waits for a permit, in order: refused requests first, each kind first come, first served.</summary>
internal sealed class WaitingLine
{
    private readonly LinkedList<PaceWaiter> refused = new();
    private readonly LinkedList<PaceWaiter> others = new();

    internal int Count => refused.Count + others.Count;

    internal PaceWaiter? First => (refused.First ?? others.First)?.Value;

    /// <summary>True where one who comes now would be the first.</summary>
    internal bool IsFree(bool again) => refused.Count == 0 && (again || others.Count == 0);

    internal void Add(PaceWaiter waiter, bool again) => (again ? refused : others).AddLast(waiter.Node);

    /// <returns>False where it was taken out before.</returns>
    internal static bool Remove(PaceWaiter waiter)
    {
        if (waiter.Node.List is not { } line) return false;

        line.Remove(waiter.Node);
        return true;
    }
}
