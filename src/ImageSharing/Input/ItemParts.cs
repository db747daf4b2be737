using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input.Forms;

namespace ImageSharing.Input;

/// <summary>The image, the regions and the accounts of one item, each read from one place.</summary>
internal sealed partial class ItemParts
{
    public static readonly string[] AccountColumns = ["AccountId", "Uin", "Account", "AccountIds"];

    private readonly InputRules _rules;
    private readonly TypedInput _typed;
    private readonly Func<ScriptBlock, PSObject?, BlockResult> _run;
    private readonly PSObject? _item;
    private readonly IReadOnlyList<IdValue> _values = [];
    private bool _hasColumns;

    public ItemParts(
        InputRules rules,
        TypedInput typed,
        Func<ScriptBlock, PSObject?, BlockResult> run,
        PSObject? item,
        Place place)
    {
        _rules = rules;
        _typed = typed;
        _run = run;
        _item = item;
        Place = place;
        Form = ItemForms.Of(item);
        if (Form == ItemForm.Row) Columns = new ItemColumns(item!);
        else if (Form == ItemForm.Unknown && Xml.IsNode(item!.BaseObject))
            _values = [IdValue.Unreadable("Value.XmlMixed")];
        else if (item is not null) _values = IdValue.Read(item);
    }

    public Place Place { get; }

    public ItemForm Form { get; }

    public ItemColumns Columns { get; }

    public bool IsResult { get; set; }

    /// <summary>The item's own images; empty if it names none.</summary>
    public IReadOnlyList<string> Images { get; private set; } = [];

    /// <summary>The item's own regions.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<AccountInput> Accounts { get; private set; } = [];

    /// <summary>True if the accounts are those of -AccountId.</summary>
    public bool HasTypedAccounts { get; private set; }

    /// <summary>Why the item is refused; the first reason found.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The account that the refusal is about; null if it is about something else.</summary>
    public string? RefusedText { get; private set; }

    /// <summary>True if the item and -AccountId both name accounts.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>A blank line, or a row of nothing but empty text. Asked last: most items name something.</summary>
    public bool IsBlank
        => (Refusal is not null || (Images.Count == 0 && Regions.Count == 0 && !Accounts.Any(account => account.IsAccount)))
            && (IsBlankText || (Form == ItemForm.Row && Columns.AreBlank()));

    /// <summary>
    /// The item as a result shows it where it has no account: its text or its type. Never what could be taken for an
    /// account when the result is piped in again.
    /// </summary>
    public string Text
        => Form is ItemForm.Text or ItemForm.Unknown && !AccountIdText.IsWellFormed(_values[0].Text)
            ? _values[0].Text
            : string.Empty;

    /// <summary>True for a row that has no account where another one could.</summary>
    public bool IsRowOfImage => Form == ItemForm.Row && Accounts.Count == 0 && _item!.BaseObject is not Image;

    /// <summary>True if the item has anything besides an image and its region.</summary>
    public bool CouldNameAccount => HasOtherColumns || Form switch
    {
        ItemForm.Text or ItemForm.List => (_typed.Images is not null && !_values.All(value => value.IsBlank))
            || _values.Any(value => value.Damage is null && AccountIdText.IsWellFormed(value.Text)),
        _ => false,
    };

    /// <summary>True if a column says something else than an image and its region.</summary>
    private bool HasOtherColumns => Form switch
    {
        ItemForm.Row => !ImageColumns.AreAll(Columns.Names()),
        ItemForm.Text => Xml.IsNode(_item!.BaseObject) && Xml.HasAttributes(_item.BaseObject),
        _ => false,
    };

    private bool IsTextOfImages => _rules.TextIsImage && _typed.Images is null && Form is ItemForm.Text or ItemForm.List;

    private bool IsBlankText => Form == ItemForm.Text && _values[0].IsBlank && IdValue.Base(_item) is string;

    public void Refuse(Refusal refusal) => Refusal ??= refusal;

    public void ReadImage()
    {
        if (_typed.ImageBlock is { } block)
        {
            if (One(Run(block, "ImageIdMalformed", "ImageId"), "ImageIdMalformed", "Name.ImageId") is { Length: > 0 } text)
                Images = [text];
        }
        else if (Form == ItemForm.Row)
        {
            var values = Columns.Values("ImageId");
            _hasColumns = values.Count > 0;
            if (One(values, "ImageIdMalformed", "Name.ImageId") is { Length: > 0 } text) Images = [text];
        }
        else if (_rules.TextIsImage && Form is ItemForm.Text or ItemForm.List)
        {
            ReadImagesOfText();
        }
    }

    public void ReadRegions()
    {
        IReadOnlyList<IdValue> values = [];
        if (_typed.RegionBlock is { } block) values = Run(block, "RegionMalformed", "Region");
        else if (Form == ItemForm.Row) values = Columns.Values("Region");

        _hasColumns |= values.Count > 0;
        if (!_rules.TakesSeveralRegions)
        {
            Regions = RegionText.Of(One(values, "RegionMalformed", "Name.Region")) is { } one ? [one] : [];
            return;
        }

        foreach (var value in values.Where(value => value.Damage is not null))
            Refuse(Reasons.Value("RegionMalformed", "Name.Region", value, Place));
        Regions = values.Select(value => RegionText.Of(value.Text)).OfType<string>().Distinct().ToList();
    }

    private void ReadImagesOfText()
    {
        if (_typed.Images is not null)
        {
            // Beside a typed image, a text that is an account is an account; any other one must be that image.
            if (_values.All(value => value.Damage is null && AccountIdText.IsWellFormed(value.Text))) return;
        }

        foreach (var value in _values)
        {
            if (value.Damage is not null || (value.IsBlank && (_values.Count > 1 || _typed.Images is not null)))
                Refuse(Reasons.Value("ImageIdMalformed", "Name.ImageId", value, Place));
            else if (AccountIdText.IsWellFormed(value.Text))
                Refuse(ImageIdText.Refusal(value.Text)!.From(Place.ToString()));
        }

        if (Refusal is null) Images = _values.Select(value => value.Text).Where(text => text.Length > 0).ToList();
    }

    /// <summary>The one value of a part; null if it has none, or is refused.</summary>
    private string? One(IReadOnlyList<IdValue> values, string code, string name)
    {
        if (values.Count == 0) return null;
        if (values.Count > 1)
        {
            Refuse(Reasons.Several(code, name, values.Count, Place));
            return null;
        }

        if (values[0].Damage is null) return values[0].Text;

        Refuse(Reasons.Value(code, name, values[0], Place));
        return null;
    }

    /// <summary>What a script block gives for the item; blank and nothing are refused.</summary>
    private IReadOnlyList<IdValue> Run(ScriptBlock block, string code, string parameter)
    {
        var result = _run(block, _item);
        var values = result.Values.SelectMany(IdValue.Read).ToList();
        if (result.Failure is null && values.Exists(value => !value.IsBlank)) return values;

        Refuse(Reasons.Block(code, parameter, result.Failure, Place));
        return [];
    }
}
