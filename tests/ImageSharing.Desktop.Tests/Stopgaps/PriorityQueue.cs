namespace System.Collections.Generic;

/// <summary>The smallest priority first.</summary>
internal sealed class PriorityQueue<TElement, TPriority>
{
    private readonly SortedDictionary<TPriority, Queue<TElement>> _waiting = [];

    public void Enqueue(TElement element, TPriority priority)
    {
        if (!_waiting.TryGetValue(priority, out var line)) _waiting.Add(priority, line = new Queue<TElement>());
        line.Enqueue(element);
    }

    public bool TryDequeue(out TElement element, out TPriority priority)
    {
        foreach (var (first, line) in _waiting)
        {
            priority = first;
            element = line.Dequeue();
            if (line.Count == 0) _waiting.Remove(first);
            return true;
        }

        element = default!;
        priority = default!;
        return false;
    }
}
