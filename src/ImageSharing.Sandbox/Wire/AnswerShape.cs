using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ImageSharing.Sandbox;

/// <summary>How an answer is put on the wire. The plain way is <see cref="BodyShape"/> with the service's own body.</summary>
internal abstract class AnswerShape
{
    internal virtual int Status => 200;

    /// <summary>Whether what the client gets is not what the service says.</summary>
    internal virtual bool IsUnreadable => false;

    internal abstract Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, TimeProvider time, CancellationToken stopping);

    protected static Task SendWholeAsync(HttpContext http, ReadOnlyMemory<byte> body, CancellationToken stopping)
    {
        http.Response.ContentLength = body.Length;
        return http.Response.BodyWriter.WriteAsync(body, stopping).AsTask();
    }
}

internal sealed class BodyShape(int status, string contentType, ReadOnlyMemory<byte> body) : AnswerShape
{
    internal override int Status => status;

    internal override bool IsUnreadable => true;

    internal override Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, TimeProvider time, CancellationToken stopping)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        return SendWholeAsync(http, body, stopping);
    }
}

internal sealed class ServiceShape : AnswerShape
{
    internal static ServiceShape Instance { get; } = new();

    internal override Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, TimeProvider time, CancellationToken stopping)
        => SendWholeAsync(http, answer, stopping);
}

/// <summary>Kestrel closes the connection in order where less was written than Content-Length says.</summary>
internal sealed class TruncatedShape : AnswerShape
{
    internal override bool IsUnreadable => true;

    internal override Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, TimeProvider time, CancellationToken stopping)
    {
        http.Response.ContentLength = answer.Length;
        return http.Response.BodyWriter.WriteAsync(answer[..(answer.Length / 2)], stopping).AsTask();
    }
}

internal sealed class HugeShape(long bytes) : AnswerShape
{
    internal override async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, TimeProvider time, CancellationToken stopping)
    {
        var blanks = new byte[65536];
        blanks.AsSpan().Fill((byte)' ');
        http.Response.ContentLength = long.Max(bytes, answer.Length);
        for (var left = bytes - answer.Length; left > 0 && !http.RequestAborted.IsCancellationRequested; left -= blanks.Length)
            await http.Response.BodyWriter.WriteAsync(blanks.AsMemory(0, (int)long.Min(left, blanks.Length)), stopping);
        if (!http.RequestAborted.IsCancellationRequested)
            await http.Response.BodyWriter.WriteAsync(answer, stopping);
    }
}

internal sealed class TrickleShape(TimeSpan interval) : AnswerShape
{
    internal override async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> answer, TimeProvider time, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, http.RequestAborted);
        http.Response.ContentLength = answer.Length;
        for (var index = 0; index < answer.Length; index++)
        {
            await http.Response.BodyWriter.WriteAsync(answer.Slice(index, 1), over.Token);
            await Task.Delay(interval, time, over.Token);
        }
    }
}
