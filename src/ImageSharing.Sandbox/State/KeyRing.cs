using System;
using System.Collections.Concurrent;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>The keys that the stand-in knows. Thread safe.</summary>
public sealed class KeyRing
{
    private readonly ConcurrentDictionary<string, SandboxKey> _keys = new(StringComparer.Ordinal);

    internal KeyRing(IEnumerable<SandboxKey> initial)
    {
        foreach (var key in initial)
            Add(key);
    }

    /// <summary>Every key known now, issued ones included.</summary>
    public ICollection<SandboxKey> All => _keys.Values;

    /// <summary>Adds a key, or replaces the one with the same SecretId.</summary>
    public void Add(SandboxKey key) => _keys[key.SecretId] = key;

    /// <summary>Forgets a key: requests signed with it are AuthFailure.SecretIdNotFound from now on.</summary>
    public bool Remove(string secretId) => _keys.TryRemove(secretId, out _);

    /// <summary>The key of that SecretId, or null.</summary>
    public SandboxKey? Find(string secretId) => _keys.GetValueOrDefault(secretId);
}
