using System;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>Keeps the instants of one sending, and passes them on to its permit until the sending is over.</summary>
internal sealed class PermitStamps(IRequestPermit permit, TimeProvider time)
{
    private bool _isOver;

    /// <summary>When the body was written; null if it was not, or not wholly.</summary>
    public long? Sent { get; private set; }

    public void BodyWritten()
    {
        lock (this)
        {
            if (_isOver) return;

            Sent = time.GetTimestamp();
            permit.BodyWritten();
        }
    }

    /// <summary>Ends the sending.</summary>
    /// <param name="isStarted">Whether any of the body may have left.</param>
    public void End(bool isStarted)
    {
        lock (this)
        {
            if (!isStarted) permit.Abandoned();
            else if (Sent is null) BodyWritten();
            _isOver = true;
        }
    }
}
