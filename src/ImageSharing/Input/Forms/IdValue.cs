using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace ImageSharing.Input.Forms;

/// <summary>One value where an ID or a region is wanted: its clean text, or why it has none.</summary>
internal sealed class IdValue
{
    private const int DeepestList = 8;
    private const double FirstInexactDouble = 9007199254740992;
    private const int DigitsOfSpreadsheet = 12;

    private IdValue(string text, string? damage = null, string? detail = null)
    {
        Text = text;
        Damage = damage;
        Detail = detail;
    }

    /// <summary>The clean text; of a value without one, its type in brackets.</summary>
    public string Text { get; }

    /// <summary>The key of the message that says why the value is not understood; null if it is.</summary>
    public string? Damage { get; }

    /// <summary>The second value of that message, after the name of the value.</summary>
    public string? Detail { get; }

    public bool IsBlank => Damage is null && Text.Length == 0;

    /// <summary>The values of a text, a number, or a list of these; never empty.</summary>
    public static IReadOnlyList<IdValue> Read(object? value)
    {
        // The usual case: one text.
        if (Base(value) is string text) return [new IdValue(IdText.Clean(text))];

        var values = new List<IdValue>(1);
        Read(value, values, depth: 0);
        return values;
    }

    /// <summary>A value that could not be read at all.</summary>
    public static IdValue Unreadable(string damage, string? detail = null) => new(string.Empty, damage, detail);

    /// <summary>The object in a PSObject.</summary>
    public static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The type as a user knows it.</summary>
    public static string TypeName(object value) => value switch
    {
        PSCustomObject => "PSCustomObject",
        _ => value.GetType() is { IsGenericType: false, FullName: { } name } ? name : value.GetType().Name.Split('`')[0],
    };

    private static void Read(object? value, List<IdValue> values, int depth)
    {
        switch (Base(value))
        {
            case null:
            case DBNull:
                values.Add(new IdValue(string.Empty));
                break;
            case string text:
                values.Add(new IdValue(IdText.Clean(text)));
                break;
            case char letter:
                values.Add(new IdValue(IdText.Clean(letter.ToString())));
                break;
            case double number:
                values.Add(Double(number));
                break;
            case decimal number:
                values.Add(decimal.Truncate(number) == number
                    ? new IdValue(number.ToString("0", CultureInfo.InvariantCulture))
                    : Number(number, "Value.NotWhole"));
                break;
            case float number:
                values.Add(Number(number, "Value.SinglePrecision"));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger:
                values.Add(new IdValue(
                    ((IFormattable)Base(value)!).ToString("D", CultureInfo.InvariantCulture)));
                break;
            case { } other when Xml.IsNode(other):
                values.Add(Xml.Text(other) is { } content
                    ? new IdValue(IdText.Clean(content))
                    : new IdValue($"[{TypeName(other)}]", "Value.XmlElement"));
                break;
            case { } other when IsJson(other):
                values.Add(new IdValue(
                    $"[{TypeName(other)}]",
                    "Value.JsonObject",
                    TypeName(other)));
                break;
            case IEnumerable list when IsList(list):
                ReadList(list, values, depth);
                break;
            case { } other:
                values.Add(new IdValue(
                    $"[{TypeName(other)}]",
                    "Value.Object",
                    TypeName(other)));
                break;
        }
    }

    /// <summary>True for what PowerShell treats as a list of values.</summary>
    public static bool IsList(object value)
        => value is IEnumerable and not (string or IDictionary) && !Xml.IsNode(value) && !IsJson(value);

    /// <summary>True for objects of the JSON libraries, whose properties PowerShell does not show.</summary>
    public static bool IsJson(object value)
    {
        var name = value.GetType().ToString();
        return name.IndexOf("System.Text.Json.", StringComparison.Ordinal) >= 0
            || name.IndexOf("Newtonsoft.Json.", StringComparison.Ordinal) >= 0;
    }

    private static void ReadList(IEnumerable list, List<IdValue> values, int depth)
    {
        var count = values.Count;
        if (depth == DeepestList)
        {
            values.Add(new IdValue($"[{TypeName(list)}]", "Value.NestedList"));
            return;
        }

        try
        {
            foreach (var each in list) Read(each, values, depth + 1);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            values.Add(new IdValue($"[{TypeName(list)}]", "Value.UnreadableList"));
        }

        if (values.Count == count) values.Add(new IdValue(string.Empty));
    }

    private static IdValue Double(double number)
    {
        if (double.IsNaN(number) || Math.Floor(number) != number) return Number(number, "Value.NotWhole");
        if (Math.Abs(number) >= FirstInexactDouble)
            return Number(number, "Value.TooLarge");

        // By way of a whole number: the text of a double has 15 digits.
        var text = ((long)number).ToString(CultureInfo.InvariantCulture);
        return text.Length >= DigitsOfSpreadsheet && text.EndsWith("000000", StringComparison.Ordinal)
            ? Number(number, "Value.Rounded")
            : new IdValue(text);
    }

    /// <summary>In exponent notation, so that nothing takes the refused number for an account later.</summary>
    private static IdValue Number(IFormattable number, string damage)
        => new(number.ToString("0.0##############E+0", CultureInfo.InvariantCulture), damage);
}
