using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Images;

namespace ImageSharing.Core.Sharing.Running;

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

/// <summary>Up to a hundred images of one region, that are looked at together.</summary>
internal sealed class ImageGroup(RunContext run, string region, IReadOnlyList<string> imageIds)
{
    private readonly object _gate = new();
    private Task<ImageLook>? _look;

    public IReadOnlyList<string> ImageIds => imageIds;

    /// <summary>The look that was had, or is being had.</summary>
    public Task<ImageLook> LookAsync()
    {
        lock (_gate) return _look ??= Begin();
    }

    /// <summary>A look that is not over yet; the images that wait share it.</summary>
    public Task<ImageLook> LookAgainAsync()
    {
        lock (_gate)
        {
            if (_look is null || _look.IsCompleted) _look = Begin();
            return _look;
        }
    }

    /// <summary>
    /// Lines up at once: behind the lists, which wait for their pace, the first write would wait for all of them.
    /// </summary>
    private Task<ImageLook> Begin()
    {
        var line = run.EnterAsync(isWrite: false);
        return Task.Run(() => AskAsync(line));
    }

    private async Task<ImageLook> AskAsync(Task<RunContext.Place> line)
    {
        using var place = await line.ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, run.Halted);
        var asked = run.Time.GetTimestamp();
        var lookup = new ImageLookup(run.Client, region);
        await lookup.AskAsync(imageIds, stop.Token).ConfigureAwait(false);
        if (lookup.Failure is { } failure) run.LooksAreRefused(failure.Code, failure.Message);
        return new ImageLook(lookup, asked);
    }
}

/// <summary>What was seen, and when it was asked for.</summary>
internal sealed record ImageLook(ImageLookup Images, long Asked);
