using System;
using System.Threading;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Transport.Requests;

/// <summary>
/// One call of the API, before it is signed. Dispose gives the body back once nothing reads it any more.
/// </summary>
internal sealed class ApiRequest(Product product, string action, PooledBytes body, Func<ResponseBody> newResponse)
    : IDisposable
{
    public const string ContentType = "application/json; charset=utf-8";

    public Product Product { get; } = product;

    public string Action { get; } = action;

    public string? Region { get; init; }

    public PooledBytes Body { get; } = body;

    /// <summary>Makes the object that the reply is read into.</summary>
    public Func<ResponseBody> NewResponse { get; } = newResponse;

    /// <summary>True if sending it twice is the same as sending it once and nothing is changed by it.</summary>
    public bool IsRead { get; init; }

    /// <summary>False for the calls that the service takes without a signature.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>Once it is cancelled the request is not sent any more; one that is on its way goes on.</summary>
    public CancellationToken Start { get; init; }

    /// <summary>It was refused by rate before, and goes to the head of the line.</summary>
    public bool GoesFirst { get; set; }

    /// <summary>True once the clock was corrected for it: that is done once.</summary>
    public bool IsClockRepaired { get; set; }

    /// <summary>True once the credential was renewed for it: that is done once.</summary>
    public bool IsCredentialRefreshed { get; set; }

    public void Dispose() => Body.Dispose();
}
