using System;
using System.IO;
using System.Text;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>Turns the bytes of a file into text: UTF-8, UTF-16 or UTF-32, with a byte-order mark or without.</summary>
internal static class FileText
{
    /// <summary>The text. Invalid bytes become U+FFFD, which no value of a credential may contain.</summary>
    public static string Of(ArraySegment<byte> bytes)
    {
        using MemoryStream stream = new(bytes.Array!, bytes.Offset, bytes.Count);
        using StreamReader reader = new(stream, EncodingWithoutMark(bytes), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>In UTF-16 every second byte of an ASCII letter is zero; UTF-8 has no zeros.</summary>
    private static Encoding EncodingWithoutMark(ArraySegment<byte> bytes)
    {
        int[] zeros = [0, 0];
        for (var i = 0; i < bytes.Count; i++)
            if (bytes.Array![bytes.Offset + i] == 0) zeros[i % 2]++;

        var most = bytes.Count / 8;
        if (zeros[1] > most && zeros[1] > 2 * zeros[0]) return Encoding.Unicode;
        return zeros[0] > most && zeros[0] > 2 * zeros[1] ? Encoding.BigEndianUnicode : new UTF8Encoding(false);
    }
}
