using System;
using System.Security.Cryptography;

namespace ImageSharing.Core.Signing;

/// <summary>SHA-256 and HMAC-SHA256 over spans, with the fastest API of each framework.</summary>
internal static class Hashes
{
    public const int Size = 32;

#if NET
    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    public static void Sha256(ReadOnlySpan<byte> data, Span<byte> destination) => SHA256.HashData(data, destination);

    public static void HmacSha256(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> destination)
        => HMACSHA256.HashData(key, data, destination);

    public static void Clear(Span<byte> secret) => CryptographicOperations.ZeroMemory(secret);
#else
    [ThreadStatic]
    private static SHA256? _sha256;

    public static string Hex(ReadOnlySpan<byte> bytes)
        => BitConverter.ToString(bytes.ToArray()).Replace("-", "").ToLowerInvariant();

    public static void Sha256(ReadOnlySpan<byte> data, Span<byte> destination)
        => (_sha256 ??= SHA256.Create()).ComputeHash(data.ToArray()).CopyTo(destination);

    public static void HmacSha256(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        var copy = key.ToArray();
        using HMACSHA256 hmac = new(copy);
        hmac.ComputeHash(data.ToArray()).CopyTo(destination);
        Clear(copy);
    }

    public static void Clear(Span<byte> secret) => secret.Clear();
#endif
}
