using System;

namespace ImageSharing.Sandbox;

/// <summary>An Authorization header of TC3-HMAC-SHA256, taken apart.</summary>
internal sealed record Tc3Authorization(
    string SecretId,
    string Date,
    string Service,
    string[] SignedHeaders,
    string Signature)
{
    private const string Algorithm = "TC3-HMAC-SHA256";

    /// <summary>Null where the header is not of that form.</summary>
    internal static Tc3Authorization? Parse(string header)
    {
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            return null;
        var parts = header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length != 3
            || After("Credential=", parts[0]) is not { } credential
            || After("SignedHeaders=", parts[1]) is not { } names
            || After("Signature=", parts[2]) is not { } signature)
        {
            return null;
        }

        var scope = credential.Split('/');
        var signed = names.Split(';');
        return scope is [{ Length: > 0 } id, { Length: 10 } date, { Length: > 0 } service, "tc3_request"]
            && AreWellFormed(signed)
            && IsHash(signature)
            ? new Tc3Authorization(id, date, service, signed, signature)
            : null;
    }

    private static string? After(string name, string part)
        => part.StartsWith(name, StringComparison.Ordinal) ? part[name.Length..] : null;

    private static bool AreWellFormed(string[] names)
    {
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index].Length == 0 || names[index] != names[index].ToLowerInvariant())
                return false;
            if (index > 0 && string.CompareOrdinal(names[index - 1], names[index]) >= 0)
                return false;
        }

        return Array.IndexOf(names, "content-type") >= 0 && Array.IndexOf(names, "host") >= 0;
    }

    private static bool IsHash(string text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiHexDigitLower(letter))
                return false;
        }

        return text.Length == 64;
    }
}
