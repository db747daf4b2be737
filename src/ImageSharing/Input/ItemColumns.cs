using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using ImageSharing.Input.Forms;

namespace ImageSharing.Input;

/// <summary>
/// The columns of an item: the properties of an object as PowerShell shows them, or the keys of a dictionary.
/// </summary>
internal readonly struct ItemColumns
{
    private const string DataRow = "System.Data.DataRow";

    private static readonly string[] OfDataRow = ["RowError", "RowState", "Table", "ItemArray", "HasErrors"];

    private readonly PSObject _item;
    private readonly IDictionary? _dictionary;

    public ItemColumns(PSObject item)
    {
        _item = item;
        _dictionary = item.BaseObject as IDictionary;
    }

    /// <summary>True for an object that has nothing but its columns.</summary>
    public bool IsRow
        => _dictionary is not null || _item.BaseObject is PSCustomObject || Xml.IsNode(_item.BaseObject) || IsDataRow;

    private bool IsDataRow => _item.BaseObject.GetType().FullName == DataRow;

    /// <summary>The column's text where it is a plain text; null if it is missing, blank or anything else.</summary>
    public string? Text(string name)
    {
        var values = Values(name);
        if (values.Count != 1 || values[0].Damage is not null) return null;

        return values[0].Text.Length == 0 ? null : values[0].Text;
    }

    /// <summary>The column's text where it is a Boolean; else null.</summary>
    public string? Boolean(string name)
    {
        try
        {
            var value = _dictionary is null ? _item.Properties[name]?.Value : ValueOfKey(name);
            return IdValue.Base(value) is bool known ? known.ToString() : null;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    /// <summary>The values of a column; empty if there is no such column. Letter case does not count.</summary>
    public IReadOnlyList<IdValue> Values(string name) => _dictionary is null ? OfProperty(name) : OfKeys(name);

    /// <summary>The names of all columns.</summary>
    public IEnumerable<string> Names()
    {
        if (_dictionary is not null)
        {
            foreach (var key in _dictionary.Keys)
                yield return $"{key}";
            yield break;
        }

        if (Xml.IsNode(_item.BaseObject))
        {
            foreach (var name in Xml.Names(_item.BaseObject)) yield return name;
            yield break;
        }

        var isDataRow = IsDataRow;
        foreach (var property in _item.Properties)
            if (!isDataRow || Array.IndexOf(OfDataRow, property.Name) < 0) yield return property.Name;
    }

    /// <summary>
    /// True for a row of a table whose columns, two or more, are all empty text: what a spreadsheet leaves at its end.
    /// </summary>
    public bool AreBlank()
    {
        var count = 0;
        foreach (var name in Names())
        {
            count++;
            if (!IsBlankText(name)) return false;
        }

        return count > 1;
    }

    private bool IsBlankText(string name)
    {
        object? value;
        try
        {
            value = IdValue.Base(_dictionary is null ? _item.Properties[name]?.Value : ValueOfKey(name));
        }
        catch (RuntimeException)
        {
            return false;
        }

        return value is DBNull || (value is string text && IdText.IsBlank(text));
    }

    private IReadOnlyList<IdValue> OfProperty(string name)
    {
        try
        {
            return _item.Properties[name] is { } property ? IdValue.Read(property.Value) : [];
        }
        catch (RuntimeException exception)
        {
            return [IdValue.Unreadable("Value.Unreadable", exception.GetBaseException().Message)];
        }
    }

    /// <summary>A dictionary may tell letter case apart, and so have a column twice.</summary>
    private List<IdValue> OfKeys(string name)
    {
        var values = new List<IdValue>();
        var keys = 0;
        foreach (DictionaryEntry entry in _dictionary!)
        {
            if (!string.Equals(IdValue.Base(entry.Key) as string, name, StringComparison.OrdinalIgnoreCase)) continue;

            values.AddRange(IdValue.Read(entry.Value));
            keys++;
        }

        return keys > 1 && !AreAlike(values)
            ? [IdValue.Unreadable("Value.Twice", keys.ToString(CultureInfo.InvariantCulture))]
            : keys > 1 ? [values[0]] : values;
    }

    private object? ValueOfKey(string name)
    {
        foreach (DictionaryEntry entry in _dictionary!)
            if (entry.Key as string == name) return entry.Value;

        return null;
    }

    private static bool AreAlike(List<IdValue> values)
        => values.TrueForAll(value => value.Damage is null && value.Text == values[0].Text);
}
