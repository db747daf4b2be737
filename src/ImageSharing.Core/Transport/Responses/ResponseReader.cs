using System;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Transport.Requests;

namespace ImageSharing.Core.Transport.Responses;

/// <summary>
/// Reads the response of a service or of a proxy: up to 10 MB, and never with an exception of the
/// text's.
/// </summary>
internal static class ResponseReader
{
    public const int MostBytes = 10 * 1024 * 1024;
    private const int Step = 16 * 1024;

    /// <summary>Reads the whole reply; null if it is larger than 10 MB.</summary>
    public static async Task<PooledBytes?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > MostBytes) return null;

        PooledBytes reply = new((int)Math.Min(announced + 1 ?? Step, 1024 * 1024));
        try
        {
#if NET
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            while (true)
            {
                var free = reply.Free(1);
                var count = await stream
                    .ReadAsync(free.Array!, free.Offset, Math.Min(free.Count, Step), cancellationToken)
                    .ConfigureAwait(false);
                if (count == 0) return reply;

                reply.Advance(count);
                if (reply.Length > MostBytes) break;
            }
        }
        catch
        {
            // A read that was abandoned may still write into the array.
            reply.Forget();
            throw;
        }

        reply.Dispose();
        return null;
    }

    /// <summary>Reads the reply's text; null if it is not what the service replies.</summary>
    public static ResponseBody? Parse(ReadOnlySpan<byte> text, JsonTypeInfo envelope)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text.Slice(3);
        try
        {
            return (JsonSerializer.Deserialize(text, envelope) as IResponseEnvelope)?.Response;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    public static bool IsMarkup(ReadOnlySpan<byte> text)
    {
        foreach (var one in text)
            if (one is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
            {
                return one == '<';
            }

        return false;
    }
}
