using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Transport.Requests;

/// <summary>
/// The body of one request. It knows whether any of it was written, and says when all of it was: connecting is over by
/// then, and what the service counts begins.
/// </summary>
internal sealed class StampedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly PermitStamps _stamps;
    private int _writing;

    public StampedContent(ReadOnlyMemory<byte> body, string contentType, PermitStamps stamps)
    {
        _body = body;
        _stamps = stamps;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    /// <summary>True from the moment at which the first byte may have left.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>True while the body is still being read.</summary>
    public bool IsBeingWritten => Volatile.Read(ref _writing) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => WriteAsync(stream, CancellationToken.None);

#if NET
    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
        => WriteAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        IsStarted = true;
        Interlocked.Increment(ref _writing);
        try
        {
#if NET
            await stream.WriteAsync(_body, cancellationToken).ConfigureAwait(false);
#else
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(_body, out var bytes);
            await stream.WriteAsync(bytes.Array, bytes.Offset, bytes.Count, cancellationToken).ConfigureAwait(false);
#endif
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _writing);
        }

        _stamps.BodyWritten();
    }
}
