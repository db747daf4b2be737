using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>
/// Reads a command's input item by item. Blank lines and rows wait, since at the end of the input they are skipped.
/// </summary>
internal sealed class PipelineInput
{
    private readonly ItemReader _reader;
    private readonly List<ItemReading> _blank = [];
    private int _items;

    public PipelineInput(InputRules rules, TypedInput typed)
    {
        Typed = typed;
        _reader = new ItemReader(rules, typed, Run);
    }

    public TypedInput Typed { get; }

    /// <summary>True for a pipeline that brought nothing, or nothing but blank items.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Blank lines and rows at the end of the input.</summary>
    public int BlankAtEnd => _blank.Count;

    /// <summary>What the parameters mean where there is no pipeline.</summary>
    public ItemReading TakeTyped()
    {
        IsEmpty = false;
        return _reader.ReadTyped();
    }

    /// <summary>The readings that an item completes: its own, and those of blank ones before it.</summary>
    public IEnumerable<ItemReading> Take(PSObject? item)
    {
        var reading = _reader.Read(item, Place.OfItem(++_items));
        if (reading.IsBlank)
        {
            _blank.Add(reading);
            return [];
        }

        IsEmpty = false;
        if (_blank.Count == 0) return [reading];

        ItemReading[] readings = [.. _blank, reading];
        _blank.Clear();
        return readings;
    }

    /// <summary>The readings of -InputObject where it was typed: of each item of a list.</summary>
    public IEnumerable<ItemReading> TakeParameter(PSObject? item)
    {
        if (item is null || !IdValue.IsList(item.BaseObject))
        {
            foreach (var reading in Take(item)) yield return reading;
            yield break;
        }

        foreach (var each in (IEnumerable)item.BaseObject)
            foreach (var reading in Take(each is null ? null : PSObject.AsPSObject(each))) yield return reading;
    }

    private static BlockResult Run(ScriptBlock block, PSObject? item)
    {
        try
        {
            var values = block.InvokeWithContext(null, [new PSVariable("_", item)], item);
            return new BlockResult([.. values]);
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            // break, continue and exit in a block arrive as exceptions too.
            return new BlockResult([], exception is RuntimeException
                ? exception.Message
                : Messages.Format("ScriptBlock.Exit", exception.GetType().Name));
        }
    }
}
