#if NET
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using ImageSharing.Core.Transport;

namespace ImageSharing.Core.Cvm;

/// <summary>
/// Writes texts that are digits, as account IDs are, without looking each of them through for what has to be escaped: a
/// batch of 500 costs a third that way, and most of a request's preparation is this.
/// </summary>
internal static class DigitTexts
{
    private static readonly SearchValues<byte> Expected = SearchValues.Create("0123456789\",[]"u8);

    /// <summary>Writes the texts as an array. False, and nothing is written, where not all of them are digits.</summary>
    public static bool TryWrite(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return false;

        var needed = 1;
        for (var i = 0; i < texts.Count; i++) needed += texts[i].Length + 3;
        using PooledBytes array = new(needed);
        var free = array.GetSpan(needed);
        var position = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var text = texts[i];
            free[position++] = i == 0 ? (byte)'[' : (byte)',';
            free[position++] = (byte)'"';
            if (Ascii.FromUtf16(text, free.Slice(position), out var length) != OperationStatus.Done) return false;

            position += length;
            free[position++] = (byte)'"';
        }

        free[position] = (byte)']';
        array.Advance(needed);
        if (!IsOfDigits(array.Span, texts.Count)) return false;

        json.WriteRawValue(array.Span, skipInputValidation: true);
        return true;
    }

    /// <summary>Quotes, commas and brackets may come from the texts too: then there are too many of them.</summary>
    private static bool IsOfDigits(ReadOnlySpan<byte> array, int count)
        => array.IndexOfAnyExcept(Expected) < 0
            && array.Count((byte)'"') == 2 * count
            && array.Count((byte)',') == count - 1
            && array.Count((byte)'[') == 1
            && array.Count((byte)']') == 1;
}
#endif
