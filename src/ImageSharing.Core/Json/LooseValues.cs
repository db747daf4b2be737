using System;
using System.Globalization;
using System.Text.Json;

namespace ImageSharing.Core.Json;

/// <summary>
/// Reads the values of a reply, however they are written: a number as text, a text as a number. Each is null if the
/// reply has null.
/// </summary>
internal static class LooseValues
{
    /// <exception cref="JsonException">It is neither text nor a number.</exception>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new JsonException(),
    };

    /// <summary>A whole number; null for anything else.</summary>
    public static long? Number(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) ? number : null;
            case JsonTokenType.String:
                return long.TryParse(
                    reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
                    ? number
                    : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>True or false; null for anything else.</summary>
    public static bool? Flag(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.GetBoolean();

        reader.Skip();
        return null;
    }

    /// <summary>The UTC time of an ISO 8601 instant, UTC where it names no offset; null for anything else.</summary>
    public static DateTime? Time(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        return DateTimeOffset.TryParse(
            reader.GetString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant)
            ? instant.UtcDateTime
            : null;
    }
}
