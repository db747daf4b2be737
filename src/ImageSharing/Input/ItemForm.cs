using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Input.Forms;

namespace ImageSharing.Input;

/// <summary>What an item is, by its form alone.</summary>
internal enum ItemForm
{
    Null,
    Text,
    List,
    Row,
    Unknown,
}

/// <summary>Tells the form of an item.</summary>
internal static class ItemForms
{
    public static ItemForm Of(PSObject? item)
    {
        if (item is null) return ItemForm.Null;

        return item.BaseObject switch
        {
            string or char or DBNull => ItemForm.Text,
            sbyte or byte or short or ushort or int or uint or long or ulong => ItemForm.Text,
            double or float or decimal or System.Numerics.BigInteger => ItemForm.Text,
            { } value when IdValue.IsJson(value) => ItemForm.Unknown,
            { } value when Xml.IsNode(value) => FormOfXml(item, value),
            { } value when IdValue.IsList(value) => ItemForm.List,
            _ => ItemForm.Row,
        };
    }

    /// <summary>An element is a row by its attributes and child elements, or else its text; both would leave one out.</summary>
    private static ItemForm FormOfXml(PSObject item, object node)
    {
        if (Xml.Text(node) is not { } text) return ItemForm.Row;
        if (!Xml.HasAttributes(node)) return ItemForm.Text;

        var isRow = new ItemColumns(item).Names().Any(IsColumn);
        return IdText.IsBlank(text) ? ItemForm.Row : isRow ? ItemForm.Unknown : ItemForm.Text;
    }

    private static bool IsColumn(string name)
        => ItemParts.AccountColumns.Concat(["ImageId", "Region"]).Contains(name, StringComparer.OrdinalIgnoreCase);
}
