using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>
/// Looks at the images of a run before they are written to: one request for each hundred of a region, which goes out
/// beside the reading of the lists.
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

    /// <summary>The check of an image, for which the look is on its way from now on.</summary>
    public ImageCheck Begin(ImageTarget target)
    {
        _groups.TryGetValue((target.Region, target.ImageId), out var group);
        _ = group?.LookAsync();
        return new ImageCheck(_run, group, target.ImageId);
    }

    /// <summary>Of whatever else is given for an image, the write itself is asked.</summary>
    private static bool IsImageId(string text)
        => text.StartsWith("img-", StringComparison.Ordinal)
            && text.Length > 4
            && text.Skip(4).All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'z'));
}
