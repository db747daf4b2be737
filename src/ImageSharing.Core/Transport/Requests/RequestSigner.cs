using System;
using System.Globalization;
using System.Net.Http;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Transport.Requests;

/// <summary>Makes the HTTP request of a call: headers, signature and body.</summary>
internal static class RequestSigner
{
    private static readonly string ClientName = "ImageSharing_" + Version();

    public static HttpRequestMessage Make(
        ApiRequest request,
        ServiceEndpoint endpoint,
        Credential? credential,
        string? language,
        DateTimeOffset now,
        StampedContent content,
        Span<byte> canonicalHash)
    {
        HttpRequestMessage message = new(HttpMethod.Post, endpoint.Address)
        {
            Version = System.Net.HttpVersion.Version11,
            Content = content,
        };
        message.Headers.Host = endpoint.Host;
        message.Headers.ExpectContinue = false;

        var seconds = now.ToUnixTimeSeconds();
        Add(message, "Authorization", Authorization(request, endpoint, credential, seconds, canonicalHash));
        Add(message, "X-TC-Action", request.Action);
        Add(message, "X-TC-Version", request.Product.Version);
        Add(message, "X-TC-Timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        Add(message, "X-TC-RequestClient", ClientName);
        if (request.Region is not null) Add(message, "X-TC-Region", request.Region);
        if (language is not null) Add(message, "X-TC-Language", language);
        if (credential?.RevealToken() is { } token) Add(message, "X-TC-Token", token);
        return message;
    }

    private static string Authorization(
        ApiRequest request,
        ServiceEndpoint endpoint,
        Credential? credential,
        long seconds,
        Span<byte> canonicalHash)
    {
        SignableRequest signable = new(endpoint.Host, ApiRequest.ContentType, request.Action, request.Body.Span);
        if (credential is not null)
            return Tc3.Authorize(signable, request.Product.Name, seconds, credential, canonicalHash);

        Tc3.HashCanonicalRequest(signable, canonicalHash);
        return "SKIP";
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (!message.Headers.TryAddWithoutValidation(name, value))
            throw new FormatException($"The header {name} cannot be sent.");
    }

    private static string Version()
        => typeof(RequestSigner).Assembly.GetName().Version?.ToString(3) ?? "0";
}
