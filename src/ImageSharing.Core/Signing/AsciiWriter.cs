using System;
using System.Text;

namespace ImageSharing.Core.Signing;

/// <summary>Writes ASCII text into a span that is large enough, without regard to any culture.</summary>
internal ref struct AsciiWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer.Slice(0, _length);

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.Slice(_length));
        _length += text.Length;
    }

    public void Append(string text)
    {
        var rest = _buffer.Slice(_length);
        for (var i = 0; i < text.Length; i++) rest[i] = checked((byte)text[i]);
        _length += text.Length;
    }

    public void AppendLower(string text)
    {
        var rest = _buffer.Slice(_length);
        for (var i = 0; i < text.Length; i++)
        {
            var one = text[i];
            rest[i] = checked((byte)(one is >= 'A' and <= 'Z' ? one | 0x20 : one));
        }

        _length += text.Length;
    }

    public void AppendHex(ReadOnlySpan<byte> bytes)
    {
        var digits = "0123456789abcdef"u8;
        foreach (var one in bytes)
        {
            _buffer[_length++] = digits[one >> 4];
            _buffer[_length++] = digits[one & 15];
        }
    }

    /// <summary>Appends a number that is not negative.</summary>
    public void AppendNumber(long number, int digits = 1)
    {
        for (long rest = number / 10, count = 1; rest > 0 || count < digits; rest /= 10, count++)
            if (count >= digits) digits++;

        for (var i = digits - 1; i >= 0; i--, number /= 10) _buffer[_length + i] = (byte)('0' + (number % 10));
        _length += digits;
    }

    /// <summary>Appends yyyy-MM-dd.</summary>
    public void AppendDate(DateTime day)
    {
        AppendNumber(day.Year, 4);
        Append("-"u8);
        AppendNumber(day.Month, 2);
        Append("-"u8);
        AppendNumber(day.Day, 2);
    }

    public override readonly string ToString()
    {
#if NET
        return Encoding.ASCII.GetString(Written);
#else
        return Encoding.ASCII.GetString(Written.ToArray());
#endif
    }
}
