using System;
using System.Collections.Concurrent;
using System.Text;

namespace ImageSharing.Core.Signing;

/// <summary>A SecretId with its key, and for temporary keys a token and an expiry time.</summary>
internal sealed class Credential : IDisposable
{
    private readonly ConcurrentDictionary<string, DerivedKey> _derivedKeys = new(StringComparer.Ordinal);
    private readonly SecretBytes _secretKey;
    private readonly SecretBytes? _token;

    public Credential(string secretId, SecretBytes secretKey, SecretBytes? token = null, string? rateLimitKey = null)
    {
        SecretId = secretId;
        _secretKey = secretKey;
        _token = token;
        RateLimitKey = rateLimitKey ?? secretId;
    }

    public string SecretId { get; }

    /// <summary>
    /// The rate limit key: the SecretId, or the owner of keys that are renewed automatically.
    /// </summary>
    public string RateLimitKey { get; }

    /// <summary>The time of expiry by the clock of the service, or null.</summary>
    public DateTimeOffset? ExpiresAtUtc { get; init; }

    /// <summary>True once Dispose was called.</summary>
    public bool IsCleared => _secretKey.IsCleared;

    public bool HasToken => _token is not null;

    /// <summary>Distinguishes this credential from others with the same SecretId, only in this process.</summary>
    public string KeyFingerprint => _secretKey.Fingerprint;

    /// <summary>The token for the header. It is used only in the request.</summary>
    public string? RevealToken()
    {
        if (_token is null) return null;
#if NET
        return Encoding.ASCII.GetString(_token.Reveal());
#else
        return Encoding.ASCII.GetString(_token.Reveal().ToArray());
#endif
    }

    public void Dispose()
    {
        _secretKey.Dispose();
        _token?.Dispose();
        foreach (var derived in _derivedKeys.Values) Hashes.Clear(derived.Key);
        _derivedKeys.Clear();
    }

    public override string ToString() => "(credential)";

    /// <summary>The signing key for a service and a day. It is derived once.</summary>
    /// <param name="service">The product's name, such as cvm.</param>
    /// <param name="day">Days since 1970-01-01, UTC.</param>
    /// <param name="date">The same day as yyyy-MM-dd.</param>
    internal ReadOnlySpan<byte> SigningKey(string service, long day, string date)
    {
        if (_derivedKeys.TryGetValue(service, out var known) && known.Day == day) return known.Key;

        DerivedKey derived = new(day, Derive(service, date));
        _derivedKeys[service] = derived;
        return derived.Key;
    }

    private byte[] Derive(string service, string date)
    {
        var secret = _secretKey.Reveal();
        var prefixed = new byte[3 + secret.Length];
        "TC3"u8.CopyTo(prefixed);
        secret.CopyTo(prefixed.AsSpan(3));

        Span<byte> step = stackalloc byte[Hashes.Size];
        Hashes.HmacSha256(prefixed, Encoding.ASCII.GetBytes(date), step);
        Hashes.Clear(prefixed);

        Span<byte> next = stackalloc byte[Hashes.Size];
        Hashes.HmacSha256(step, Encoding.ASCII.GetBytes(service), next);
        var key = new byte[Hashes.Size];
        Hashes.HmacSha256(next, "tc3_request"u8, key);
        Hashes.Clear(step);
        Hashes.Clear(next);
        return key;
    }

    private sealed class DerivedKey(long day, byte[] key)
    {
        public long Day { get; } = day;

        public byte[] Key { get; } = key;
    }
}
