using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ImageSharing.Sandbox;

/// <summary>The service's response, about to be sent.</summary>
internal sealed record Outgoing(
    HttpContext Http,
    ReadOnlyMemory<byte> Body,
    TimeProvider Time,
    CancellationToken Stopping)
{
    internal HttpResponse Response => Http.Response;
}

/// <summary>How a response is put on the wire; the plain way is <see cref="ServiceShape"/>.</summary>
internal abstract class ResponseShape
{
    internal virtual int Status => 200;

    /// <summary>Whether what the client gets is not what the service says.</summary>
    internal virtual bool IsUnreadable => false;

    internal abstract Task SendAsync(Outgoing outgoing);

    protected static Task SendWholeAsync(Outgoing outgoing, ReadOnlyMemory<byte> body)
    {
        outgoing.Response.ContentLength = body.Length;
        return outgoing.Response.BodyWriter.WriteAsync(body, outgoing.Stopping).AsTask();
    }
}

internal sealed class BodyShape(int status, string contentType, ReadOnlyMemory<byte> body) : ResponseShape
{
    internal override int Status => status;

    internal override bool IsUnreadable => true;

    internal override Task SendAsync(Outgoing outgoing)
    {
        outgoing.Response.StatusCode = status;
        outgoing.Response.ContentType = contentType;
        return SendWholeAsync(outgoing, body);
    }
}

internal sealed class ServiceShape : ResponseShape
{
    internal static ServiceShape Instance { get; } = new();

    internal override Task SendAsync(Outgoing outgoing)
        => SendWholeAsync(outgoing, outgoing.Body);
}

/// <summary>Kestrel closes the connection in order where less was written than Content-Length says.</summary>
internal sealed class TruncatedShape : ResponseShape
{
    internal override bool IsUnreadable => true;

    internal override Task SendAsync(Outgoing outgoing)
    {
        outgoing.Response.ContentLength = outgoing.Body.Length;
        return outgoing.Response.BodyWriter.WriteAsync(outgoing.Body[..(outgoing.Body.Length / 2)], outgoing.Stopping).AsTask();
    }
}

internal sealed class HugeShape(long bytes) : ResponseShape
{
    internal override async Task SendAsync(Outgoing outgoing)
    {
        var blanks = new byte[65536];
        blanks.AsSpan().Fill((byte)' ');
        outgoing.Response.ContentLength = long.Max(bytes, outgoing.Body.Length);
        var isGone = outgoing.Http.RequestAborted;
        for (var left = bytes - outgoing.Body.Length; left > 0 && !isGone.IsCancellationRequested; left -= blanks.Length)
        {
            var chunk = blanks.AsMemory(0, (int)long.Min(left, blanks.Length));
            await outgoing.Response.BodyWriter.WriteAsync(chunk, outgoing.Stopping);
        }

        if (!isGone.IsCancellationRequested)
            await outgoing.Response.BodyWriter.WriteAsync(outgoing.Body, outgoing.Stopping);
    }
}

internal sealed class TrickleShape(TimeSpan interval) : ResponseShape
{
    internal override async Task SendAsync(Outgoing outgoing)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(outgoing.Stopping, outgoing.Http.RequestAborted);
        outgoing.Response.ContentLength = outgoing.Body.Length;
        for (var index = 0; index < outgoing.Body.Length; index++)
        {
            await outgoing.Response.BodyWriter.WriteAsync(outgoing.Body.Slice(index, 1), over.Token);
            await Task.Delay(interval, outgoing.Time, over.Token);
        }
    }
}
