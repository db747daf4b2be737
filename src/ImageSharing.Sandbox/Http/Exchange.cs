using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ImageSharing.Sandbox;

/// <summary>A request on its way through the stand-in: what arrived, and what is known of it.</summary>
internal sealed class Exchange
{
    private readonly IHeaderDictionary _headers;

    internal Exchange(HttpRequest request)
    {
        _headers = request.Headers;
        Method = request.Method;
        RawTarget = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        ContentType = request.ContentType ?? "";
        AuthorizationText = _headers.Authorization.ToString();
        Authorization = Tc3Authorization.Parse(AuthorizationText);
        Version = _headers["X-TC-Version"].ToString();
        Record = new RequestRecord
        {
            Action = _headers["X-TC-Action"].ToString(),
            Method = Method,
            Host = _headers.Host.ToString(),
            KeyId = Authorization?.SecretId,
            Region = NullIfEmpty("X-TC-Region"),
            Language = NullIfEmpty("X-TC-Language"),
            RequestClient = NullIfEmpty("X-TC-RequestClient"),
            HasToken = _headers["X-TC-Token"].Count > 0,
            SignedAt = Tc3Verifier.SignedAt(_headers["X-TC-Timestamp"].ToString()),
            RequestId = Guid.NewGuid().ToString(),
        };
    }

    internal RequestRecord Record { get; }

    internal string Method { get; }

    internal string RawTarget { get; }

    internal string ContentType { get; }

    internal string AuthorizationText { get; }

    internal Tc3Authorization? Authorization { get; }

    internal string Version { get; }

    internal byte[] Body { get; set; } = [];

    internal Parameters Parameters { get; private set; } = Parameters.None;

    internal string Query => RawTarget.Split('?', 2) is [_, var query] ? query : "";

    internal SignedRequest Signed => new(Method, Query, _headers, Body);

    internal void ReadParameters()
    {
        Parameters = Method == "GET" ? Parameters.FromQuery(Query) : Parameters.FromBody(Body);
        Record.Body = Parameters.Json;
        Record.ImageId = Parameters.Peek("ImageId");
        Record.Permission = Parameters.Peek("Permission");
        Record.AccountIds = Parameters.PeekList("AccountIds");
    }

    private string? NullIfEmpty(string name) => _headers[name].ToString() is { Length: > 0 } value ? value : null;
}
