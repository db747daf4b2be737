using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;

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

/// <summary>The values that a script block gave for an item, or why it gave none.</summary>
internal readonly struct BlockResult
{
    public BlockResult(IReadOnlyList<object?> values, string? failure = null)
    {
        Values = values;
        Failure = failure;
    }

    public IReadOnlyList<object?> Values { get; }

    /// <summary>Why the block failed; null where it did not.</summary>
    public string? Failure { get; }
}

/// <summary>The image, the regions and the accounts of one item, each read from one place.</summary>
internal sealed class ItemParts
{
    private static readonly string[] AccountColumns = ["AccountId", "Uin", "Account", "AccountIds"];

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
        string place)
    {
        _rules = rules;
        _typed = typed;
        _run = run;
        _item = item;
        Place = place;
        Form = FormOf(item);
        if (Form == ItemForm.Row) Columns = new ItemColumns(item!);
        else if (Form == ItemForm.Unknown && Xml.IsNode(item!.BaseObject))
            _values = [IdValue.Unreadable("is an XML element with attributes and a text")];
        else if (item is not null) _values = IdValue.Read(item);
    }

    public string Place { get; }

    public ItemForm Form { get; }

    public ItemColumns Columns { get; }

    public bool IsResult { get; set; }

    /// <summary>The item's own images; empty where it names none.</summary>
    public IReadOnlyList<string> Images { get; private set; } = [];

    /// <summary>The item's own regions.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    public IReadOnlyList<AccountInput> Accounts { get; private set; } = [];

    /// <summary>True where the accounts are those of -AccountId.</summary>
    public bool HasTypedAccounts { get; private set; }

    /// <summary>Why the item is refused; the first reason found.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The value that the refusal is about, as a message shows it.</summary>
    public string RefusedText { get; private set; } = "a value that was refused";

    /// <summary>True where the item and -AccountId both name accounts.</summary>
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

    /// <summary>True where the item has anything besides an image and its region.</summary>
    public bool CouldNameAccount => HasOtherColumns || Form switch
    {
        ItemForm.Text or ItemForm.List => (_typed.Images is not null && !_values.All(value => value.IsBlank))
            || _values.Any(value => value.Damage is null && AccountIdText.IsWellFormed(value.Text)),
        _ => false,
    };

    /// <summary>True where a column says something else than an image and its region.</summary>
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
            if (One(Run(block, "ImageIdMalformed", "ImageId"), "ImageIdMalformed", "image ID") is { Length: > 0 } text)
                Images = [text];
        }
        else if (Form == ItemForm.Row)
        {
            var values = Columns.Values("ImageId");
            _hasColumns |= values.Count > 0;
            if (One(values, "ImageIdMalformed", "image ID") is { Length: > 0 } text) Images = [text];
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
            Regions = RegionText.Of(One(values, "RegionMalformed", "region")) is { } one ? [one] : [];
            return;
        }

        foreach (var value in values.Where(value => value.Damage is not null))
            Refuse(Reasons.Value("RegionMalformed", "region", value, Place));
        Regions = values.Select(value => RegionText.Of(value.Text)).OfType<string>().Distinct().ToList();
    }

    public void ReadAccounts()
    {
        if (_rules.IgnoresAccounts || _rules.NamesNoAccount) CheckForm();
        else if (_typed.AccountBlock is { } block) Take(Run(block, "AccountIdMalformed", "AccountId"));
        else if (_typed.Accounts is { } typed) TakeTyped(typed);
        else Take(OwnAccounts());

        if (_rules.AccountsAreOptional && Accounts.Count == 0 && Refusal is null)
            CheckWholeImage();
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
                Refuse(Reasons.Value("ImageIdMalformed", "image ID", value, Place));
            else if (AccountIdText.IsWellFormed(value.Text))
                Refuse(ImageIdText.Refusal(value.Text)!.From(Place));
        }

        if (Refusal is null) Images = _values.Select(value => value.Text).Where(text => text.Length > 0).ToList();
    }

    /// <summary>The one value of a part; null where it has none, or is refused.</summary>
    private string? One(IReadOnlyList<IdValue> values, string code, string what)
    {
        if (values.Count == 0) return null;
        if (values.Count > 1)
        {
            Refuse(Reasons.Several(code, what, values.Count, Place));
            return null;
        }

        if (values[0].Damage is null) return values[0].Text;

        Refuse(Reasons.Value(code, what, values[0], Place));
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

    private IReadOnlyList<IdValue> OwnAccounts()
    {
        if (Form == ItemForm.Row) return AccountsOfColumns();
        if (Form == ItemForm.Null) Refuse(Reasons.Value("AccountIdMalformed", "item", IdValue.Unreadable("is null"), Place));
        if (IsTextOfImages || (_rules.TextIsImage && Images.Count > 0)) return [];

        return _values;
    }

    private IReadOnlyList<IdValue> AccountsOfColumns()
    {
        IReadOnlyList<IdValue>? values = null;
        string? first = null;
        foreach (var name in AccountColumns)
        {
            var these = Columns.Values(name);
            if (these.Count == 0) continue;

            _hasColumns = true;
            if (values is not null && !AreAlike(values, these))
            {
                Refuse(new Refusal(
                    "AccountIdAmbiguous",
                    $"The columns {first} and {name} have different values, and each could be the account.")
                    .From(Place));
            }

            first ??= name;
            values ??= these;
        }

        if (values is null) CheckForm();
        return values ?? [];
    }

    private void Take(IReadOnlyList<IdValue> values)
    {
        if (values.Count == 0) return;

        var accounts = new AccountInput[values.Count];
        for (var i = 0; i < accounts.Length; i++)
        {
            accounts[i] = Reasons.Account(values[i], Place);
            if (accounts[i].Refusal is not { } refusal) continue;

            if (Refusal is null) RefusedText = values[i].Text.Length == 0 ? "a blank value" : $"'{values[i].Text}'";
            Refuse(refusal);
        }

        Accounts = accounts;
    }

    /// <summary>The accounts that were typed; the item must not name others.</summary>
    private void TakeTyped(IReadOnlyList<AccountInput> typed)
    {
        var own = IsConsumedByBlock ? [] : OwnAccounts();
        if (own.Any(value => !value.IsBlank)) IsAmbiguous = true;
        else if (own.Count > 0) Take(own);
        else
        {
            Accounts = typed;
            HasTypedAccounts = true;
        }
    }

    /// <summary>
    /// A text that only a script block reads: it is the image that the block gives, or no account ID.
    /// </summary>
    private bool IsConsumedByBlock
        => _typed.ImageBlock is not null && Form == ItemForm.Text && _values[0].Damage is null
            && !AccountIdText.IsWellFormed(_values[0].Text);

    /// <summary>Refuses an item that has none of the columns: nothing in it was understood.</summary>
    private void CheckForm()
    {
        if (_hasColumns || Form is ItemForm.Text or ItemForm.List || _typed.ImageBlock is not null) return;

        // It is counted with the items that have no image.
        if (_rules.TextIsImage && _typed.Images is null && Form == ItemForm.Row) return;

        var code = _rules.TextIsImage ? "ImageIdMalformed" : "AccountIdMalformed";
        Refuse(Form switch
        {
            ItemForm.Null => Reasons.Value(code, "item", IdValue.Unreadable("is null"), Place),
            ItemForm.Unknown => Reasons.Value(code, "item", _values[0], Place),
            _ => Reasons.Value(
                code,
                "item",
                IdValue.Unreadable($"is of type {IdValue.TypeName(_item!.BaseObject)} and has no column ImageId, AccountId or Region"),
                Place),
        });
    }

    /// <summary>A whole image is listed only for an item that can mean nothing else.</summary>
    private void CheckWholeImage()
    {
        if (!HasOtherColumns || (Images.Count == 0 && _typed.Images is null)) return;

        var names = new ItemColumns(_item!).Names().Where(name => !ImageColumns.Has(name)).Take(3);
        Refuse(new Refusal(
            "AccountIdMissing",
            $"The item names no account, but has other columns ({string.Join(", ", names)}), so it is not clear whether the "
            + "whole list is wanted.")
        {
            RecommendedAction = "Name the account column AccountId, or pass the images alone: Select-Object ImageId, Region.",
        }.From(Place));
    }

    private static bool AreAlike(IReadOnlyList<IdValue> some, IReadOnlyList<IdValue> others)
        => some.Count == others.Count
            && some.Zip(others, (one, other) => one.Damage is null && other.Damage is null && one.Text == other.Text)
                .All(alike => alike);

    private static ItemForm FormOf(PSObject? item)
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
        => AccountColumns.Concat(["ImageId", "Region"]).Contains(name, StringComparer.OrdinalIgnoreCase);
}
