using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>The parts of a pipeline item, as the rules read them. It knows nothing of the other items.</summary>
internal sealed record Reading(string Script)
{
    /// <summary>What it names, or what it is written as: items that are alike in it may be told of once.</summary>
    public string Key => Image is null && Accounts.Count == 0
        ? Regex.Replace(Script, @" \| (Csv|Job|Pick.*)$|^[^=]*= |;.*|[\s'}{]", "")
        : Image ?? string.Join(' ', Accounts);

    /// <summary>Blank text, or a row of two columns or more that has blank text in each.</summary>
    public bool IsBlank { get; init; }

    /// <summary>It names nothing, and has to be refused.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The rules leave open whether it is understood.</summary>
    public bool IsOpen { get; init; }

    public bool IsText { get; init; }

    /// <summary>Columns alone, which do not show whether one was lost.</summary>
    public bool IsRow { get; init; }

    public string? Image { get; init; }

    /// <summary>It has a place for an image, and nothing in it.</summary>
    public bool HasBlankImage { get; init; }

    public string? Region { get; init; }

    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>It has a place for accounts, with any content.</summary>
    public bool HasAccounts { get; init; }

    public bool HasBlankAccounts { get; init; }

    /// <summary>Two account columns differ.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>It has a column that is neither of an image nor of a region.</summary>
    public bool HasOtherColumns { get; init; }

    public Result? Result { get; init; }

    public static IEnumerable<Reading> Of(Item item, Case made)
    {
        switch (item)
        {
            case ImageObject image:
                yield return new Reading(item.Script)
                {
                    Image = image.Image, Region = image.Region, IsRow = image.Way.Length > 0,
                };
                break;
            case ShareObjects shares:
                foreach (var pair in made.Shares
                    .Where(pair => pair.Image == shares.Image && pair.Region == shares.Region))
                    yield return new Reading(item.Script)
                    {
                        Image = pair.Image, Region = pair.Region, Accounts = [pair.Account], HasAccounts = true,
                            HasOtherColumns = true,
                    };
                break;
            case Result result:
                yield return new Reading(item.Script)
                {
                    Image = result.Image, Region = result.Region, Accounts = [result.Account], HasAccounts = true,
                    HasOtherColumns = true, Result = result,
                };
                break;
            case Plain plain:
                yield return WithBlocks(OfPlain(plain, made), item, made);
                break;
            default:
                yield return WithBlocks(OfRow((Row)item, made), item, made);
                break;
        }
    }

    private static Reading OfPlain(Plain plain, Case made)
    {
        var value = plain.Value;
        if (value.Script.StartsWith("(Row @{ ImageId = ''", StringComparison.Ordinal))
        {
            return new Reading(plain.Script)
            {
                IsBlank = true, HasAccounts = value.Script.Contains("AccountId", StringComparison.Ordinal),
                HasBlankAccounts = true,
            };
        }

        if (value.Script == "(Row @{ AccountId = '' })")
            return new Reading(plain.Script)
            {
                IsRefused = true, HasAccounts = true, HasBlankAccounts = true, HasOtherColumns = true,
            };
        if (value is { Sense: Sense.Blank, IsText: true } && value.Script != "$null")
            return new Reading(plain.Script) { IsBlank = true, IsText = true };

        var reading = new Reading(plain.Script) { IsText = value.IsText && value.Script != "$null" };
        if (made.Operation is Operation.RevokeAll or Operation.GetRevoke or Operation.SearchRevokeAll)
            return value.Is(Sense.Good) ? reading with { Image = value.Names[0] } : reading with { IsRefused = true };
        return AccountsOf(reading with { HasAccounts = true }, [value]) is { IsRefused: true } refused && !value.IsText
            ? refused with { HasAccounts = false }
            : AccountsOf(reading with { HasAccounts = true }, [value]);
    }

    private static Reading OfRow(Row row, Case made)
    {
        var values = row.Columns.Select(column => column.Value).ToList();
        // A null is no empty text to Set and -All, and of DBNull the rules leave it open; the others may skip both.
        var isStrict = made.Operation is Operation.Set or Operation.Test or Operation.RevokeAll;
        if (values.Count > 1 && row.Columns.All(column => !column.Throws && IsBlankText(column.Value, isStrict)))
            return new Reading(row.Script)
            {
                IsBlank = true, HasAccounts = row.Has(Role.Account), HasBlankAccounts = true,
                IsOpen = row.Columns.Any(column => !column.Value.IsText),
            };

        var reading = new Reading(row.Script)
        {
            IsRow = true,
            HasAccounts = row.Has(Role.Account),
            HasOtherColumns = row.Has(Role.Other) || row.Has(Role.Account),
            IsRefused = row.Columns.Any(column => column.Throws && column.Role != Role.Other)
                || row.Columns.All(column => column.Role == Role.Other) && !made.HasBlocks,
            IsOpen = row.Columns.Any(column => column.Throws && column.Role == Role.Other),
        };
        if (row.Columns.FirstOrDefault(column => column.Role == Role.Image) is { } image)
            reading = ImageOf(reading, image.Value, made);
        if (row.Columns.FirstOrDefault(column => column.Role == Role.Region) is { } region)
            reading = RegionOf(reading, region.Value, made);
        var accounts = row.Columns.Where(column => column.Role == Role.Account).Select(column => column.Value).ToList();
        return accounts.Count == 0 ? reading : AccountsOf(reading, accounts);
    }

    private static bool IsBlankText(Value value, bool isStrict)
        => value.Is(Sense.Blank) && (value.IsText || !isStrict || value.Script == "[DBNull]::Value")
            || value.Script == "''" || value.Script == "$null" && !isStrict;

    private static Reading ImageOf(Reading reading, Value value, Case made) => value.Sense switch
    {
        // Grant sends an unusual image ID; beside a typed image the rules leave it open whether it is looked at.
        Sense.Bad when (value.IsText || value.Script == "42")
            && made is { Operation: Operation.Grant, Image.Value.Sense: Sense.Good }
            => reading with { Image = "?", IsOpen = true },
        Sense.Good => reading with { Image = value.Names[0], HasBlankImage = false },
        Sense.Blank => reading with { Image = null, HasBlankImage = true },
        _ => reading with { IsRefused = true },
    };

    private static Reading RegionOf(Reading reading, Value value, Case made) => value.Sense switch
    {
        // Grant checks no regions, and the rules leave it open whether it looks at one that it does not use.
        Sense.Bad when value.IsText && made is { Operation: Operation.Grant, Image.Value.Sense: Sense.Good }
            && (reading.Image is not null || made.Region.Value is { Sense: Sense.Good })
            => reading with { IsOpen = true },
        Sense.Good => reading with { Region = value.Names[0] },
        Sense.Blank => reading with { Region = null },
        _ => reading with { IsRefused = true },
    };

    private static Reading AccountsOf(Reading reading, IReadOnlyList<Value> values)
    {
        var good = values.Where(value => value.Is(Sense.Good)).ToList();
        if (values.Any(value => value.Is(Sense.Bad))) return reading with { IsRefused = true };
        if (values.FirstOrDefault(value => value.Is(Sense.Mixed)) is { } mixed)
        {
            // An object in the list refuses the item; text that is no account may be refused alone.
            var isOpen = mixed.Script.Contains("'x'", StringComparison.Ordinal)
                || mixed.Script.Contains("$null", StringComparison.Ordinal);
            return isOpen ? reading with { IsOpen = true, Accounts = mixed.Names } : reading with { IsRefused = true };
        }

        if (good.Count == 0) return reading with { IsRefused = true, HasBlankAccounts = true };
        if (good.Count < values.Count) return reading with { IsOpen = true, Accounts = good[0].Names };
        if (good.Any(value => !value.Names.ToHashSet().SetEquals(good[0].Names)))
            return reading with { IsRefused = true, IsAmbiguous = true };
        return reading with { Accounts = good[0].Names };
    }

    /// <summary>The value of a script block is that of the item, for items of every form.</summary>
    private static Reading WithBlocks(Reading reading, Item item, Case made)
    {
        if (!made.HasBlocks) return reading;

        if (reading.IsBlank) return reading with { IsOpen = true };

        var isDamaged = reading.IsRefused;
        var fresh = reading;
        if (made.Account.Block is not null)
            fresh = fresh with
            {
                Accounts = [], HasAccounts = true, HasBlankAccounts = false, IsAmbiguous = false, IsRefused = false,
                IsOpen = isDamaged || reading.IsOpen,
            };
        foreach (var (block, role) in new[] { (made.Image.Block, Role.Image), (made.Account.Block, Role.Account),
            (made.Region.Block, Role.Region) })
        {
            if (block is null) continue;
            if (ValueOf(block, item) is not { } value) return fresh with { IsRefused = true };
            if (!value.Names.All(name => IsOf(role, name)))
            {
                value = role == Role.Region
                    ? value with { Names = [CaseGen.Nowhere] }
                    : value with { Sense = Sense.Bad };
            }

            if (role == Role.Region && value.Is(Sense.Blank) && value.Script != "$null")
                fresh = fresh with { Region = null, IsOpen = true };
            else if (value.Is(Sense.Blank)) return fresh with { IsRefused = true };
            else
                fresh = role switch
                {
                    Role.Image => ImageOf(fresh, value, made),
                    Role.Region => RegionOf(fresh, value, made),
                    _ => AccountsOf(fresh, [value]),
                };
            if (role != Role.Account && isDamaged) fresh = fresh with { IsOpen = true };
        }

        return fresh;
    }

    private static Value? ValueOf(Block block, Item item)
    {
        if (block.Fails) return null;
        if (block.IsIdentity)
            return item is Plain { Value: { Script: not "$null" } own } ? own : item is Plain ? null
                : new Value("$_", Sense.Bad, false);
        var column = (item as Row)?.Columns.FirstOrDefault(
            column => string.Equals(column.Name, block.Column, item is Row { Form: RowForm.Dictionary }
                ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));
        if (column is null or { Throws: true } || column.Value.Script is "$null" or "@()" or "@($null)") return null;
        return column.Value;
    }

    /// <summary>A name means something only as what it was generated for.</summary>
    private static bool IsOf(Role role, string name) => role switch
    {
        Role.Image => name is "P" or "Q",
        Role.Region => name.Length > 1,
        _ => name is "A" or "B" or "C" or "D" or "E",
    };
}
