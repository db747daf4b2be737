using System;
using System.Net;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Transport.Connections;

/// <summary>Which proxy requests go through. Two that are alike share connections.</summary>
internal sealed class ProxyChoice : IEquatable<ProxyChoice>
{
    /// <summary>The system's and the environment's proxy.</summary>
    public static readonly ProxyChoice OfSystem = new(null, null);

    /// <summary>No proxy at all, for loopback addresses.</summary>
    public static readonly ProxyChoice None = new(null, null);

    private readonly string _passwordFingerprint;

    public ProxyChoice(Uri? address, NetworkCredential? credential)
    {
        Address = address;
        Credential = credential;
        _passwordFingerprint = credential is null ? "" : FingerprintOf(credential.Password);
    }

    public Uri? Address { get; }

    public NetworkCredential? Credential { get; }

    /// <summary>The choice of a user. Without a credential, user name and password of the address are used.</summary>
    public static ProxyChoice Make(Uri? address, NetworkCredential? credential)
    {
        if (address is { UserInfo.Length: > 0 })
        {
            credential ??= CredentialOf(address.UserInfo);
            address = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        }

        return address is null && credential is null ? OfSystem : new(address, credential);
    }

    /// <summary>
    /// Host and port of the proxy that requests to an address go through, without its password; null if there is
    /// none, or it is not known.
    /// </summary>
    public string? HostOnTheWayTo(Uri service)
    {
        if (ReferenceEquals(this, None)) return null;

        var proxy = Address;
#if NET
        var ofSystem = System.Net.Http.HttpClient.DefaultProxy;
        if (proxy is null && !ofSystem.IsBypassed(service)) proxy = ofSystem.GetProxy(service);
#endif
        return proxy is null ? null : FormattableString.Invariant($"{proxy.Host}:{proxy.Port}");
    }

    public bool Equals(ProxyChoice? other)
    {
        if (other is null) return false;
        if (ReferenceEquals(this, other)) return true;
        if (ReferenceEquals(this, None) || ReferenceEquals(other, None)) return false;

        return Address == other.Address
            && Credential?.UserName == other.Credential?.UserName
            && Credential?.Domain == other.Credential?.Domain
            && _passwordFingerprint == other._passwordFingerprint;
    }

    public override bool Equals(object? obj) => Equals(obj as ProxyChoice);

    public override int GetHashCode() => Address?.GetHashCode() ?? 0;

    public override string ToString() => Address is null ? "(proxy)" : Address.Host;

    private static NetworkCredential CredentialOf(string userInfo)
    {
        var parts = userInfo.Split([':'], 2);
        return new(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private static string FingerprintOf(string password)
    {
        using var secret = SecretBytes.From(password);
        return FormattableString.Invariant($"{password.Length} {secret.Fingerprint}");
    }
}
