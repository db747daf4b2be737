using System.Collections.Generic;
using System.Threading.RateLimiting;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>The permit of one request. It goes back by itself when its time is over; disposing of it says that nothing more comes.</summary>
internal sealed class PacePermit : RateLimitLease, IRequestPermit
{
    private readonly PaceLimiter limiter;
    private readonly RequestSlot slot;

    internal PacePermit(PaceLimiter limiter, RequestSlot slot)
    {
        this.limiter = limiter;
        this.slot = slot;
    }

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public void BodyWritten() => limiter.Note(slot, static (state, slot, now) => state.Written(slot, now));

    public void Answered() => limiter.Note(slot, static (state, slot, now) => state.Answered(slot, now));

    public void Refused(int? statedLimit)
        => limiter.Note(slot, (state, slot, now) => state.Refused(slot, now, statedLimit));

    public void Abandoned() => limiter.Note(slot, static (state, slot, _) => state.Close(slot));

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
