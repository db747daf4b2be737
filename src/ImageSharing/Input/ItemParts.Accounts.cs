using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <content>The accounts of an item.</content>
internal sealed partial class ItemParts
{
    public void ReadAccounts()
    {
        if (_rules.IgnoresAccounts || _rules.NamesNoAccount) CheckForm();
        else if (_typed.AccountBlock is { } block) Take(Run(block, "AccountIdMalformed", "AccountId"));
        else if (_typed.Accounts is { } typed) TakeTyped(typed);
        else Take(OwnAccounts());

        if (_rules.AccountsAreOptional && Accounts.Count == 0 && Refusal is null)
            CheckWholeImage();
    }

    private IReadOnlyList<IdValue> OwnAccounts()
    {
        if (Form == ItemForm.Row) return AccountsOfColumns();
        if (Form == ItemForm.Null) Refuse(Reasons.Value("AccountIdMalformed", "Name.Item", IdValue.Unreadable("Value.Null"), Place));
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

            if (values is null) (values, first) = (these, name);
            else if (!AreAlike(values, these))
                Refuse(Refusal.Of("AccountIdAmbiguous.Columns", first, name).From(Place.ToString()));
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

            if (Refusal is null) RefusedText = values[i].Text;
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
            ItemForm.Null => Reasons.Value(code, "Name.Item", IdValue.Unreadable("Value.Null"), Place),
            ItemForm.Unknown => Reasons.Value(code, "Name.Item", _values[0], Place),
            _ => Reasons.Value(code, "Name.Item", WithoutColumns(_item!), Place),
        });
    }

    /// <summary>What the columns of a row are instead, or the type of an object that is no row.</summary>
    private static IdValue WithoutColumns(PSObject item)
    {
        var columns = new ItemColumns(item);
        var names = columns.IsRow ? columns.Names().ToList() : [];
        return names.Count switch
        {
            0 => IdValue.Unreadable("Value.NoColumns", IdValue.TypeName(item.BaseObject)),
            1 when IsWholeLine(names[0]) => IdValue.Unreadable("Value.OneColumn", MessageValue.Short(names[0])),
            _ => IdValue.Unreadable("Value.OtherColumns", Messages.Some(names)),
        };
    }

    /// <summary>The first line of a file with another delimiter, which became the name of one column.</summary>
    private static bool IsWholeLine(string name)
        => name.IndexOf("ImageId", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("AccountId", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>A whole image is listed only for an item that can mean nothing else.</summary>
    private void CheckWholeImage()
    {
        if (!HasOtherColumns || (Images.Count == 0 && _typed.Images is null)) return;

        var names = new ItemColumns(_item!).Names().Where(name => !ImageColumns.Has(name)).Take(3).Select(MessageValue.Short);
        Refuse(Refusal.Of("AccountIdMissing.OtherColumns", names).From(Place.ToString()));
    }

    private static bool AreAlike(IReadOnlyList<IdValue> some, IReadOnlyList<IdValue> others)
        => some.Count == others.Count
            && some.Zip(others, (one, other) => one.Damage is null && other.Damage is null && one.Text == other.Text)
                .All(alike => alike);
}
