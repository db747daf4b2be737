using System;
using System.Buffers;

namespace ImageSharing.Core.Signing;

/// <summary>TC3-HMAC-SHA256: a pure function of a request, a time and a credential.</summary>
internal static class Tc3
{
    private const long SecondsADay = 86_400;
    private const int FixedLength = 512;

    /// <summary>Signs a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The product's name, such as cvm; never taken from the host.</param>
    /// <param name="unixSeconds">The time of the signature, as in X-TC-Timestamp.</param>
    /// <param name="credential">Who signs.</param>
    /// <param name="canonicalHash">Takes the SHA-256 of the canonical request, 32 bytes.</param>
    /// <returns>The value of the Authorization header.</returns>
    public static string Authorize(
        in SignableRequest request,
        string service,
        long unixSeconds,
        Credential credential,
        Span<byte> canonicalHash)
    {
        HashCanonicalRequest(request, canonicalHash);

        var needed = FixedLength + service.Length + credential.SecretId.Length;
        var rented = needed > 1024 ? ArrayPool<byte>.Shared.Rent(needed) : null;
        var buffer = rented ?? stackalloc byte[1024];

        var day = DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime;
        Span<byte> dateBuffer = stackalloc byte[10];
        AsciiWriter date = new(dateBuffer);
        date.AppendDate(day);

        AsciiWriter toSign = new(buffer);
        toSign.Append("TC3-HMAC-SHA256\n"u8);
        toSign.AppendNumber(unixSeconds);
        toSign.Append("\n"u8);
        AppendScope(ref toSign, date.Written, service);
        toSign.Append("\n"u8);
        toSign.AppendHex(canonicalHash);

        Span<byte> signature = stackalloc byte[Hashes.Size];
        Hashes.HmacSha256(
            credential.SigningKey(service, unixSeconds / SecondsADay, date.Written),
            toSign.Written,
            signature);

        AsciiWriter header = new(buffer);
        header.Append("TC3-HMAC-SHA256 Credential="u8);
        header.Append(credential.SecretId);
        header.Append("/"u8);
        AppendScope(ref header, date.Written, service);
        header.Append(", SignedHeaders="u8);
        header.Append(SignedHeaders(request));
        header.Append(", Signature="u8);
        header.AppendHex(signature);
        var authorization = header.ToString();
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return authorization;
    }

    /// <summary>The SHA-256 of the canonical request.</summary>
    public static void HashCanonicalRequest(in SignableRequest request, Span<byte> destination)
    {
        var needed = FixedLength + request.Method.Length + request.Query.Length + request.Host.Length
            + request.ContentType.Length + (request.Action?.Length ?? 0);
        var rented = needed > 1024 ? ArrayPool<byte>.Shared.Rent(needed) : null;

        AsciiWriter canonical = new(rented ?? stackalloc byte[1024]);
        canonical.Append(request.Method);
        canonical.Append("\n/\n"u8);
        canonical.Append(request.Query);
        canonical.Append("\ncontent-type:"u8);
        canonical.AppendLower(request.ContentType);
        canonical.Append("\nhost:"u8);
        canonical.AppendLower(request.Host);
        if (request.Action is not null)
        {
            canonical.Append("\nx-tc-action:"u8);
            canonical.AppendLower(request.Action);
        }

        canonical.Append("\n\n"u8);
        canonical.Append(SignedHeaders(request));
        canonical.Append("\n"u8);
        Span<byte> bodyHash = stackalloc byte[Hashes.Size];
        Hashes.Sha256(request.Body, bodyHash);
        canonical.AppendHex(bodyHash);

        Hashes.Sha256(canonical.Written, destination);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    private static ReadOnlySpan<byte> SignedHeaders(in SignableRequest request)
        => request.Action is null ? "content-type;host"u8 : "content-type;host;x-tc-action"u8;

    private static void AppendScope(ref AsciiWriter writer, ReadOnlySpan<byte> date, string service)
    {
        writer.Append(date);
        writer.Append("/"u8);
        writer.Append(service);
        writer.Append("/tc3_request"u8);
    }
}
