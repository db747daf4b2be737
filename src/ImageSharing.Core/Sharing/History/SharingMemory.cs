using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Sharing.History;

/// <summary>
/// What the process knows about services and about its own writes, for all commands and runspaces.
/// </summary>
internal sealed class SharingMemory(TimeProvider time)
{
    private const int ImagesBeforeSweep = 1_000;
    private static readonly TimeSpan LimitKept = TimeSpan.FromMinutes(10);
    private readonly Dictionary<ImageKey, OwnWrites> _images = [];
    private readonly ConcurrentDictionary<string, BatchLimit> _batchLimits = new(StringComparer.Ordinal);
    private int _sweepAt = ImagesBeforeSweep;

    public TimeProvider Time => time;

    /// <summary>The writes on an image, kept at least until they are released by <see cref="Leave"/>.</summary>
    public OwnWrites Enter(ImageKey image)
    {
        lock (_images)
        {
            if (!_images.TryGetValue(image, out var writes)) _images.Add(image, writes = new OwnWrites(time));
            writes.Users++;
            if (_images.Count > _sweepAt) Sweep();
            return writes;
        }
    }

    public void Leave(ImageKey image, OwnWrites writes)
    {
        lock (_images)
            if (--writes.Users == 0 && writes.IsEmpty) _images.Remove(image);
    }

    /// <summary>The maximum of accounts in one request to the endpoint, known from the last ten minutes.</summary>
    public int? BatchLimitOf(string endpoint)
        => _batchLimits.TryGetValue(endpoint, out var limit) && time.GetElapsedTime(limit.Since) < LimitKept
            ? limit.Accounts
            : null;

    public void LearnBatchLimit(string endpoint, int accounts)
        => _batchLimits[endpoint] = new BatchLimit(accounts, time.GetTimestamp());

    private void Sweep()
    {
        foreach (var entry in _images.Where(entry => entry.Value is { Users: 0, IsEmpty: true }).ToList())
            _images.Remove(entry.Key);

        _sweepAt = Math.Max(ImagesBeforeSweep, 2 * _images.Count);
    }

    private sealed record BatchLimit(int Accounts, long Since);
}

/// <summary>The key of an image in the process.</summary>
internal sealed record ImageKey(string Endpoint, string Region, string ImageId);
