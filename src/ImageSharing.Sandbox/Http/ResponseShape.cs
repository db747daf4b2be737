using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ImageSharing.Sandbox;

/// <summary>The service's answer, about to be sent.</summary>
internal sealed record Outgoing(
    HttpContext Http,
    ReadOnlyMemory<byte> Body,
    TimeProvider Time,
    CancellationToken Stopping)
{
    internal HttpResponse Response => Http.Response;
}

/// <summary>How an answer is put on the wire; the plain way is <see cref="ServiceShape"/>.</summary>
internal abstract class ResponseShape
{
    internal virtual int Status => 200;

    /// <summary>Whether what the client gets is not what the service says.</summary>
    internal virtual bool IsUnreadable => false;

    internal abstract Task SendAsync(Outgoing answer);

    protected static Task SendWholeAsync(Outgoing answer, ReadOnlyMemory<byte> body)
    {
        answer.Response.ContentLength = body.Length;
        return answer.Response.BodyWriter.WriteAsync(body, answer.Stopping).AsTask();
    }
}

internal sealed class BodyShape(int status, string contentType, ReadOnlyMemory<byte> body) : ResponseShape
{
    internal override int Status => status;

    internal override bool IsUnreadable => true;

    internal override Task SendAsync(Outgoing answer)
    {
        answer.Response.StatusCode = status;
        answer.Response.ContentType = contentType;
        return SendWholeAsync(answer, body);
    }
}

internal sealed class ServiceShape : ResponseShape
{
    internal static ServiceShape Instance { get; } = new();

    internal override Task SendAsync(Outgoing answer)
        => SendWholeAsync(answer, answer.Body);
}

/// <summary>Kestrel closes the connection in order where less was written than Content-Length says.</summary>
internal sealed class TruncatedShape : ResponseShape
{
    internal override bool IsUnreadable => true;

    internal override Task SendAsync(Outgoing answer)
    {
        answer.Response.ContentLength = answer.Body.Length;
        return answer.Response.BodyWriter.WriteAsync(answer.Body[..(answer.Body.Length / 2)], answer.Stopping).AsTask();
    }
}

internal sealed class HugeShape(long bytes) : ResponseShape
{
    internal override async Task SendAsync(Outgoing answer)
    {
        var blanks = new byte[65536];
        blanks.AsSpan().Fill((byte)' ');
        answer.Response.ContentLength = long.Max(bytes, answer.Body.Length);
        var isGone = answer.Http.RequestAborted;
        for (var left = bytes - answer.Body.Length; left > 0 && !isGone.IsCancellationRequested; left -= blanks.Length)
        {
            var chunk = blanks.AsMemory(0, (int)long.Min(left, blanks.Length));
            await answer.Response.BodyWriter.WriteAsync(chunk, answer.Stopping);
        }

        if (!isGone.IsCancellationRequested)
            await answer.Response.BodyWriter.WriteAsync(answer.Body, answer.Stopping);
    }
}

internal sealed class TrickleShape(TimeSpan interval) : ResponseShape
{
    internal override async Task SendAsync(Outgoing answer)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(answer.Stopping, answer.Http.RequestAborted);
        answer.Response.ContentLength = answer.Body.Length;
        for (var index = 0; index < answer.Body.Length; index++)
        {
            await answer.Response.BodyWriter.WriteAsync(answer.Body.Slice(index, 1), over.Token);
            await Task.Delay(interval, answer.Time, over.Token);
        }
    }
}
