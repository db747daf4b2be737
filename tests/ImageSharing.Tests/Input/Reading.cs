using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Xml;
using ImageSharing.Input;

namespace ImageSharing.Tests.Input;

/// <summary>Reads one item without a shell, and says in one line what it means.</summary>
internal static class Reading
{
    /// <summary>"image (region): accounts", "image: CODE", "CODE", "command CODE", "skipped" or "blank".</summary>
    public static string Of(InputRules rules, object? item, params (string Name, object? Value)[] typed)
        => Short(Read(rules, item, typed));

    public static ItemReading Read(InputRules rules, object? item, params (string Name, object? Value)[] typed)
    {
        var bound = typed.ToDictionary(one => one.Name, one => one.Value!);
        var input = TypedInput.Read(rules, bound, hasPipeline: true, environmentRegion: null);
        var reader = new ItemReader(rules, input, (_, one) => Block(one));
        return reader.Read(item is null ? null : PSObject.AsPSObject(item), Place.OfItem(1));
    }

    /// <summary>A row with these columns.</summary>
    public static PSObject Row(params (string Name, object? Value)[] columns)
    {
        var row = new PSObject();
        foreach (var (name, value) in columns) row.Properties.Add(new PSNoteProperty(name, value));
        return row;
    }

    /// <summary>Stands in for any script block: it gives the item's column Code, and fails without one.</summary>
    private static BlockResult Block(PSObject? item)
        => item?.Properties["Code"] is { } code ? new BlockResult([code.Value]) : new BlockResult([], "no Code");

    private static string Short(ItemReading reading)
    {
        if (reading.CommandRefusal is { } ends) return $"command {ends.Code}";
        if (reading.IsSkipped) return "skipped";
        if (reading.IsBlank) return "blank";
        if (reading.Refusal is { } refusal) return refusal.Code;
        if (reading.Images.Count == 0) return $"no image: {string.Join(", ", reading.Accounts.Select(one => one.Text))}";

        return string.Join("; ", reading.Images.Select(image => Short(image, reading.Accounts)));
    }

    private static string Short(ImageReading image, IReadOnlyList<AccountInput> accounts)
    {
        var region = image.Regions.Count == 0 ? string.Empty : $" ({string.Join(", ", image.Regions)})";
        var what = image.Refusal is { } refusal ? refusal.Code : string.Join(", ", accounts.Select(one => one.Text));
        return $"{image.ImageId}{region}: {what}".TrimEnd(' ');
    }

    public static XmlElement Element(string xml)
    {
        var document = new XmlDocument();
        document.LoadXml(xml);
        return (XmlElement)document.DocumentElement!.FirstChild!;
    }
}
