using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace ImageSharing.Sandbox;

/// <summary>The parameters of a request, whether they came as JSON or in a query.</summary>
internal sealed class Parameters
{
    private readonly JsonElement _root;
    private readonly bool _isFromQuery;

    private Parameters(JsonElement root, ReadOnlyMemory<byte> json, bool isFromQuery)
    {
        _root = root;
        _isFromQuery = isFromQuery;
        Json = json;
    }

    internal static Parameters None { get; } = new(default, default, false);

    internal ReadOnlyMemory<byte> Json { get; }

    internal static Parameters FromBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            var document = JsonElement.ParseValue(ref reader);
            return new Parameters(reader.Read() ? default : document, body, false);
        }
        catch (JsonException)
        {
            return new Parameters(default, body, false);
        }
    }

    internal static Parameters FromQuery(string query)
    {
        var json = QueryParameters.ToJson(query);
        var reader = new Utf8JsonReader(json);
        return new Parameters(JsonElement.ParseValue(ref reader), json, true);
    }

    /// <summary>Refuses a body that is no object, and parameters that the action does not have.</summary>
    internal void Allow(params ReadOnlySpan<string> names)
    {
        if (_root.ValueKind != JsonValueKind.Object)
            throw new RefusalException("InvalidRequest", UsualMessages.Of("InvalidRequest"));
        foreach (var property in _root.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw new RefusalException("UnknownParameter", $"The parameter `{property.Name}` is not recognized.");
        }
    }

    internal string Required(string name) => Optional(name) is { Length: > 0 } value ? value : throw Missing(name);

    internal string? Optional(string name)
    {
        if (!Has(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw WrongType(name, "string");
    }

    internal int Integer(string name, int absent, int least, int most)
    {
        if (!Has(name, out var value))
            return absent;
        var isNumber = value.ValueKind == JsonValueKind.Number
            ? value.TryGetInt32(out var number)
            : int.TryParse(
                _isFromQuery ? value.GetString() : "",
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out number);
        if (!isNumber)
            throw WrongType(name, "int64");
        return number >= least && number <= most
            ? number
            : throw new RefusalException(
                "InvalidParameterValue.LimitExceeded",
                $"The value of the parameter `{name}` is not from `{least}` to `{most}`.");
    }

    /// <summary>Refuses a parameter that is absent, empty or no list of strings.</summary>
    internal void RequireStrings(string name)
    {
        if (!Has(name, out var value))
            throw Missing(name);
        if (value.ValueKind != JsonValueKind.Array)
            throw WrongType(name, "list");
        if (value.GetArrayLength() == 0)
            throw Missing(name);
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                throw WrongType(name, "string");
        }
    }

    /// <summary>Null where the parameter is absent.</summary>
    internal IReadOnlyList<string>? Strings(string name)
    {
        if (!Has(name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw WrongType(name, "list");
        var items = StringsIn(value);
        return items.Count == value.GetArrayLength() ? items : throw WrongType(name, "string");
    }

    /// <summary>The filters, name and values; null if there is no such parameter.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<string> Values)>? Filters()
    {
        if (!Has("Filters", out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw WrongType("Filters", "list");
        var filters = new List<(string, IReadOnlyList<string>)>();
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw WrongType("Filters", "object");
            var filter = new Parameters(item, default, _isFromQuery);
            filter.Allow("Name", "Values");
            filters.Add((filter.Required("Name"), filter.Strings("Values") ?? throw Missing("Values")));
        }

        return filters;
    }

    /// <summary>The text of a parameter where it is a string, without a check.</summary>
    internal string? Peek(string name)
        => Has(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The strings in a parameter where it is a list, without a check.</summary>
    internal IReadOnlyList<string> PeekList(string name)
        => Has(name, out var value) && value.ValueKind == JsonValueKind.Array ? StringsIn(value) : [];

    internal static RefusalException Missing(string name)
        => new("MissingParameter", $"The request is missing a required parameter `{name}`.");

    private static RefusalException WrongType(string name, string type)
        => new("InvalidParameter", $"The value type of parameter `{name}` is not {type}.");

    private static List<string> StringsIn(JsonElement list)
    {
        var items = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
                items.Add(item.GetString()!);
        }

        return items;
    }

    private bool Has(string name, out JsonElement value)
    {
        value = default;
        return _root.ValueKind == JsonValueKind.Object
            && _root.TryGetProperty(name, out value)
            && value.ValueKind != JsonValueKind.Null;
    }
}
