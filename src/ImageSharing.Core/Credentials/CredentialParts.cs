using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials;

/// <summary>Makes a credential, or reports what is missing or cannot be sent.</summary>
internal static class CredentialParts
{
    private const int LongestSecretId = 256;

    /// <summary>The problem of an incomplete credential.</summary>
    /// <param name="place">Where it was looked for, such as the environment.</param>
    /// <param name="missing">The missing parts, with the names that the user knows.</param>
    public static ProblemException Incomplete(Message place, IReadOnlyList<Message> missing) => new(new Problem(
        "CredentialIncomplete",
        new Message("Credential.Incomplete", place, missing)));

    /// <summary>Makes the credential. It takes ownership of the secrets, and clears them on an error.</summary>
    /// <exception cref="ProblemException">CredentialUnreadable: characters that no request can carry.</exception>
    public static Credential Make(
        Message place,
        string secretId,
        SecretBytes secretKey,
        SecretBytes? token,
        DateTimeOffset? expiresAtUtc = null,
        string? rateLimitKey = null)
    {
        var bad = !IsSecretId(secretId) ? "SecretId"
            : !secretKey.IsVisibleAscii ? "SecretKey"
            : token is { IsVisibleAscii: false } ? "Token"
            : null;
        if (bad is null)
            return new Credential(secretId, secretKey, token, rateLimitKey) { ExpiresAtUtc = expiresAtUtc };

        secretKey.Dispose();
        token?.Dispose();
        throw new ProblemException(new Problem(
            "CredentialUnreadable",
            new Message("Credential.InvalidCharacters", bad, place)));
    }

    /// <summary>Makes the credential of a role's keys, which share a rate limit with all others of that role.</summary>
    /// <exception cref="ProblemException">CredentialUnreadable: characters that no request can carry.</exception>
    public static Credential OfRole(string roleArn, IssuedKeys keys)
        => Make(new Message("Role.Place", roleArn), keys.SecretId, keys.SecretKey, keys.Token, keys.ExpiresAtUtc, roleArn);

    private static bool IsSecretId(string text)
    {
        if (text.Length > LongestSecretId) return false;
        foreach (var one in text)
            if (one is <= ' ' or >= (char)0x7f or '/' or ',' or '=') return false;

        return true;
    }
}
