using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace ImageSharing.Core.Signing;

/// <summary>
/// A secret as UTF-8 bytes without white space at its ends. The collector never moves it. Dispose clears it.
/// </summary>
internal sealed class SecretBytes : IDisposable
{
    private static readonly byte[] FingerprintKey = MakeFingerprintKey();
    private readonly byte[] _bytes;

    private SecretBytes(ReadOnlySpan<char> secret)
    {
        var characters = secret.Trim().ToArray();
#if NET
        _bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(characters), pinned: true);
#else
        _bytes = new byte[Encoding.UTF8.GetByteCount(characters)];
#endif
        Encoding.UTF8.GetBytes(characters, 0, characters.Length, _bytes, 0);
        Array.Clear(characters, 0, characters.Length);
    }

    public int Length => _bytes.Length;

    public bool IsCleared { get; private set; }

    /// <summary>True if every byte is valid in an HTTP header: visible ASCII.</summary>
    public bool IsVisibleAscii
    {
        get
        {
            foreach (var one in _bytes)
                if (one is <= 0x20 or >= 0x7f) return false;

            return true;
        }
    }

    /// <summary>A fingerprint: the same for the same secret, only in this process. It reveals nothing.</summary>
    public string Fingerprint
    {
        get
        {
            var fingerprint = new byte[Hashes.Size];
            Hashes.HmacSha256(FingerprintKey, Reveal(), fingerprint);
            return Convert.ToBase64String(fingerprint);
        }
    }

    /// <summary>The secret itself, for one call.</summary>
    public ReadOnlySpan<byte> Reveal() => IsCleared ? throw new ObjectDisposedException(nameof(SecretBytes)) : _bytes;

    public static SecretBytes From(string secret) => new(secret.AsSpan());

    public static SecretBytes From(SecureString secret)
    {
        var characters = new char[secret.Length];
        var unprotected = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(unprotected, characters, 0, characters.Length);
            return new SecretBytes(characters);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unprotected);
            Array.Clear(characters, 0, characters.Length);
        }
    }

    public void Dispose()
    {
        IsCleared = true;
        Hashes.Clear(_bytes);
    }

    public override string ToString() => "(secret)";

    private static byte[] MakeFingerprintKey()
    {
        var key = new byte[Hashes.Size];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
