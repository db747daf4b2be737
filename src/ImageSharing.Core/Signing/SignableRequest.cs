using System;

namespace ImageSharing.Core.Signing;

/// <summary>What of a request goes into its signature.</summary>
internal readonly ref struct SignableRequest
{
    public SignableRequest(string host, string contentType, string? action, ReadOnlySpan<byte> body)
    {
        Host = host;
        ContentType = contentType;
        Action = action;
        Body = body;
    }

    public string Method { get; init; } = "POST";

    public string Query { get; init; } = "";

    /// <summary>As in the Host header, with the port where there is one.</summary>
    public string Host { get; }

    public string ContentType { get; }

    /// <summary>The action, where its header is to be signed too; null where not.</summary>
    public string? Action { get; }

    public ReadOnlySpan<byte> Body { get; }
}
