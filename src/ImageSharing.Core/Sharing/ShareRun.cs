using System;
using System.Collections.Generic;
using System.Threading;

namespace ImageSharing.Core.Sharing;

/// <summary>How many accounts of a run are in which state, whether reported or not.</summary>
public sealed class RunTally
{
    internal RunTally(int applied, int inDoubt)
    {
        Applied = applied;
        InDoubt = inDoubt;
    }

    /// <summary>Accounts for which a write was acknowledged.</summary>
    public int Applied { get; }

    /// <summary>Accounts in a request whose answer is not known.</summary>
    public int InDoubt { get; }
}

/// <summary>
/// Grants or revokes for many images. The work goes on in the background; one thread takes the events, in order.
/// </summary>
public sealed class ShareRun : IDisposable
{
    /// <summary>Starts the work.</summary>
    public ShareRun(CvmSession session, ShareSettings settings, IReadOnlyList<ImageTarget> targets)
        => throw new NotImplementedException();

    /// <summary>Waits for the next event. Null: the run is over and every event was taken.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunEvent? Next(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Where the run stands now; may be called from any thread, also after Dispose.</summary>
    public RunTally Tally() => throw new NotImplementedException();

    /// <summary>Starts no further request and abandons those in flight. May be called from any thread, more than once.</summary>
    public void Cancel() => throw new NotImplementedException();

    /// <summary>As <see cref="Cancel"/>; returns at once.</summary>
    public void Dispose() => throw new NotImplementedException();
}
