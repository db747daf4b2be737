using System;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials;

/// <summary>Temporary keys as they were issued.</summary>
internal sealed class IssuedKeys(string secretId, SecretBytes secretKey, SecretBytes token, DateTimeOffset expiresAtUtc)
{
    public string SecretId { get; } = secretId;

    public SecretBytes SecretKey { get; } = secretKey;

    public SecretBytes Token { get; } = token;

    public DateTimeOffset ExpiresAtUtc { get; } = expiresAtUtc;
}
