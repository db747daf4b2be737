using System;

namespace ImageSharing.Core.Signing;

/// <summary>The parts of a request that are signed.</summary>
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

    /// <summary>The Host header, with the port if it has one.</summary>
    public string Host { get; }

    public string ContentType { get; }

    /// <summary>The action if its header is signed too, otherwise null.</summary>
    public string? Action { get; }

    public ReadOnlySpan<byte> Body { get; }
}
