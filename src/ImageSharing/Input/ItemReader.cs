using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>
/// Turns one item and what was typed into images and accounts, or into the reason why not. It has no state: the same
/// item always means the same.
/// </summary>
internal sealed class ItemReader
{
    private readonly InputRules _rules;
    private readonly TypedInput _typed;
    private readonly Func<ScriptBlock, PSObject?, BlockResult> _run;

    /// <param name="rules">How the command reads its input.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="run">Runs a script block with an item as $_.</param>
    public ItemReader(InputRules rules, TypedInput typed, Func<ScriptBlock, PSObject?, BlockResult> run)
    {
        _rules = rules;
        _typed = typed;
        _run = run;
    }

    /// <summary>What the parameters mean where there is no pipeline.</summary>
    public ItemReading ReadTyped()
    {
        return new ItemReading
        {
            Images = _typed.Images is null ? [] : TypedImages(DefaultRegions()),
            Accounts = _typed.Accounts ?? [],
            HasTypedAccounts = true,
        };
    }

    public ItemReading Read(PSObject? item, Place place)
    {
        var parts = new ItemParts(_rules, _typed, _run, item, place);
        if (parts.Form == ItemForm.Row && _rules.Verb is { } verb && !_rules.NamesNoAccount
            && PipedResult.Of(item!, parts.Columns) is { } result
            && OfResult(verb, result, parts) is { } reading)
            return reading;

        if (_rules.NamesNoAccount && parts.CouldNameAccount)
            return new ItemReading { Place = place, CommandRefusal = new Refusal("AccountIdWithAll").From(place.ToString()) };

        return ReadParts(parts);
    }

    /// <summary>What a piped result means before its columns are read; null if it is read as a row.</summary>
    private ItemReading? OfResult(ShareVerb verb, PipedResult result, ItemParts parts)
    {
        if (_rules.IsOneStatement)
            return new ItemReading { Place = parts.Place, CommandRefusal = new Refusal("ResultNotAccepted") };
        if (result.Status is null && result.Operation == verb.Name) return null;

        parts.IsResult = true;
        if (result.IsIncomplete) parts.Refuse(Incomplete(result).From(parts.Place.ToString()));
        var reading = ReadParts(parts);
        return verb.ActsUpon(result) || result.IsIncomplete || reading.ContradictsParameters
            ? reading
            : new ItemReading { Place = parts.Place, IsSkipped = true, IsUnsure = verb.IsUnsureOf(result) };
    }

    private static Refusal Incomplete(PipedResult result)
        => Refusal.Of(
            result.Status is null ? "ResultNotAccepted.NoStatus" : "ResultNotAccepted.NoOperation",
            result.Status ?? result.Operation);

    private static Refusal AmbiguousAccounts(ItemParts parts)
        => parts.Form == ItemForm.Text && ImageIdText.IsUsual(parts.Text)
            ? Refusal.Of("AccountIdAmbiguous.ImageId", parts.Text)
            : Refusal.Of("AccountIdAmbiguous.Item");

    private ItemReading ReadParts(ItemParts parts)
    {
        parts.ReadImage();
        parts.ReadRegions();
        parts.ReadAccounts();
        if (parts.IsAmbiguous)
        {
            return new ItemReading
            {
                Place = parts.Place,
                CommandRefusal = AmbiguousAccounts(parts).From(parts.Place.ToString()),
            };
        }

        var images = Images(parts);
        if (!UsesOwnRegion(parts))
        {
            foreach (var region in parts.Regions)
                if (RegionText.Refusal(region) is { } refusal) parts.Refuse(refusal.From(parts.Place.ToString()));
        }

        return new ItemReading
        {
            Place = parts.Place,
            Images = images,
            Accounts = Accounts(parts),
            HasTypedAccounts = parts.HasTypedAccounts,
            IsRowOfImage = parts.IsRowOfImage,
            Refusal = parts.Refusal,
            IsBlank = parts.IsBlank,
        };
    }

    /// <summary>Whether the region of the item decides; one that does not decide must still be a valid region.</summary>
    private bool UsesOwnRegion(ItemParts parts)
        => parts.Images.Count == 0
            ? _typed.Regions.Count == 0
            : _typed.Images is null || !_rules.TypedImageIsMeant || parts.IsResult;

    private IReadOnlyList<AccountInput> Accounts(ItemParts parts)
    {
        if (parts.Refusal is not { } refusal) return parts.Accounts;
        if (parts.Accounts.Count == 0 || refusal.Code == "AccountIdAmbiguous")
            return [new AccountInput(parts.Text, refusal)];

        // One refused value refuses the item whole, and every value has a result that says so.
        return parts.Accounts
            .Select(account => account.Refusal is null
                ? new AccountInput(account.Text, Reasons.Companion(refusal, Shown(parts.RefusedText)))
                : account)
            .ToList();
    }

    private static string Shown(string? refused) => refused switch
    {
        null => Messages.Format("Companion.Refused"),
        "" => Messages.Format("Companion.Blank"),
        _ => Messages.Format("Companion.Value", MessageValue.Short(refused)),
    };

    private IReadOnlyList<ImageReading> Images(ItemParts parts)
    {
        var own = parts.Images;
        if (_typed.Images is not { } typed)
            return own.Select(image => Image(image, Regions(parts, isOwn: true), parts.Place, Mismatch(parts))).ToList();

        if (own.Count == 0) return TypedImages(Regions(parts, isOwn: false), parts.Place);
        if (_rules.TypedImageIsMeant && !parts.IsResult) return MeantImages(parts);

        return own.Select(image => typed.Contains(image)
            ? Image(image, Regions(parts, isOwn: true), parts.Place, Mismatch(parts))
            : Image(image, Regions(parts, isOwn: true), parts.Place, OtherImage(image, typed).From(parts.Place.ToString())))
            .ToList();
    }

    /// <summary>
    /// The typed images, in place of the item's own. Where the input is one statement, an own image that cannot be right
    /// still refuses the item: its columns may be shifted.
    /// </summary>
    private IReadOnlyList<ImageReading> MeantImages(ItemParts parts)
    {
        if (_rules.IsOneStatement)
        {
            var own = parts.Images.Select(image => Image(image, parts.Regions, parts.Place)).ToList();
            if (own.Exists(image => image.Refusal is not null)) return own;
        }

        return TypedImages(DefaultRegions(), parts.Place);
    }

    private IReadOnlyList<ImageReading> TypedImages(IReadOnlyList<string> regions, Place place = default)
        => _typed.Images!.Select(image => Image(image, regions, place)).ToList();

    private ImageReading Image(string imageId, IReadOnlyList<string> regions, Place place, Refusal? refusal = null)
    {
        if (_rules.RefusesUnlikelyImages) refusal ??= At(place, ImageIdText.Refusal(imageId));
        foreach (var region in regions) refusal ??= At(place, RegionText.Refusal(region));
        return new ImageReading(imageId, regions, refusal);
    }

    private static Refusal? At(Place place, Refusal? refusal)
        => place.IsNone ? refusal : refusal?.From(place.ToString());

    private static Refusal OtherImage(string imageId, IReadOnlyList<string> typed)
        => Refusal.Of("ImageIdMismatch.Item", MessageValue.Short(imageId), Messages.Some(typed));

    /// <summary>An image that comes with its region cannot be meant in another one.</summary>
    private Refusal? Mismatch(ItemParts parts)
    {
        var own = parts.Regions;
        return own.Count == 0 || _typed.Regions.Count == 0 || own.All(region => _typed.Regions.Contains(region))
            ? null
            : Refusal.Of("RegionMismatch.Item", own, _typed.Regions).From(parts.Place.ToString());
    }

    /// <summary>Command line, item, environment; the profile comes later.</summary>
    private IReadOnlyList<string> Regions(ItemParts parts, bool isOwn)
    {
        if (parts.Regions.Count == 0) return DefaultRegions();

        return isOwn || _typed.Regions.Count == 0 ? parts.Regions : _typed.Regions;
    }

    private IReadOnlyList<string> DefaultRegions()
        => _typed.Regions.Count > 0 ? _typed.Regions
            : _typed.EnvironmentRegion is { } region ? [region]
            : [];
}
