using System;
using System.Globalization;
using System.Text;

namespace ImageSharing.Core.Signing;

/// <summary>TC3-HMAC-SHA256: a pure function of a request, a time and a credential.</summary>
internal static class Tc3
{
    private const string Algorithm = "TC3-HMAC-SHA256";
    private const long SecondsADay = 86_400;

    /// <summary>Signs a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The product's name, such as cvm; never taken from the host.</param>
    /// <param name="unixSeconds">The time of the signature, as in X-TC-Timestamp.</param>
    /// <param name="credential">The credential that signs.</param>
    /// <param name="canonicalHash">Receives the SHA-256 of the canonical request, 32 bytes.</param>
    /// <returns>The value of the Authorization header.</returns>
    public static string Authorize(
        in SignableRequest request,
        string service,
        long unixSeconds,
        Credential credential,
        Span<byte> canonicalHash)
    {
        HashCanonicalRequest(request, canonicalHash);

        var day = DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime;
        var date = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var scope = date + "/" + service + "/tc3_request";
        var toSign = string.Join(
            "\n", Algorithm, unixSeconds.ToString(CultureInfo.InvariantCulture), scope, Hashes.Hex(canonicalHash));

        Span<byte> signature = stackalloc byte[Hashes.Size];
        Hashes.HmacSha256(
            credential.SigningKey(service, unixSeconds / SecondsADay, date), Encoding.UTF8.GetBytes(toSign), signature);
        return Algorithm + " Credential=" + credential.SecretId + "/" + scope
            + ", SignedHeaders=" + SignedHeaders(request) + ", Signature=" + Hashes.Hex(signature);
    }

    /// <summary>The SHA-256 of the canonical request.</summary>
    public static void HashCanonicalRequest(in SignableRequest request, Span<byte> destination)
    {
        Span<byte> bodyHash = stackalloc byte[Hashes.Size];
        Hashes.Sha256(request.Body, bodyHash);
        var action = request.Action is null ? "" : "x-tc-action:" + request.Action.ToLowerInvariant() + "\n";
        var canonical = string.Join(
            "\n",
            request.Method,
            "/",
            request.Query,
            "content-type:" + request.ContentType.ToLowerInvariant(),
            "host:" + request.Host.ToLowerInvariant(),
            action,
            SignedHeaders(request),
            Hashes.Hex(bodyHash));
        Hashes.Sha256(Encoding.UTF8.GetBytes(canonical), destination);
    }

    private static string SignedHeaders(in SignableRequest request)
        => request.Action is null ? "content-type;host" : "content-type;host;x-tc-action";
}
