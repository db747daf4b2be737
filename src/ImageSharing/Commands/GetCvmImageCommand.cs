using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Completion;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>Finds images by ID, or by name, type and state.</summary>
[Cmdlet(VerbsCommon.Get, "CvmImage", DefaultParameterSetName = BySearch)]
[OutputType(typeof(Image))]
public sealed class GetCvmImageCommand : QueryCommand
{
    private const string BySearch = "Search";
    private const string ById = "Id";
    private const int MostAtOnce = 100;

    private readonly HashSet<(string Regions, string ImageId)> _seen = [];
    private readonly List<string> _imageIds = [];
    private IReadOnlyList<string> _regions = [];
    private ImageFinder? _finder;
    private bool _missesImage;

    /// <summary>The images.</summary>
    [Parameter(
        Position = 0,
        Mandatory = true,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        ParameterSetName = ById)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(ImageIdCompleter))]
    public string[]? ImageId { get; set; }

    /// <summary>
    /// Names, of which an image has one; wildcards are permitted, and letters are told apart by case.
    /// </summary>
    [Parameter(ParameterSetName = BySearch)]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ImageNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Of these types: PRIVATE_IMAGE unless another is asked for.</summary>
    [Parameter(ParameterSetName = BySearch)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageTypeCompleter))]
    public string[] ImageType { get; set; } = ["PRIVATE_IMAGE"];

    /// <summary>In one of these states, such as NORMAL.</summary>
    [Parameter(ParameterSetName = BySearch)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageStateCompleter))]
    public string[]? ImageState { get; set; }

    /// <summary>The object of the pipeline that an image comes from.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true, ParameterSetName = ById)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected override void Take()
    {
        if (ParameterSetName == BySearch)
        {
            Search();
            return;
        }

        var images = (ImageId ?? []).Select(IdText.Clean).Where(id => id.Length > 0).ToList();
        _missesImage |= images.Count == 0;
        if (images.Count == 0) return;

        _finder ??= Open();
        var regions = Regions(_finder.DefaultRegion);
        var refusal = Mismatch(InputObject) ?? (regions.Count == 0 ? new Refusal("RegionMissing") : null);
        if (refusal is null)
        {
            Collect(regions, images);
            return;
        }

        foreach (var imageId in images) WriteError(ErrorRecords.OfSearch(string.Join(", ", regions), imageId, refusal));
    }

    private protected override void End()
    {
        if (_missesImage) WriteError(ErrorRecords.OfMissingImage());
        Flush();
        Close();
    }

    private protected override void Close() => _finder?.Dispose();

    private void Search()
    {
        var names = Name?.Select(name => new NamePattern(name)).ToList();
        _finder ??= Open();
        var regions = Regions(_finder.DefaultRegion);
        if (regions.Count == 0) ThrowTerminatingError(ErrorRecords.OfCommand(new Refusal("RegionMissing")));

        // The service writes types in capitals, and may tell letters apart by case.
        var types = ImageType.Select(type => type.Trim().ToUpperInvariant()).Distinct().ToList();
        _finder.Search(regions, names, types, ImageState, Stop);
    }

    /// <summary>Images of the same regions are asked for together; images of other regions end the lot.</summary>
    private void Collect(IReadOnlyList<string> regions, IReadOnlyList<string> images)
    {
        if (!regions.SequenceEqual(_regions)) Flush();

        _regions = regions;
        var names = string.Join(",", regions);
        foreach (var imageId in images)
        {
            if (_seen.Add((names, imageId))) _imageIds.Add(imageId);
            if (_imageIds.Count == MostAtOnce) Flush();
        }
    }

    private void Flush()
    {
        if (_imageIds.Count == 0) return;

        var imageIds = _imageIds.ToArray();
        _imageIds.Clear();
        _finder!.Find(_regions, imageIds, Stop);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ImageFinder Open() => new(this, OpenSession(ReadsPerSecond));
}
