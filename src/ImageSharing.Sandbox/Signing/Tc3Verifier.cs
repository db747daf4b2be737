using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ImageSharing.Sandbox;

/// <summary>What arrived, as far as the signature covers it.</summary>
internal readonly record struct SignedRequest(
    string Method,
    string Query,
    IHeaderDictionary Headers,
    ReadOnlyMemory<byte> Body);

/// <summary>Decides whether a request is signed by a key that the stand-in knows.</summary>
internal static class Tc3Verifier
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The key that signed the request, or why it is refused.</summary>
    /// <param name="request">What arrived.</param>
    /// <param name="authorization">Its Authorization header; null if it is absent or malformed.</param>
    /// <param name="keys">The keys known.</param>
    /// <param name="product">The product of the action; null where the action does not tell.</param>
    /// <param name="alias">Another service name that the credential scope may have; null where none may.</param>
    /// <param name="now">The service's clock.</param>
    internal static (SandboxKey? Key, Refusal? Refusal) Verify(
        in SignedRequest request,
        Tc3Authorization? authorization,
        KeyRing keys,
        string? product,
        string? alias,
        DateTimeOffset now)
    {
        if (authorization is null)
            return Refused("AuthFailure.InvalidAuthorization");
        var timestamp = request.Headers["X-TC-Timestamp"].ToString();
        if (timestamp.Length == 0)
            return (null, new Refusal("MissingParameter", "The request is missing a required parameter `Timestamp`."));
        if (SignedAt(timestamp) is not { } signedAt)
            return (null, new Refusal("InvalidParameter", "The parameter `Timestamp` is not a number of seconds."));
        if ((now - signedAt).Duration() > Tolerance)
            return Refused("AuthFailure.SignatureExpire");
        if (keys.Find(authorization.SecretId) is not { } key)
            return Refused("AuthFailure.SecretIdNotFound");
        if (!IsTokenRight(request.Headers["X-TC-Token"].ToString(), key, now))
            return Refused("AuthFailure.TokenFailure");
        var date = signedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var isScopeRight = authorization.Date == date
            && (IsService(authorization.Service, product) || authorization.Service == alias);
        return isScopeRight && IsSignatureRight(request, authorization, key, timestamp)
            ? (key, null)
            : Refused("AuthFailure.SignatureFailure");
    }

    /// <summary>The instant that X-TC-Timestamp names; null if it is none.</summary>
    internal static DateTimeOffset? SignedAt(string timestamp)
        => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether a request signed at that time is still taken.</summary>
    internal static bool IsInTime(DateTimeOffset signedAt, DateTimeOffset now)
        => (now - signedAt).Duration() <= Tolerance;

    private static bool IsService(string service, string? product)
        => product is null ? service is "cvm" or "sts" : service == product;

    private static (SandboxKey? Key, Refusal? Refusal) Refused(string code) => (null, new Refusal(code));

    private static bool IsTokenRight(string token, SandboxKey key, DateTimeOffset now)
        => token == (key.Token ?? "") && !(key.Expires <= now);

    private static bool IsSignatureRight(
        in SignedRequest request,
        Tc3Authorization authorization,
        SandboxKey key,
        string timestamp)
    {
        var headers = new KeyValuePair<string, string>[authorization.SignedHeaders.Length];
        var hostIndex = -1;
        for (var index = 0; index < headers.Length; index++)
        {
            var name = authorization.SignedHeaders[index];
            if (!request.Headers.TryGetValue(name, out var value))
                return false;
            headers[index] = new(name, value.ToString());
            if (name == "host")
                hostIndex = index;
        }

        if (Matches(request, headers))
            return true;
        var host = headers[hostIndex].Value;
        if (host.LastIndexOf(':') is var colon && (colon < 0 || host.EndsWith(']')))
            return false;
        headers[hostIndex] = new("host", host[..colon]);
        return Matches(request, headers);

        bool Matches(in SignedRequest request, KeyValuePair<string, string>[] signed)
        {
            var query = request.Method == "GET" ? request.Query : "";
            var hash = Tc3Signature.HashOfCanonicalRequest(request.Method, query, signed, request.Body.Span);
            var signingKey = key.SigningKey(authorization.Date, authorization.Service);
            return authorization.Signature
                == Tc3Signature.Sign(signingKey, timestamp, authorization.Date, authorization.Service, hash);
        }
    }
}
