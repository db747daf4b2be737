using System;

namespace ImageSharing.Core.Sharing.History;

/// <summary>
/// How long after a write a list may not show it yet: ten seconds, and more where the process saw more.
/// </summary>
internal sealed class LagAllowance
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private readonly object _gate = new();
    private TimeSpan _value = Least;

    public TimeSpan Value
    {
        get
        {
            lock (_gate) return _value;
        }
    }

    /// <summary>A write was not shown by a list of this age, and was by a later one.</summary>
    /// <returns>True where the allowance has grown by it.</returns>
    public bool AppearedAfter(TimeSpan age)
    {
        lock (_gate)
        {
            if (age < _value || _value >= Most) return false;

            var doubled = age + age;
            _value = doubled < Most ? doubled : Most;
            return true;
        }
    }
}
