using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>Up to a hundred images of one region, that are looked at together.</summary>
internal sealed class ImageGroup(RunContext run, string region, IReadOnlyList<string> imageIds)
{
    private readonly object _gate = new();
    private readonly HashSet<string> _missing = [];
    private Task<ImageLook>? _first;
    private Task<ImageLook>? _before;
    private Task<ImageLook>? _last;

    public IReadOnlyList<string> ImageIds => imageIds;

    /// <summary>The last look that has told of the image; the one under way if none has.</summary>
    public Task<ImageLook> LookAsync(string imageId)
    {
        lock (_gate)
        {
            _last ??= _first = Begin(imageIds);
            if (_missing.Contains(imageId)) return _first!;

            return _before is null || StateOf(_last, imageId).HasTold ? _last : _before;
        }
    }

    /// <summary>
    /// A look that has not told of the image yet; the images that wait share it. An image that was not there is looked
    /// for alone, because it would hold up the others.
    /// </summary>
    public Task<ImageLook> LookAgainAsync(string imageId)
    {
        lock (_gate)
        {
            if (_missing.Contains(imageId)) return Begin([imageId]);

            var (isUnderWay, hasTold) = StateOf(_last, imageId);
            if (isUnderWay) return hasTold ? Begin([imageId]) : _last!;

            _before = _last;
            return _last = Begin([.. imageIds.Where(id => !_missing.Contains(id))]);
        }
    }

    private static (bool IsUnderWay, bool HasTold) StateOf(Task<ImageLook>? look, string imageId)
    {
        var hasTold = false;
        while (look is { Status: TaskStatus.RanToCompletion })
        {
            hasTold = look.Result.Images.HasToldOf(imageId);
            look = look.Result.Further;
        }

        return (look is { IsCompleted: false }, hasTold);
    }

    /// <summary>
    /// Lines up at once: behind the lists, which wait for their pace, the first write would wait for all of them.
    /// </summary>
    private Task<ImageLook> Begin(IReadOnlyList<string> ids)
        => Continue(new ImageLookup(ids), run.EnterAsync(isWrite: false));

    private Task<ImageLook> Continue(ImageLookup images, Task<RunContext.Place> line)
        => Task.Run(() => AskAsync(images, line));

    private async Task<ImageLook> AskAsync(ImageLookup before, Task<RunContext.Place> line)
    {
        var place = await line.ConfigureAwait(false);
        var isLast = true;
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, run.Halted);
            var asked = run.Time.GetTimestamp();
            var images = await before.AskAsync(run.Client, region, stop.Token).ConfigureAwait(false);
            if (images.Failure is { } failure) run.LooksAreRefused(failure.Code, failure.Message);
            lock (_gate) _missing.UnionWith(images.Missing.Keys);
            isLast = images.IsOver;
            return new ImageLook(images, asked, isLast ? null : Continue(images, run.EnterAgainAsync(place)));
        }
        finally
        {
            if (isLast) place.Dispose();
        }
    }
}

/// <summary>What is seen after one reply, and when it was asked for.</summary>
/// <param name="Images">The images, those of earlier replies included.</param>
/// <param name="Asked">When the request of the reply was sent.</param>
/// <param name="Further">What is seen after the next reply; null if no request is left.</param>
internal sealed record ImageLook(ImageLookup Images, long Asked, Task<ImageLook>? Further);
