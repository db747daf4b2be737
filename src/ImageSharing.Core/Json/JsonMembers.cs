using System.Text.Json;

namespace ImageSharing.Core.Json;

/// <summary>
/// Walks through the objects and lists of a reply. The caller reads or skips each value before it asks for the next.
/// </summary>
internal static class JsonMembers
{
    /// <exception cref="JsonException">The value is not an object.</exception>
    public static void BeginObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
    }

    /// <summary>Goes to the value of the next member, and returns its name; null at the end of the object.</summary>
    public static string? NextMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return null;

        var name = reader.GetString();
        reader.Read();
        return name;
    }

    /// <summary>True if the value is a list, false if it is null.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public static bool BeginList(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartArray => true,
        JsonTokenType.Null => false,
        _ => throw new JsonException(),
    };

    /// <summary>Goes to the next item; false at the end of the list.</summary>
    public static bool NextItem(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }
}
