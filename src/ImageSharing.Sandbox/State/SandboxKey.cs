using System;

namespace ImageSharing.Sandbox;

/// <summary>A key pair that the stand-in knows. Its text form has the SecretId alone.</summary>
public sealed class SandboxKey
{
    private volatile DerivedKey? _derived;

    /// <summary>Makes a key.</summary>
    /// <param name="secretId">The SecretId.</param>
    /// <param name="secretKey">The SecretKey.</param>
    /// <param name="token">The token of temporary keys; null for permanent ones.</param>
    /// <param name="rootUin">The root account that the key belongs to.</param>
    /// <param name="expires">When the key expires, by the service's clock; null is never.</param>
    public SandboxKey(
        string secretId,
        string secretKey,
        string? token = null,
        string rootUin = DefaultRootUin,
        DateTimeOffset? expires = null)
    {
        SecretId = secretId;
        SecretKey = secretKey;
        Token = token;
        RootUin = rootUin;
        Expires = expires;
    }

    /// <summary>The root account of <see cref="Default"/>.</summary>
    public const string DefaultRootUin = "100000000001";

    /// <summary>The key that every stand-in knows unless told otherwise.</summary>
    public static SandboxKey Default { get; } =
        new("AKIDSANDBOXSANDBOXSANDBOXSANDBOX0001", "sandbox0sandbox0sandbox0sandbox0");

    /// <summary>The SecretId.</summary>
    public string SecretId { get; }

    /// <summary>The SecretKey.</summary>
    public string SecretKey { get; }

    /// <summary>The token that must come with it; null where none may.</summary>
    public string? Token { get; }

    /// <summary>The root account that the key belongs to.</summary>
    public string RootUin { get; }

    /// <summary>When the key expires, by the service's clock; null is never.</summary>
    public DateTimeOffset? Expires { get; }

    /// <summary>The role that a temporary key was issued for; null for other keys.</summary>
    public string? RoleArn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SecretId;

    internal byte[] SigningKey(string date, string service)
    {
        var known = _derived;
        if (known is null || known.Date != date || known.Service != service)
            _derived = known = new DerivedKey(date, service, Tc3Signature.SigningKey(SecretKey, date, service));
        return known.Key;
    }

    private sealed record DerivedKey(string Date, string Service, byte[] Key);
}
