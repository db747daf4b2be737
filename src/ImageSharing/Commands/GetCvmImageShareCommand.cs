using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Completion;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Input.Forms;
using ImageSharing.Input.Parameters;
using ImageSharing.Output;

namespace ImageSharing.Commands;

/// <summary>Lists the accounts that images are shared with.</summary>
[Cmdlet(VerbsCommon.Get, "CvmImageShare")]
[OutputType(typeof(ImageShare))]
public sealed class GetCvmImageShareCommand : QueryCommand
{
    private readonly HashSet<(string Region, string ImageId)> _asked = [];
    private readonly List<(ImageReading Image, IReadOnlyList<string> Regions, Place Place)> _rowsOfImages = [];
    private readonly List<ImageInput> _pairs = [];
    private readonly Dictionary<(string Region, string ImageId), ImageInput> _pairsByImage = [];
    private ShareQuery? _query;

    /// <summary>
    /// Only these accounts; wildcards are permitted. Or a script block that gives the accounts of each item.
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("Uin", "Account", "AccountIds")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [SupportsWildcards]
    [IdTransformation]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    public object?[]? AccountId { get; set; }

    private protected override InputRules Rules => InputRules.ListShares;

    private protected override void End()
    {
        base.End();

        foreach (var (image, regions, place) in _rowsOfImages)
        {
            // Among rows with an account, a row without one has lost it. Its image's whole list was not asked for.
            if (_pairs.Count > 0) WriteError(RecordOf(image, Refusal.Of("AccountIdMissing.InRow").From(place.ToString())));
            else foreach (var region in regions) AskForList(region, image.ImageId);
        }

        // The pairs of one image may be anywhere in the input, and its list is read once.
        foreach (var image in _pairs) _query!.Ask(image, Stop);
        _query?.Finish(Stop);
        Close();
    }

    private protected override void Close() => _query?.Dispose();

    private protected override void Ask(ImageReading image, ItemReading item)
    {
        _query ??= Open();
        var regions = image.Regions.Count > 0 || _query.DefaultRegion is not { } region ? image.Regions : [region];
        if (regions.Count == 0)
            WriteError(RecordOf(image, new Refusal("RegionMissing")));

        if (item.IsRowOfImage && !item.HasTypedAccounts)
        {
            _rowsOfImages.Add((image, regions, item.Place));
            return;
        }

        foreach (var each in regions)
        {
            if (item.HasTypedAccounts || item.Accounts.Count == 0) AskForList(each, image.ImageId);
            else foreach (var account in item.Accounts) Pair(each, image.ImageId).Add(account);
        }
    }

    private protected override ErrorRecord RecordOf(ImageReading image, Refusal refusal)
        => ErrorRecords.OfList(new ImageInput(null, image.ImageId), refusal);

    private void AskForList(string region, string imageId)
    {
        var filter = Typed.Accounts;
        if (filter is not null && filter.All(account => !account.IsAccount)) return;

        if (_asked.Add((region, imageId))) _query!.Ask(new ImageInput(region, imageId), Stop);
    }

    private ImageInput Pair(string region, string imageId)
    {
        if (!_pairsByImage.TryGetValue((region, imageId), out var image))
        {
            image = new ImageInput(region, imageId);
            _pairsByImage.Add((region, imageId), image);
            _pairs.Add(image);
        }

        return image;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ShareQuery Open()
    {
        var accounts = Typed.Accounts?
            .Where(account => account.IsAccount)
            .Select(account => new NamePattern(account.Text))
            .ToList();
        return new ShareQuery(this, OpenSession(ReadsPerSecond), accounts);
    }
}
