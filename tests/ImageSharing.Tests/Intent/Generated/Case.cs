using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace ImageSharing.Tests.Intent.Generated;

internal enum Operation
{
    Grant,
    Revoke,
    RevokeAll,
    Set,
    Test,
    GetRevoke,
    SearchRevokeAll,
}

internal enum RowForm
{
    Custom,
    Hashtable,
    Ordered,
    Dictionary,
    DataRow,
    XmlAttributes,
    XmlElements,
    ScriptProperties,
    Csv,
    Job,
    Picked,
}

/// <summary>A share that may be gained or lost; image and account by their short names.</summary>
internal readonly record struct Pair(string Region, string Image, string Account)
{
    public override string ToString() => $"{Image}/{Account}@{Region}";
}

/// <summary>A column of a row: its name as written, what it is by that name, and its value.</summary>
internal sealed record Column(string Name, Role Role, Value Value, bool Throws = false);

/// <summary>One pipeline item.</summary>
internal abstract record Item
{
    public abstract string Script { get; }
}

/// <summary>A value by itself: text or a number, a list, or something else.</summary>
internal sealed record Plain(Value Value) : Item
{
    public override string Script => Value.IsText
        || !Value.Script.StartsWith('@') && !Value.Script.Contains("ArrayList", StringComparison.Ordinal)
        ? Value.Script
        : $", {Value.Script}";
}

internal sealed record Row(RowForm Form, ImmutableArray<Column> Columns) : Item
{
    public bool Has(Role role) => Columns.Any(column => column.Role == role);

    public override string Script
    {
        get
        {
            var columns = Columns.Select(column => $"'{column.Name}' = {column.Value.Script}");
            var getters = Columns.Select(
                column => $"'{column.Name}' = {{ {(column.Throws ? "throw 'no'" : column.Value.Script)} }}");
            var table = $"([ordered]@{{ {string.Join("; ", columns)} }})";

            // One blank column is no line of a CSV file.
            var form = Columns.Any(column => column.Throws) ? RowForm.ScriptProperties
                : Form == RowForm.Csv && Columns.Length == 1 ? RowForm.Custom
                : Form;
            return form switch
            {
                RowForm.Custom => $"[pscustomobject]{table[1..^1]}",
                RowForm.Hashtable => table[10..^1],
                RowForm.Ordered => table[1..^1],
                RowForm.Dictionary => $"DictionaryOf {table}",
                RowForm.DataRow => $"DataRows {table}",
                RowForm.XmlAttributes => $"XmlRow {table} $false",
                RowForm.XmlElements => $"XmlRow {table} $true",
                RowForm.Csv => $"[pscustomobject]{table[1..^1]} | Csv",
                RowForm.Job => $"[pscustomobject]{table[1..^1]} | Job",
                RowForm.Picked => $"[pscustomobject]{table[1..^1]} | Pick "
                    + $"{string.Join(", ", Columns.Select(column => $"'{column.Name}'"))}",
                _ => $"ScriptRow ([ordered]@{{ {string.Join("; ", getters)} }})",
            };
        }
    }

    public bool Equals(Row? other) => other is not null && Script == other.Script;

    public override int GetHashCode() => Script.GetHashCode(StringComparison.Ordinal);
}

/// <summary>An image as Get-CvmImage writes it, or a copy of it.</summary>
internal sealed record ImageObject(string Image, string Region, string Way) : Item
{
    public override string Script => $"Get-CvmImage ${Image} -Region {Region}{Way}";
}

/// <summary>The shares of an image as Get-CvmImageShare writes them, or copies.</summary>
internal sealed record ShareObjects(string Image, string Region, string Way) : Item
{
    public override string Script => $"Get-CvmImageShare ${Image} -Region {Region}{Way}";
}

/// <summary>A result as it comes back from a file or a job.</summary>
internal sealed record Result(
    string Image, string Region, string Account, bool IsGrant, string Status, bool? Before, string Way) : Item
{
    public bool IsNotDone => Status is "Failed" or "Unknown";

    public override string Script
        => $"[pscustomobject][ordered]@{{ Region = '{Region}'; ImageId = ${Image}; AccountId = ${Account}; Operation "
            + $"= '{(IsGrant ? "Grant" : "Revoke")}'; "
            + $"Status = '{Status}'; ErrorCode = ''; Message = ''; RequestId = ''; Attempts = 1; SharedBefore = "
            + $"{(Before is { } known ? known ? "$true" : "$false" : "$null")} }}{Way}";
}

/// <summary>A parameter: absent, a value, or a script block.</summary>
internal sealed record Typed(Value? Value, Block? Block)
{
    public static Typed Absent { get; } = new(null, null);

    public bool IsAbsent => Value is null && Block is null;

    public string Script => Block?.Script ?? $"({Value!.Script})";
}

/// <summary>A script block: it reads a column of the row, gives the item itself, or fails.</summary>
internal sealed record Block(string Script, string? Column, bool IsIdentity, bool Fails);

/// <summary>An input: the shares before it, and a command with parameters and pipeline items.</summary>
internal sealed record Case(
    Operation Operation,
    Typed Image,
    Typed Account,
    Typed Region,
    ImmutableArray<Item>? Items,
    ImmutableArray<Pair> Shares)
{
    /// <summary>Whether a parameter is a script block.</summary>
    public bool HasBlocks => Image.Block is not null || Account.Block is not null || Region.Block is not null;

    public string Script
    {
        get
        {
            var script = new StringBuilder();
            if (Items is { } items)
            {
                script.Append(items.Length == 0 ? "@() | " : $"& {{ "
                    + $"{string.Join("; ", items.Select(item => item.Script))} }} | ");
            }

            script.Append(Operation switch
            {
                Operation.Grant => "Grant-CvmImageShare",
                Operation.Revoke => "Revoke-CvmImageShare",
                Operation.RevokeAll => "Revoke-CvmImageShare -All",
                Operation.Set => "Set-CvmImageShare",
                Operation.Test => "Test-CvmImageShare",
                Operation.GetRevoke => "Get-CvmImageShare",
                _ => "Get-CvmImage -ImageState NORMAL",
            });
            foreach (var (name, typed) in new[] { ("ImageId", Image), ("AccountId", Account), ("Region", Region) })
                if (!typed.IsAbsent) script.Append(" -").Append(name).Append(" ").Append(typed.Script);
            script.Append(Operation switch
            {
                Operation.Test => "",
                Operation.GetRevoke => " | Revoke-CvmImageShare -Confirm:$false",
                Operation.SearchRevokeAll => " | Revoke-CvmImageShare -All -Confirm:$false",
                _ => " -Confirm:$false",
            });
            return script.ToString();
        }
    }

    public override string ToString() => $"{Script}\n  shares before: {string.Join(' ', Shares)}";

    /// <summary>Inputs that are a step simpler.</summary>
    public IEnumerable<Case> Simpler()
    {
        if (Items is { } items)
        {
            for (var i = 0; i < items.Length; i++) yield return this with { Items = items.RemoveAt(i) };
            for (var i = 0; i < items.Length; i++)
                foreach (var simpler in SimplerItems(items[i]))
                    yield return this with { Items = items.SetItem(i, simpler) };
        }

        if (!Region.IsAbsent) yield return this with { Region = Typed.Absent };
        if (!Account.IsAbsent) yield return this with { Account = Typed.Absent };
        if (!Image.IsAbsent) yield return this with { Image = Typed.Absent };
        foreach (var pair in Shares) yield return this with { Shares = Shares.Remove(pair) };
        foreach (var (role, typed) in new[] { (Role.Image, Image), (Role.Account, Account), (Role.Region, Region) })
        {
            if (typed.Value is not { } value || value.Plain(role).Equals(value)) continue;
            var plain = new Typed(value.Plain(role), null);
            yield return role switch
            {
                Role.Image => this with { Image = plain },
                Role.Account => this with { Account = plain },
                _ => this with { Region = plain },
            };
        }
    }

    private static IEnumerable<Item> SimplerItems(Item item)
    {
        switch (item)
        {
            case Row row:
                if (row.Form != RowForm.Custom) yield return row with { Form = RowForm.Custom };
                for (var i = 0; i < row.Columns.Length && row.Columns.Length > 1; i++)
                    yield return row with { Columns = row.Columns.RemoveAt(i) };
                for (var i = 0; i < row.Columns.Length; i++)
                {
                    var column = row.Columns[i];
                    if (!column.Value.Plain(column.Role).Equals(column.Value))
                        yield return row with { Columns = row.Columns.SetItem(
                            i, column with { Value = column.Value.Plain(column.Role) }) };
                }

                break;
            case Result { Way.Length: > 0 } result:
                yield return result with { Way = "" };
                break;
            case ImageObject { Way.Length: > 0 } image:
                yield return image with { Way = "" };
                break;
            case ShareObjects { Way.Length: > 0 } shares:
                yield return shares with { Way = "" };
                break;
        }
    }
}
