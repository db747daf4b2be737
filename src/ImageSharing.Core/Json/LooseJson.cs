using System;
using System.Text.Json;

namespace ImageSharing.Core.Json;

/// <summary>Reads a JSON file of another program, which can have any shape.</summary>
internal sealed class LooseJson : IDisposable
{
    private readonly JsonDocument _document;

    private LooseJson(JsonDocument document) => _document = document;

    public JsonElement Root => _document.RootElement;

    /// <summary>Reads the text; null if it is not a JSON object.</summary>
    public static LooseJson? Read(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = 64,
            });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new LooseJson(document);

            document.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A member of an object, or null.</summary>
    public static JsonElement? MemberOf(JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
                ? value
                : null;
        }
        catch (InvalidOperationException)
        {
            // Another member has an invalid name, such as half a surrogate pair.
            return null;
        }
    }

    /// <summary>A text that is not blank; null for any other value.</summary>
    public static string? TextOf(JsonElement element, string name)
    {
        if (MemberOf(element, name) is not { ValueKind: JsonValueKind.String } value) return null;

        try
        {
            var text = value.GetString()?.Trim();
            return string.IsNullOrEmpty(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The first of these members that exists and is neither a text nor null; otherwise null.</summary>
    public static string? NoText(JsonElement element, params string[] names)
        => Array.Find(
            names,
            name => MemberOf(element, name) is { ValueKind: not (JsonValueKind.String or JsonValueKind.Null) });

    /// <summary>Unix seconds, as a number or a text; null for any other value.</summary>
    public static DateTimeOffset? InstantOf(JsonElement element, string name)
    {
        if (MemberOf(element, name) is not { } value) return null;

        double seconds;
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (!value.TryGetDouble(out seconds)) return null;
        }
        else if (!double.TryParse(
            TextOf(element, name),
            System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture,
            out seconds))
        {
            return null;
        }

        return seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }

    public void Dispose() => _document.Dispose();
}
