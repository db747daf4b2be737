using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using ImageSharing.Core;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>Looks for images and writes them as they come.</summary>
internal sealed class ImageFinder : IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly CvmSession _session;

    public ImageFinder(Cmdlet cmdlet, CvmSession session)
    {
        _cmdlet = cmdlet;
        _session = session;
    }

    public string? DefaultRegion => _session.DefaultRegion;

    public void Find(IReadOnlyList<string> regions, IReadOnlyList<string> imageIds, CancellationToken stop)
        => Write(regions, new ImageQuery { ImageIds = imageIds }, static _ => true, stop);

    public void Search(
        IReadOnlyList<string> regions,
        IReadOnlyList<NamePattern>? names,
        IReadOnlyList<string> types,
        IReadOnlyList<string>? states,
        CancellationToken stop)
    {
        var parts = names?.Select(name => name.LongestPart).Distinct().ToList() ?? [];
        var query = new ImageQuery { NameParts = parts.Contains(string.Empty) ? [] : parts, ImageTypes = types };
        Write(
            regions,
            query,
            image => (names is null || names.Any(name => name.Matches(image.ImageName)))
                && (states is null || states.Contains(image.ImageState, StringComparer.OrdinalIgnoreCase)),
            stop);
    }

    public void Dispose() => _session.Dispose();

    private void Write(
        IReadOnlyList<string> regions,
        ImageQuery query,
        Func<ImageEntry, bool> isWanted,
        CancellationToken stop)
    {
        using var search = new ImageSearch(_session, regions, query);
        while (search.Next(stop) is { } next)
        {
            switch (next)
            {
                case FoundImage found when isWanted(found.Image):
                    _cmdlet.WriteObject(ImageOf(found.Region, found.Image));
                    break;
                case SearchProblem problem:
                    var refusal = Streams.RefusalOf(problem.Problem);
                    _cmdlet.WriteError(ErrorRecords.OfSearch(problem.Region, problem.ImageId, refusal));
                    break;
                case Notice notice:
                    Streams.Write(_cmdlet, notice);
                    break;
                case RunFailed failure:
                    _cmdlet.ThrowTerminatingError(ErrorRecords.OfCommand(Streams.RefusalOf(failure.Problem)));
                    break;
            }
        }
    }

    private static Image ImageOf(string region, ImageEntry image) => new(region, image.ImageId)
    {
        ImageName = image.ImageName,
        ImageDescription = image.ImageDescription,
        ImageType = image.ImageType,
        ImageState = image.ImageState,
        ImageSource = image.ImageSource,
        ImageCreator = image.ImageCreator,
        OsName = image.OsName,
        Platform = image.Platform,
        Architecture = image.Architecture,
        ImageSize = image.ImageSize,
        SyncPercent = image.SyncPercent,
        IsSupportCloudinit = image.IsSupportCloudinit,
        ImageFamily = image.ImageFamily,
        ImageDeprecated = image.ImageDeprecated,
        LicenseType = image.LicenseType,
        CreatedTime = image.CreatedUtc is { } created ? LocalTime.Of(created) : null,
        SnapshotIds = image.SnapshotIds.ToArray(),
        Tags = TagsOf(image),
    };

    private static IDictionary TagsOf(ImageEntry image)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in image.Tags) tags[tag.Key] = tag.Value;
        return tags;
    }
}
