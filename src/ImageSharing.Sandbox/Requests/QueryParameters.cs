using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ImageSharing.Sandbox;

/// <summary>
/// The flat parameters of a GET, such as <c>AccountIds.0=1&amp;AccountIds.1=2</c>, as the JSON that a POST has.
/// </summary>
internal static class QueryParameters
{
    internal static byte[] ToJson(string query)
    {
        var root = new JsonObject();
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
            Place(root, name.Split('.'), values.ToString());
        return Encoding.UTF8.GetBytes(WithLists(root).ToJsonString());
    }

    private static void Place(JsonObject root, string[] path, string value)
    {
        var parent = root;
        foreach (var step in path.AsSpan(0, path.Length - 1))
        {
            if (parent[step] is not JsonObject child)
                parent[step] = child = [];
            parent = child;
        }

        parent[path[^1]] = value;
    }

    private static JsonNode WithLists(JsonNode node)
    {
        if (node is not JsonObject parent)
            return node.DeepClone();
        if (parent.Count > 0 && parent.All(child => IsIndex(child.Key)))
        {
            var inOrder = parent.OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture));
            return new JsonArray([.. inOrder.Select(child => WithLists(child.Value!))]);
        }

        return new JsonObject(parent.Select(child => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(
            child.Key,
            WithLists(child.Value!))));
    }

    private static bool IsIndex(string key)
        => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
