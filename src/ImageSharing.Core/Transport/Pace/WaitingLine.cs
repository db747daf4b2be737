using System.Collections.Generic;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>Who waits for a permit, in order: refused requests first, each kind first come, first served.</summary>
internal sealed class WaitingLine
{
    private readonly LinkedList<PaceWaiter> _refused = new();
    private readonly LinkedList<PaceWaiter> _others = new();

    internal int Count => _refused.Count + _others.Count;

    internal PaceWaiter? First => (_refused.First ?? _others.First)?.Value;

    /// <summary>True if one who comes now would be the first.</summary>
    internal bool IsFree(bool again) => _refused.Count == 0 && (again || _others.Count == 0);

    internal void Add(PaceWaiter waiter, bool again) => (again ? _refused : _others).AddLast(waiter.Node);

    /// <returns>False if it was taken out before.</returns>
    internal static bool Remove(PaceWaiter waiter)
    {
        if (waiter.Node.List is not { } line) return false;

        line.Remove(waiter.Node);
        return true;
    }
}
