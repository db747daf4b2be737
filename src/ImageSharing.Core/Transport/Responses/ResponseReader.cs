using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Json;

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
    public static ResponseBody? Parse(ReadOnlySpan<byte> text, Func<ResponseBody> newResponse)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text.Slice(3);
        try
        {
            Utf8JsonReader reader = new(text);
            reader.Read();
            var response = ReadResponse(ref reader, newResponse);

            // Anything behind the object is an error.
            reader.Read();
            return response;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static ResponseBody? ReadResponse(ref Utf8JsonReader reader, Func<ResponseBody> newResponse)
    {
        ResponseBody? response = null;
        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name)
        {
            if (name != "Response")
            {
                reader.Skip();
                continue;
            }

            response = reader.TokenType == JsonTokenType.Null ? null : newResponse();
            response?.Read(ref reader);
        }

        return response;
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
