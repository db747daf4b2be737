using System.Collections.Generic;
using System.Threading.RateLimiting;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// The permit of one request. It goes back by itself when its time is over; disposing of it says that nothing more
/// comes.
/// </summary>
internal sealed class PacePermit : RateLimitLease, IRequestPermit
{
    private readonly PaceLimiter _limiter;
    private readonly RequestSlot _slot;

    internal PacePermit(PaceLimiter limiter, RequestSlot slot)
    {
        _limiter = limiter;
        _slot = slot;
    }

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public void BodyWritten() => _limiter.Note(_slot, static (state, slot, now) => state.Written(slot, now));

    public void Answered() => _limiter.Note(_slot, static (state, slot, now) => state.Answered(slot, now));

    public void Refused(int? statedLimit)
        => _limiter.Note(_slot, (state, slot, now) => state.Refused(slot, now, statedLimit));

    public void Abandoned() => _limiter.Note(_slot, static (state, slot, _) => state.Close(slot));

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Abandoned();
    }
}
