using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageSharing.Core.Json;

/// <summary>Reads objects of a reply straight into a type of the contract. Members that are not known are skipped.</summary>
internal abstract class LooseConverter<T> : JsonConverter<T>
    where T : new()
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Object<T>(ref reader, Member);

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => throw new NotSupportedException();

    /// <summary>Reads one member, all of its value.</summary>
    protected abstract void Member(ref Utf8JsonReader reader, string name, ref T value);

    protected delegate void MemberReader<TItem>(ref Utf8JsonReader reader, string name, ref TItem value);

    /// <summary>Reads a list of objects; empty for null. Null in it is left out.</summary>
    protected static List<TItem> Objects<TItem>(ref Utf8JsonReader reader, MemberReader<TItem> member)
        where TItem : new()
    {
        List<TItem> items = [];
        if (reader.TokenType == JsonTokenType.Null) return items;
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType != JsonTokenType.Null) items.Add(Object(ref reader, member));

        return items;
    }

    private static TItem Object<TItem>(ref Utf8JsonReader reader, MemberReader<TItem> member)
        where TItem : new()
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();

        TItem item = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            member(ref reader, name, ref item);
        }

        return item;
    }
}
