namespace ImageSharing.Core.Transport.Pace;

/// <summary>
/// The permit of one request. It goes back by itself when its time is over; disposing of it says that nothing more
/// comes.
/// </summary>
internal sealed class PacePermit : IRequestPermit
{
    private readonly PaceLimiter _limiter;
    private readonly RequestSlot _slot;

    internal PacePermit(PaceLimiter limiter, RequestSlot slot)
    {
        _limiter = limiter;
        _slot = slot;
    }

    public void BodyWritten() => _limiter.Note(_slot, static (state, slot, now) => state.Written(slot, now));

    public void Answered() => _limiter.Note(_slot, static (state, slot, now) => state.Answered(slot, now));

    public void Refused(int? statedLimit)
        => _limiter.Note(_slot, (state, slot, now) => state.Refused(slot, now, statedLimit));

    public void Abandoned() => _limiter.Note(_slot, static (state, slot, _) => state.Close(slot));

    public void Dispose() => Abandoned();
}
