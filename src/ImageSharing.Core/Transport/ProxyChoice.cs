using System;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Transport;

/// <summary>Which proxy requests go through. Two that are alike share connections.</summary>
internal sealed class ProxyChoice : IEquatable<ProxyChoice>
{
    /// <summary>The system's and the environment's proxy.</summary>
    public static readonly ProxyChoice OfSystem = new(null, null);

    /// <summary>No proxy at all, for loopback addresses.</summary>
    public static readonly ProxyChoice None = new(null, null);

    private static readonly byte[] ComparisonKey = MakeKey();
    private readonly string passwordMark;

    public ProxyChoice(Uri? address, NetworkCredential? credential)
    {
        Address = address;
        Credential = credential;
        passwordMark = credential is null ? "" : Mark(credential.Password);
    }

    public Uri? Address { get; }

    public NetworkCredential? Credential { get; }

    public static ProxyChoice Make(Uri? address, NetworkCredential? credential)
        => address is null && credential is null ? OfSystem : new(address, credential);

    public bool Equals(ProxyChoice? other)
    {
        if (other is null) return false;
        if (ReferenceEquals(this, other)) return true;
        if (ReferenceEquals(this, None) || ReferenceEquals(other, None)) return false;

        return Address == other.Address
            && Credential?.UserName == other.Credential?.UserName
            && Credential?.Domain == other.Credential?.Domain
            && passwordMark == other.passwordMark;
    }

    public override bool Equals(object? obj) => Equals(obj as ProxyChoice);

    public override int GetHashCode() => Address?.GetHashCode() ?? 0;

    public override string ToString() => Address is null ? "(proxy)" : Address.Host;

    private static string Mark(string password)
    {
        byte[] hash = new byte[Hashes.Size];
        Hashes.HmacSha256(ComparisonKey, Encoding.UTF8.GetBytes(password), hash);
        return Convert.ToBase64String(hash);
    }

    private static byte[] MakeKey()
    {
        byte[] key = new byte[Hashes.Size];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
