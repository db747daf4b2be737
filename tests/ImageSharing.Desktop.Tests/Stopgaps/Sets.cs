using System.Collections.Generic;

namespace ImageSharing;

/// <summary>A set that can be asked only; .NET Framework has no such interface.</summary>
public interface IReadOnlySet<T> : IReadOnlyCollection<T>
{
    /// <summary>Whether the item is in the set.</summary>
    bool Contains(T item);
}

/// <summary>The framework's set, with that interface.</summary>
public sealed class HashSet<T> : System.Collections.Generic.HashSet<T>, IReadOnlySet<T>
{
    /// <summary>An empty set.</summary>
    public HashSet()
    {
    }

    /// <summary>A set of these items.</summary>
    public HashSet(IEnumerable<T> items, IEqualityComparer<T>? comparer = null)
        : base(items, comparer)
    {
    }
}

/// <summary>A set that does not change.</summary>
public static class FrozenSet<T>
{
    /// <summary>The empty one.</summary>
    public static IReadOnlySet<T> Empty { get; } = new HashSet<T>();
}
