using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace ImageSharing.Sandbox;

/// <summary>
/// The steps of TC3-HMAC-SHA256 as the service takes them. Shares nothing with the module's own signing.
/// </summary>
internal static class Tc3Signature
{
    internal static string HashOfCanonicalRequest(
        string method,
        string query,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder(512).Append(method).Append("\n/\n").Append(query).Append('\n');
        foreach (var (name, value) in headers)
            text.Append(name).Append(':').Append(value.Trim().ToLowerInvariant()).Append('\n');
        text.Append('\n');
        for (var index = 0; index < headers.Count; index++)
            text.Append(index == 0 ? "" : ";").Append(headers[index].Key);
        text.Append('\n').Append(Hash(body));
        return Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    internal static byte[] SigningKey(string secretKey, string date, string service)
    {
        var ofDate = Mac(Encoding.UTF8.GetBytes("TC3" + secretKey), date);
        var ofService = Mac(ofDate, service);
        return Mac(ofService, "tc3_request");
    }

    internal static string Sign(byte[] signingKey, string timestamp, string date, string service, string canonicalHash)
    {
        var toSign = $"TC3-HMAC-SHA256\n{timestamp}\n{date}/{service}/tc3_request\n{canonicalHash}";
        return Convert.ToHexStringLower(Mac(signingKey, toSign));
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
