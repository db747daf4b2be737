using System;
using System.Collections.Concurrent;

namespace ImageSharing.Core.Credentials.Temporary;

/// <summary>
/// The temporary keys of the process, by what they were issued for. Every runspace uses the same ones.
/// </summary>
internal sealed class TemporaryKeyCache
{
    private readonly ConcurrentDictionary<string, TemporaryKeys> _keys = new(StringComparer.Ordinal);

    public TemporaryKeys For(string purpose) => _keys.GetOrAdd(purpose, _ => new TemporaryKeys());
}
