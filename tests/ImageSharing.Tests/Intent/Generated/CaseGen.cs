using System;
using System.Collections.Immutable;
using System.Linq;
using CsCheck;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>
/// Generates inputs: rows of every form that is understood, with damage of every kind, piped, typed or both.
/// </summary>
internal static class CaseGen
{
    public const string Here = "ap-guangzhou";
    public const string There = "ap-singapore";
    public const string Nowhere = "ap-guangzou";

    private static readonly string[] Statuses =
        ["Shared", "AlreadyShared", "Revoked", "NotShared", "Failed", "Unknown"];

    private static readonly string[] Ways = ["", "", " | Csv", " | Job"];

    private static readonly Gen<string> ImageName = OneOf("P", "P", "P", "Q");

    private static readonly Gen<string> AccountName = OneOf("A", "B", "C", "D", "E");

    private static readonly Gen<string> RegionName = OneOf(Here, Here, There, There, Nowhere);

    private static Gen<Value> Values(Role role, int damage) => role switch
    {
        Role.Image => Value(Forms.OfImages, ImageName, damage),
        Role.Account => Value(Forms.OfAccounts, AccountName, damage),
        Role.Region => Value(Forms.OfRegions, RegionName, damage),
        _ => OneOf("'note'", "''", "$null", "7").Select(script => new Value(script, Sense.Bad, script[0] == '\'')),
    };

    private static Gen<Value> Value((string Script, Sense Sense, bool IsText)[] forms, Gen<string> names, int damage)
    {
        var good = forms.Where(form => form.Sense == Sense.Good).ToArray();
        var plain = OneOf(good[0]);
        var odd = OneOf(good);
        var wrong = OneOf(forms.Where(form => form.Sense != Sense.Good).ToArray());
        return Gen.Select(
            Gen.Frequency((12, plain), (8, odd), (damage, wrong)), names, names,
            (form, one, other) => Forms.Make(form, one, other));
    }

    private static Gen<Item> Rows(int damage, Gen<(bool Image, bool Account, bool Region, bool Key)> columns)
        => from has in columns
           from image in Values(Role.Image, damage)
           from account in Values(Role.Account, damage)
           from second in Values(Role.Account, damage)
           from region in Values(Role.Region, damage)
           from names in Gen.Select(
               OneOf("ImageId", "ImageId", "imageid", "IMAGEID"),
               OneOf("AccountId", "AccountId", "Uin", "Account", "AccountIds", "accountID"),
               OneOf("Region", "region"))
           from other in Values(Role.Other, damage)
           from extra in Gen.Frequency((30, Gen.Const(0)), (damage, Gen.Int[1, 6]))
           from form in Gen.Enum<RowForm>()
           select (Item)MakeRow(form, has, (image, account, second, region, other), names, extra);

    private static Row MakeRow(
        RowForm form,
        (bool Image, bool Account, bool Region, bool Key) has,
        (Value Image, Value Account, Value Second, Value Region, Value Other) values,
        (string Image, string Account, string Region) names,
        int extra)
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        var image = new Column(names.Image, Role.Image, values.Image);
        var account = new Column(names.Account, Role.Account, values.Account);
        if (has.Image) columns.Add(extra == 1 ? image with { Name = "ImagID", Role = Role.Other } : image);
        if (has.Account) columns.Add(extra == 2 ? account with { Name = "AcountId", Role = Role.Other } : account);
        if (has.Region) columns.Add(new Column(names.Region, Role.Region, values.Region));
        if (has.Key) columns.Add(new Column("Key", Role.Other, values.Account));
        if (extra == 3) columns.Add(new Column("Note", Role.Other, values.Other));
        if (extra == 4 && has.Account && names.Account != "Uin")
            columns.Add(new Column("Uin", Role.Account, values.Second));
        if (extra == 5 && has.Account && names.Account != "Account") columns.Add(account with { Name = "Account" });
        if (extra == 6 && columns.Count > 0) columns[^1] = columns[^1] with { Throws = true };
        if (columns.Count == 0) columns.Add(new Column("Note", Role.Other, values.Other));

        // Only text goes through these, or keeps its value in them.
        var isText = columns.All(column => column.Value.IsText);
        if (!isText && form is RowForm.XmlAttributes or RowForm.XmlElements or RowForm.Csv) form = RowForm.Custom;
        var isPlain = columns
            .All(column => column.Value.IsText || column.Value is { Sense: Sense.Good, Script: ['[', _, not 'i', ..] });
        if (form == RowForm.Job && !isPlain) form = RowForm.Hashtable;
        return new Row(form, columns.ToImmutable());
    }

    private static Gen<Item> Items(Operation operation, int damage, bool hasKey)
    {
        var isOfImages = operation is Operation.RevokeAll or Operation.GetRevoke or Operation.SearchRevokeAll;
        var texts = Values(isOfImages ? Role.Image : Role.Account, damage).Select(value => (Item)new Plain(value));
        var columns = operation switch
        {
            Operation.RevokeAll or Operation.SearchRevokeAll => Columns(29, damage, 15),
            Operation.GetRevoke => Columns(29, 15, 10),
            _ => Columns(25, 25, 10),
        };
        var rows = Rows(damage, columns.Select(has => has with { Key = hasKey }));
        var images = Gen.Select(ImageName, OneOf(Here, There), OneOf("", " | Csv", " | Job", " | Pick ImageId, "
            + "Region"), (image, region, way) => (Item)new ImageObject(image, region, way));
        var shares = Gen.Select(ImageName, OneOf(Here, There), OneOf("", " | Csv", " | Job", " | Pick Region, "
            + "ImageId, AccountId"), (image, region, way) => (Item)new ShareObjects(image, region, way));
        var results = Gen.Select(
            Gen.Select(ImageName, OneOf(Here, There), AccountName), Gen.Bool, OneOf(Statuses),
                OneOf<bool?>(true, false, null), OneOf(Ways),
            (who, isGrant, status, before, way)
                => (Item)new Result(who.Item1, who.Item2, who.Item3, isGrant, status, before, way));
        var odd = OneOf(
            "$null", "''", "' '", "[object]::new()", "[datetime]'2024-01-01'", "@{}", "(Row @{ ImageId = ''; "
                + "AccountId = '' })",
            "(Row @{ ImageId = ''; Region = '' })", "[System.Text.Json.JsonDocument]::Parse('{}')", "(Row @{ "
                + "AccountId = '' })")
            .Select(script => (Item)new Plain(new Value(
                script, script is "''" or "' '" or "$null" ? Sense.Blank : Sense.Bad, script is "''" or "' '")));
        return isOfImages
            ? Gen.Frequency((25, texts), (50, rows), (6, images), (damage / 4, shares), (damage / 4, results),
                (damage / 3, odd))
            : Gen.Frequency((30, texts), (60, rows), (3, images), (4, shares), (4, results), (damage / 3, odd));
    }

    /// <summary>How often of thirty a row has a column for the image, the account and the region.</summary>
    private static Gen<(bool Image, bool Account, bool Region, bool Key)> Columns(int image, int account, int region)
        => Gen.Select(Often(image), Often(account), Often(region), (i, a, r) => (i, a, r, false));

    private static Gen<bool> Often(int ofThirty) => Gen.Int[0, 29].Select(draw => draw < ofThirty);

    private static Gen<Typed> Parameter(Role role, int damage, int absent, int block, bool isPiped)
        => Gen.Frequency(
            (absent, Gen.Const(Typed.Absent)),
            (30 - absent, Values(role, damage).Where(value => value.Script[0] != '{')
                .Select(value => new Typed(value, null))),
            (isPiped ? block : damage / 8, Blocks(role)));

    private static Gen<Typed> Blocks(Role role) => OneOf(
        new Block("{ $_.Key }", "Key", false, false),
        new Block("{ $_.Key }", "Key", false, false),
        new Block($"{{ $_.{role}Id }}", $"{role}Id", false, false),
        new Block("{ $_ }", null, true, false),
        new Block("{ throw 'no' }", null, false, true),
        new Block("{ }", null, false, true),
        new Block("{ $null }", null, false, true),
        new Block("{ break }", null, false, true),
        new Block("{ continue }", null, false, true),
        new Block("{ $_.Missing.Trim() }", null, false, true))
        .Select(block => new Typed(null, role == Role.Region && block.Column == "RegionId" ? new Block("{ $_.Region "
            + "}", "Region", false, false) : block));

    private static readonly Gen<ImmutableArray<Pair>> Shares =
        from each in Often(14).Array[20]
        select Everywhere.Where((_, index) => each[index]).ToImmutableArray();

    private static ImmutableArray<Pair> Everywhere { get; } =
    [
        .. from image in new[] { "P", "Q" }
           from region in new[] { Here, There }
           from account in new[] { "A", "B", "C", "D", "E" }
           select new Pair(region, image, account),
    ];

    public static Gen<Case> Cases { get; } =
        from operation in OneOf(
            Operation.Grant, Operation.Revoke, Operation.Revoke, Operation.RevokeAll, Operation.RevokeAll,
            Operation.Set, Operation.Set, Operation.Set, Operation.Test, Operation.GetRevoke, Operation.GetRevoke,
                Operation.SearchRevokeAll)
        from damage in OneOf(0, 0, 4, 12)
        from isPiped in Often(24)
        let images = operation is Operation.RevokeAll ? 27 : 15
        from image in Parameter(Role.Image, damage, isPiped ? images : damage / 6, damage / 4, isPiped)
        from account in Parameter(Role.Account, damage, isPiped ? 24 : damage / 6, damage / 2, isPiped)
        from region in Parameter(Role.Region, damage, 25, damage / 4, isPiped)
        let hasKey = new[] { image, account, region }.Any(typed => typed.Block?.Column == "Key")
        from items in Items(operation, damage, hasKey).Array[damage == 0 ? 1 : 0, 5]
        from shares in Shares
        select Tidy(new Case(operation, image, account, region, isPiped ? [.. items] : null, shares));

    /// <summary>
    /// Leaves out what no rule speaks of: a search for everything, and a typed image beside images piped into Get.
    /// </summary>
    private static Case Tidy(Case made)
    {
        var isGet = made.Operation is Operation.GetRevoke or Operation.SearchRevokeAll;
        if (isGet && made is { Items.Length: > 0, Image.Value.Sense: Sense.Good })
            made = made with { Image = Typed.Absent };
        if (isGet && made.Region.Value is { Script: ['@', '(', '\'', ..] }) made = made with { Region = Typed.Absent };
        if (isGet) made = made with { Items = Changed(made.Items, WithoutRegionLists) };
        if (made.Operation == Operation.SearchRevokeAll) made = made with { Account = Typed.Absent };
        if (made is { Operation: Operation.RevokeAll, Account.Value.Sense: Sense.Good })
            made = made with { Account = Typed.Absent };
        if (made is { Operation: Operation.SearchRevokeAll, Items: null, Image.IsAbsent: true })
            made = made with { Items = [] };
        if (made.HasBlocks)
            made = made with { Items = made.Items?.RemoveAll(item => item is ImageObject or ShareObjects or Result) };
        if (!made.Account.IsAbsent) made = made with { Items = made.Items?.RemoveAll(item => item is Result) };
        return !isGet && made is { Operation: not Operation.RevokeAll, Account.Value.Sense: Sense.Good }
            ? made with { Items = Changed(made.Items, WithoutAccounts) }
            : made;
    }

    private static ImmutableArray<Item>? Changed(ImmutableArray<Item>? items, Func<Item, Item> change)
        => items is { } some ? [.. some.Select(change)] : null;

    /// <summary>Get takes several regions, in a row as well; that is no damage there.</summary>
    private static Item WithoutRegionLists(Item item)
    {
        static Column Changed(Column column) => column is { Role: Role.Region, Value.Script: ['@', '(', '\'', ..] }
            ? column with { Value = new Value("@{ a = 1 }", Sense.Bad, false) }
            : column;

        return item is Row row ? row with { Columns = [.. row.Columns.Select(Changed)] } : item;
    }

    /// <summary>Most rows beside typed accounts have no accounts of their own.</summary>
    private static Item WithoutAccounts(Item item)
        => item is Row { Columns.Length: > 1 } row && row.Columns.Length % 4 != 3
            && row.Columns.Any(column => column.Role != Role.Account)
            ? row with { Columns = row.Columns.RemoveAll(column => column.Role == Role.Account) }
            : item;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
