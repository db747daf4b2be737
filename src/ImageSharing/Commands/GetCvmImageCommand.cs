using System;
using System.Collections;
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

/// <summary>Finds images by ID, or by name, type and state.</summary>
[Cmdlet(VerbsCommon.Get, "CvmImage")]
[OutputType(typeof(Image))]
public sealed class GetCvmImageCommand : QueryCommand
{
    private const int MostAtOnce = 100;

    private readonly HashSet<(string Regions, string ImageId)> _seen = [];
    private readonly List<string> _imageIds = [];
    private IReadOnlyList<string> _regions = [];
    private readonly List<Image> _latest = [];
    private readonly Dictionary<(string Region, string? Name), int> _latestByName = [];
    private ImageFinder? _finder;

    /// <summary>
    /// Names, of which an image has one; wildcards are permitted, and letter case does not count.
    /// </summary>
    [Parameter]
    [Alias("ImageName")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ValidateWildcard]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Of these types. A search without image IDs finds PRIVATE_IMAGE unless another is asked for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(ImageTypeCompleter))]
    public string[]? ImageType { get; set; }

    /// <summary>In one of these states, such as NORMAL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(ImageStateCompleter))]
    public string[]? ImageState { get; set; }

    /// <summary>With these tags: of each key the value, or one of the values.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateTags]
    public Hashtable? Tag { get; set; }

    /// <summary>Of the images of one region and one name only the newest that is in state NORMAL.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    private protected override InputRules Rules => InputRules.FindImages;

    private protected override void Take()
    {
        if (HasPipeline || Typed.Images is not null) base.Take();
        else Search();
    }

    private protected override void End()
    {
        base.End();
        Flush();
        WriteObject(_latest, enumerateCollection: true);
        Close();
    }

    private protected override void Close() => _finder?.Dispose();

    /// <summary>Images of the same regions are asked for together; images of other regions end the lot.</summary>
    private protected override void Ask(ImageReading image, ItemReading item)
    {
        _finder ??= Open();
        var regions = OrDefault(image.Regions);
        if (regions.Count == 0)
        {
            WriteError(RecordOf(image, new Refusal("RegionMissing")));
            return;
        }

        if (!regions.SequenceEqual(_regions)) Flush();

        _regions = regions;
        if (_seen.Add((string.Join(",", regions), image.ImageId))) _imageIds.Add(image.ImageId);
        if (_imageIds.Count == MostAtOnce) Flush();
    }

    private protected override ErrorRecord RecordOf(ImageReading image, Refusal refusal)
        => ErrorRecords.OfSearch(string.Join(", ", Typed.Regions), image.ImageId, refusal);

    private void Search()
    {
        _finder ??= Open();
        var regions = OrDefault(Typed.Regions);
        if (regions.Count == 0) ThrowTerminatingError(ErrorRecords.OfCommand(new Refusal("RegionMissing")));

        _finder.Search(regions, Filter(ImageType ?? ["PRIVATE_IMAGE"]), Stop);
    }

    private void Flush()
    {
        if (_imageIds.Count == 0) return;

        var imageIds = _imageIds.ToArray();
        _imageIds.Clear();
        _finder!.Find(_regions, imageIds, Filter(ImageType), Stop);
    }

    private ImageFilter Filter(string[]? types)
        => new(
            Name?.Select(name => new NamePattern(name)).ToList(), types, ImageState, ValidateTagsAttribute.Tags(Tag));

    private IReadOnlyList<string> OrDefault(IReadOnlyList<string> regions)
        => regions.Count > 0 || _finder!.DefaultRegion is not { } region ? regions : [region];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ImageFinder Open() => new(this, OpenSession(ReadsPerSecond), Latest ? Keep : WriteObject);

    /// <summary>Keeps an image in the place of an older one of its name.</summary>
    private void Keep(Image image)
    {
        if (!string.Equals(image.ImageState, "NORMAL", StringComparison.OrdinalIgnoreCase)) return;

        if (!_latestByName.TryGetValue((image.Region, image.ImageName), out var place))
        {
            _latestByName.Add((image.Region, image.ImageName), _latest.Count);
            _latest.Add(image);
        }
        else if (image.CreatedTime > (_latest[place].CreatedTime ?? DateTime.MinValue))
        {
            _latest[place] = image;
        }
    }
}
