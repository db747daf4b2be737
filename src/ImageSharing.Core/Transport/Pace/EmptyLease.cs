using System;
using System.Collections.Generic;
using System.Threading.RateLimiting;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>The answer to one who asked for no permit, or got none.</summary>
internal sealed class EmptyLease : RateLimitLease
{
    private readonly TimeSpan? _retryAfter;

    internal EmptyLease(bool isAcquired, TimeSpan? retryAfter)
    {
        IsAcquired = isAcquired;
        _retryAfter = retryAfter;
    }

    public override bool IsAcquired { get; }

    public override IEnumerable<string> MetadataNames => _retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? _retryAfter : null;
        return metadata is not null;
    }
}
