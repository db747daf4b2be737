#if NET
using ImageSharing.Core.Transport;
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace ImageSharing.Core.Cvm;

/// <summary>
/// Writes texts that are digits, as account IDs are, without looking each of them through for what has to be escaped: a
/// batch of 500 costs a fraction that way, and most of a request's preparation is this.
/// </summary>
internal static class DigitTexts
{
    private const int Shortest = 8;
    private const int Longest = 16;

    // Added to what is more than 9 above '0', it sets the highest bit, which no digit has.
    private const ushort TooFar = 0x8000 - 10;

    /// <summary>
    /// Writes the texts as an array. False, and nothing is written, where not all of them are 8 to 16 digits.
    /// </summary>
    public static bool TryWrite(Utf8JsonWriter json, IReadOnlyList<string> texts) => texts switch
    {
        { Count: 0 } => false,
        string[] array => TryWrite(json, array.AsSpan()),
        _ => TryWrite(json, [.. texts]),
    };

    private static bool TryWrite(Utf8JsonWriter json, ReadOnlySpan<string> texts)
    {
        using PooledBytes bytes = new(1 + (texts.Length * (Longest + 3)));
        var free = bytes.GetSpan();
        var position = 0;
        var others = Vector128<ushort>.Zero;
        foreach (var text in texts)
        {
            if (text.Length is < Shortest or > Longest) return false;

            // The first 8 and the last 8, which overlap where there are fewer than 16.
            ref var start = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
            var first = Vector128.LoadUnsafe(ref start);
            var last = Vector128.LoadUnsafe(ref start, (nuint)(text.Length - Shortest));
            others |= OtherThanDigits(first) | OtherThanDigits(last);

            var digits = Vector128.Narrow(first, last).AsUInt64();
            var item = free.Slice(position, text.Length + 3);
            item[0] = position == 0 ? (byte)'[' : (byte)',';
            item[1] = (byte)'"';
            BinaryPrimitives.WriteUInt64LittleEndian(item[2..], digits[0]);
            BinaryPrimitives.WriteUInt64LittleEndian(item[^(Shortest + 1)..], digits[1]);
            item[^1] = (byte)'"';
            position += item.Length;
        }

        if (others.ExtractMostSignificantBits() != 0) return false;

        free[position++] = (byte)']';
        bytes.Advance(position);
        json.WriteRawValue(bytes.Span, skipInputValidation: true);
        return true;
    }

    /// <summary>The highest bit is set where there is something else than a digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> OtherThanDigits(Vector128<ushort> letters)
    {
        var above = letters - Vector128.Create((ushort)'0');
        return above | (above + Vector128.Create(TooFar));
    }
}
#endif
