using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>Instants of the last second, in order. An instant one whole second ago is out.</summary>
internal sealed class SlidingWindow(long ticksPerSecond)
{
    private readonly Queue<long> _instants = new();

    internal int CountAt(long now)
    {
        while (_instants.TryPeek(out var oldest) && oldest <= now - ticksPerSecond)
            _instants.Dequeue();
        return _instants.Count;
    }

    internal void Add(long instant) => _instants.Enqueue(instant);
}
