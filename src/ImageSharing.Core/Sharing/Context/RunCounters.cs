using System.Threading;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>The counters of a run, for any thread.</summary>
internal sealed class RunCounters
{
    private int _writes;
    private int _applied;
    private int _inDoubt;
    private int _done;

    /// <summary>Write requests that were sent at least in part.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>Accounts in acknowledged writes.</summary>
    public int Applied => Volatile.Read(ref _applied);

    /// <summary>Accounts in writes that have no reply.</summary>
    public int InDoubt => Volatile.Read(ref _inDoubt);

    /// <summary>Accounts with a status.</summary>
    public int Done => Volatile.Read(ref _done);

    public void Sending(int accounts)
    {
        Interlocked.Increment(ref _writes);
        Interlocked.Add(ref _inDoubt, accounts);
    }

    public void NotSent(int accounts)
    {
        Interlocked.Decrement(ref _writes);
        Interlocked.Add(ref _inDoubt, -accounts);
    }

    public void Settled(int accounts) => Interlocked.Add(ref _inDoubt, -accounts);

    public void AddApplied(int accounts) => Interlocked.Add(ref _applied, accounts);

    public void AddDone(int accounts) => Interlocked.Add(ref _done, accounts);
}
