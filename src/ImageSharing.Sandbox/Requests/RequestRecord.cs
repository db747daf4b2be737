using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>
/// A request as the stand-in saw it. It is filled as the request is handled; what the log holds of an answered request
/// does not change any more. Neither the Authorization nor the X-TC-Token header is in it.
/// </summary>
public sealed class RequestRecord
{
    internal RequestRecord()
    {
    }

    /// <summary>The how manieth request of all, by the arrival of its headers; from 1.</summary>
    public long Number { get; internal set; }

    /// <summary>The how manieth of its action; from 1.</summary>
    public long NumberOfAction { get; internal set; }

    /// <summary>The how manieth of its action about its image; from 1, and 0 where it names no image.</summary>
    public long NumberOfImage { get; internal set; }

    /// <summary>X-TC-Action; empty where it is absent.</summary>
    public string Action { get; internal set; } = "";

    /// <summary>GET or POST.</summary>
    public string Method { get; internal set; } = "";

    /// <summary>The Host header.</summary>
    public string Host { get; internal set; } = "";

    /// <summary>The SecretId that the request says it is signed with; null if it is unsigned.</summary>
    public string? KeyId { get; internal set; }

    /// <summary>X-TC-Region; null if it is absent.</summary>
    public string? Region { get; internal set; }

    /// <summary>X-TC-Language; null if it is absent.</summary>
    public string? Language { get; internal set; }

    /// <summary>X-TC-RequestClient; null if it is absent.</summary>
    public string? RequestClient { get; internal set; }

    /// <summary>Whether X-TC-Token came along.</summary>
    public bool HasToken { get; internal set; }

    /// <summary>The instant in X-TC-Timestamp; null if it is absent or none.</summary>
    public DateTimeOffset? SignedAt { get; internal set; }

    /// <summary>When it arrived: after the request leg of the latency, by the TimeProvider's GetUtcNow.</summary>
    public DateTimeOffset Arrived { get; internal set; }

    /// <summary>When it arrived, by the TimeProvider's GetTimestamp.</summary>
    public long ArrivedTimestamp { get; internal set; }

    /// <summary>When the response was sent or the connection dropped; null while neither has happened.</summary>
    public DateTimeOffset? Responded { get; internal set; }

    /// <summary>The parameters as they arrived, a JSON object in UTF-8; empty where the body was not read.</summary>
    public ReadOnlyMemory<byte> Body { get; internal set; }

    /// <summary>The image that it names; null if it names none.</summary>
    public string? ImageId { get; internal set; }

    /// <summary>SHARE or CANCEL; null in other requests.</summary>
    public string? Permission { get; internal set; }

    /// <summary>The accounts that it names, in its order.</summary>
    public IReadOnlyList<string> AccountIds { get; internal set; } = [];

    /// <summary>The RequestId of the response.</summary>
    public string RequestId { get; internal set; } = "";

    /// <summary>The service's code where it was refused; null if it was not.</summary>
    public string? Code { get; internal set; }

    /// <summary>The refusal's Message; null if it was not refused.</summary>
    public string? Message { get; internal set; }

    /// <summary>The accounts whose share it changed so far. A request may be applied and its response lost.</summary>
    public IReadOnlyList<string> Applied { get; internal set; } = [];

    /// <summary>Whether the response was withheld: the connection was dropped.</summary>
    public bool IsDropped { get; internal set; }

    /// <summary>Whether a fault put something else in the place of the service's response, or cut it.</summary>
    public bool IsUnreadable { get; internal set; }

    /// <summary>The HTTP status of the response; 0 where there was none.</summary>
    public int HttpStatus { get; internal set; }

    /// <summary>The faults that were worked on it, by name; null where none was.</summary>
    public string? Fault { get; internal set; }

    /// <summary>
    /// True for a request that a fault applied later or delivered a second time. It has the Number of the original,
    /// is not counted, and has no response.
    /// </summary>
    public bool IsLate { get; internal set; }

    /// <summary>
    /// Dropped where no response was given, such as "HTTP 502" where its status was another than 200, Unreadable where
    /// a fault spoilt its body, the code where it was refused, else OK.
    /// </summary>
    public string Verdict => this switch
    {
        { IsDropped: true } => "Dropped",
        { HttpStatus: not (0 or 200) } => $"HTTP {HttpStatus}",
        { IsUnreadable: true } => "Unreadable",
        _ => Code ?? "OK",
    };

    internal RequestRecord ForLateDelivery()
    {
        var late = (RequestRecord)MemberwiseClone();
        late.IsLate = true;
        late.Responded = null;
        late.Applied = [];
        late.IsDropped = false;
        late.IsUnreadable = false;
        late.HttpStatus = 0;
        return late;
    }

    /// <inheritdoc/>
    public override string ToString()
        => $"#{Number} {Action} {Region} {ImageId} {Permission} {AccountIds.Count} accounts: {Verdict}";
}
