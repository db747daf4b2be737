using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>Up to a hundred images of one region, that are looked at together.</summary>
internal sealed class ImageGroup(RunContext run, string region, IReadOnlyList<string> imageIds)
{
    private readonly object _gate = new();
    private Task<ImageLook>? _look;

    public IReadOnlyList<string> ImageIds => imageIds;

    /// <summary>The look that was made or is under way.</summary>
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
