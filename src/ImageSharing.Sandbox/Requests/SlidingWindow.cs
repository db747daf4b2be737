using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>Instants of the last second, in order. An instant one whole second ago is out.</summary>
internal sealed class SlidingWindow(long ticksPerSecond)
{
    private readonly Queue<long> instants = new();

    internal int CountAt(long now)
    {
        while (instants.TryPeek(out var oldest) && oldest <= now - ticksPerSecond)
            instants.Dequeue();
        return instants.Count;
    }

    internal void Add(long instant) => instants.Enqueue(instant);
}
