using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>
/// Looks up the images of a run before the first write: one request for each hundred images of a region, which runs
/// while the lists are read.
/// </summary>
internal sealed class ImageChecks
{
    private readonly RunContext _run;
    private readonly Dictionary<(string Region, string ImageId), ImageGroup> _groups = [];

    public ImageChecks(RunContext run, IReadOnlyList<ImageTarget> targets)
    {
        _run = run;
        foreach (var region in targets.Where(target => IsImageId(target.ImageId)).GroupBy(target => target.Region))
        {
            var imageIds = region.Select(target => target.ImageId).Distinct().ToList();
            for (var start = 0; start < imageIds.Count; start += ImageLookup.MostInRequest)
            {
                var group = new ImageGroup(run, region.Key, [.. imageIds.Skip(start).Take(ImageLookup.MostInRequest)]);
                foreach (var imageId in group.ImageIds) _groups.Add((region.Key, imageId), group);
            }
        }
    }

    /// <summary>Returns the check of an image, and starts to look it up.</summary>
    public ImageCheck Begin(ImageTarget target)
    {
        _groups.TryGetValue((target.Region, target.ImageId), out var group);
        _ = group?.LookAsync(target.ImageId);
        return new ImageCheck(_run, group, target.ImageId);
    }

    /// <summary>For any other image ID, the write shows whether the image exists.</summary>
    private static bool IsImageId(string text)
        => text.StartsWith("img-", StringComparison.Ordinal)
            && text.Length > 4
            && text.Skip(4).All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'z'));
}
