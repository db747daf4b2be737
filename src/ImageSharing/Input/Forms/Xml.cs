using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Xml;

namespace ImageSharing.Input.Forms;

/// <summary>XML nodes as values. The type is known by its name first, so that no other input loads the XML library.</summary>
internal static class Xml
{
    /// <summary>True for an element, an attribute or a text of an [xml] document.</summary>
    public static bool IsNode(object value)
    {
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            if (type.FullName == "System.Xml.XmlNode") return true;

        return false;
    }

    /// <summary>The text of a node without child elements; null if it has some.</summary>
    public static string? Text(object node) => TextOf(node);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HasAttributes(object node) => ((XmlNode)node).Attributes is { Count: > 0 };

    /// <summary>The names of a node's attributes and child elements.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IReadOnlyList<string> Names(object value)
    {
        var node = (XmlNode)value;
        var names = new List<string>();
        if (node.Attributes is { } attributes)
            foreach (XmlAttribute attribute in attributes) names.Add(attribute.LocalName);

        foreach (XmlNode child in node.ChildNodes)
            if (child.NodeType == XmlNodeType.Element) names.Add(child.LocalName);

        return names;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? TextOf(object value)
    {
        var node = (XmlNode)value;
        if (node.NodeType is XmlNodeType.Document or XmlNodeType.DocumentFragment) return null;

        foreach (XmlNode child in node.ChildNodes)
            if (child.NodeType == XmlNodeType.Element) return null;

        return node.InnerText;
    }
}
