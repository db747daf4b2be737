using System;

namespace ImageSharing.Core.Transport.Endpoints;

/// <summary>What a clock says, and which correction it was read under.</summary>
internal readonly record struct ClockReading(DateTimeOffset UtcNow, int Correction);

/// <summary>What follows from a refusal of a signature as expired.</summary>
internal enum ClockRepair
{
    /// <summary>Nothing can be done: the refusal stands.</summary>
    NotPossible,

    /// <summary>Another request corrected the clock since this one was signed: sign again.</summary>
    AlreadyCorrected,

    /// <summary>The clock was corrected by this reply: report it, and sign again.</summary>
    Corrected,
}

/// <summary>
/// The time as one endpoint's clock has it: this machine's, until the endpoint refuses a signature as expired and its
/// reply's Date says what the time is. The correction then runs with the monotonic clock.
/// </summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private static readonly TimeSpan SmallestError = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LargestError = TimeSpan.FromHours(26);
    private readonly object _gate = new();
    private int _correction;
    private bool _isCorrected;
    private bool _isProven;
    private DateTimeOffset _anchor;
    private long _anchorTimestamp;

    public DateTimeOffset UtcNow => Read().UtcNow;

    public ClockReading Read()
    {
        lock (_gate)
        {
            var now = _isCorrected ? _anchor + time.GetElapsedTime(_anchorTimestamp) : time.GetUtcNow();
            return new ClockReading(now, _correction);
        }
    }

    /// <summary>The service took a signature that was made under this correction.</summary>
    public void Confirm(int signedUnder)
    {
        lock (_gate)
            if (signedUnder == _correction) _isProven = true;
    }

    /// <summary>
    /// The service refused a request with this correction, so the correction is dropped.
    /// </summary>
    public void Drop(int signedUnder)
    {
        lock (_gate)
        {
            if (signedUnder != _correction || !_isCorrected || _isProven) return;

            _isCorrected = false;
            _correction++;
        }
    }

    /// <summary>The service refused a signature as expired.</summary>
    /// <param name="signedUnder">The correction under which it was made.</param>
    /// <param name="signedAt">The time it was made for.</param>
    /// <param name="date">The Date of the reply, where it may be believed; null if not.</param>
    /// <param name="dateTimestamp">When the reply came, as a timestamp of the TimeProvider.</param>
    /// <param name="isRepairedRequest">The request was already signed again once.</param>
    public ClockRepair Expired(
        int signedUnder,
        DateTimeOffset signedAt,
        DateTimeOffset? date,
        long dateTimestamp,
        bool isRepairedRequest)
    {
        lock (_gate)
        {
            var isCurrent = signedUnder == _correction;
            if (isCurrent && _isCorrected && (isRepairedRequest || !_isProven))
            {
                _isCorrected = false;
                _isProven = false;
                _correction++;
                return ClockRepair.NotPossible;
            }

            if (isRepairedRequest) return ClockRepair.NotPossible;
            if (!isCurrent) return ClockRepair.AlreadyCorrected;
            if (date is not { } told) return ClockRepair.NotPossible;

            var error = (told - signedAt).Duration();
            if (error < SmallestError || error > LargestError) return ClockRepair.NotPossible;

            _anchor = told;
            _anchorTimestamp = dateTimestamp;
            _isCorrected = true;
            _isProven = false;
            _correction++;
            return ClockRepair.Corrected;
        }
    }
}
