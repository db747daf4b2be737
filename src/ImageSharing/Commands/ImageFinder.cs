using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>Looks for images and writes them as they come.</summary>
internal sealed class ImageFinder : IDisposable
{
    private readonly PSCmdlet _cmdlet;
    private readonly CvmSession _session;
    private readonly Action<Image> _write;
    private readonly ReadProgress _progress;

    /// <param name="cmdlet">Whose streams are written to.</param>
    /// <param name="session">Whom to ask.</param>
    /// <param name="write">Takes the images that are wanted.</param>
    public ImageFinder(PSCmdlet cmdlet, CvmSession session, Action<Image> write)
    {
        _cmdlet = cmdlet;
        _session = session;
        _write = write;
        _progress = new ReadProgress(cmdlet, Messages.Format("Activity.Images"));
    }

    public string? DefaultRegion => _session.DefaultRegion;

    public void Find(
        IReadOnlyList<string> regions,
        IReadOnlyList<string> imageIds,
        ImageFilter filter,
        CancellationToken stop)
        => Write(regions, new ImageQuery { ImageIds = imageIds }, filter, stop);

    public void Search(IReadOnlyList<string> regions, ImageFilter filter, CancellationToken stop)
        => Write(
            regions,
            new ImageQuery { NameParts = filter.NameParts, ImageTypes = filter.Types ?? [], Tags = filter.Tags },
            filter,
            stop);

    public void Dispose()
    {
        _progress.End();
        _session.Dispose();
    }

    private void Write(
        IReadOnlyList<string> regions,
        ImageQuery query,
        ImageFilter filter,
        CancellationToken stop)
    {
        using var search = _session.Search(regions, query);
        while (search.Next(stop) is { } next)
        {
            switch (next)
            {
                case FoundImage found:
                    _progress.Count(found.Region);
                    var image = ImageOf(found.Region, found.Image);
                    if (filter.Matches(image)) _write(image);
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
