using System;
using System.Collections.Generic;
using System.Threading;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.History;

/// <summary>
/// The writes of this process on one image, as long as they matter for reading a list: one with a reply until
/// every list shows it, a lost one until its signature has expired (Sharing/README.md, rules 1 and 4).
/// </summary>
internal sealed class OwnWrites(TimeProvider time)
{
    /// <summary>The time after a write in which a list may not show it yet.</summary>
    public static readonly TimeSpan LagAllowance = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SignatureLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly List<OwnWrite> _writes = [];

    /// <summary>One write at a time for each image, for all commands.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The number of runs that use it now, counted by <see cref="SharingMemory"/>.</summary>
    public int Users { get; set; }

    public bool IsEmpty
    {
        get
        {
            lock (_writes)
            {
                Prune();
                return _writes.Count == 0;
            }
        }
    }

    public OwnWrite Begin(ShareOperation operation, IReadOnlyList<string> accounts)
    {
        var write = new OwnWrite(operation, accounts, time.GetTimestamp());
        lock (_writes) _writes.Add(write);
        return write;
    }

    /// <summary>No part of it left the process.</summary>
    public void Forget(OwnWrite write)
    {
        lock (_writes) _writes.Remove(write);
    }

    public void RecordReply(OwnWrite write, OwnWriteFate fate, long answered)
    {
        lock (_writes) write.RecordReply(fate, answered);
    }

    /// <summary>
    /// Its outcome is not known. It may be applied until the signature of its request has expired.
    /// </summary>
    public DateTimeOffset Lose(OwnWrite write, long? sent, DateTimeOffset signedAt)
    {
        lock (_writes) write.Lose(sent, signedAt + SignatureLifetime);
        return signedAt + SignatureLifetime;
    }

    /// <summary>What the relevant writes mean for each account of a run.</summary>
    public AccountWrites[] About(IReadOnlyDictionary<string, int> accounts, ShareOperation operation)
    {
        var about = new AccountWrites[accounts.Count];
        lock (_writes)
        {
            Prune();
            foreach (var write in _writes)
            {
                foreach (var id in write.Accounts)
                    if (accounts.TryGetValue(id, out var account))
                    {
                        about[account].Add(write, write.Operation == operation);
                    }
            }
        }

        return about;
    }

    /// <summary>What the writes mean for a list that was requested at this time.</summary>
    public OwnEffects Effects(long asked)
    {
        var effects = new OwnEffects();
        lock (_writes)
        {
            Prune();
            foreach (var write in _writes) effects.Add(write, !IsShown(write.LastActive, asked));
        }

        return effects;
    }

    /// <summary>Whether a list that was requested at one time shows a write last active at another.</summary>
    public bool IsShown(long lastActive, long asked) => time.GetElapsedTime(lastActive, asked) >= LagAllowance;

    /// <summary>Whether a list that was requested at this time shows every write.</summary>
    public bool AreAllShown(long asked) => LastActive() is not { } last || IsShown(last, asked);

    /// <summary>The time until a list shows every write; null if it does now.</summary>
    public TimeSpan? UntilListDecides()
    {
        if (LastActive() is not { } last) return null;

        var left = LagAllowance - time.GetElapsedTime(last);
        return left > TimeSpan.Zero ? left : null;
    }

    /// <summary>The time when a write was last active; null if no write matters.</summary>
    private long? LastActive()
    {
        lock (_writes)
        {
            Prune();
            long? last = null;
            foreach (var write in _writes) last = Math.Max(last ?? write.LastActive, write.LastActive);
            return last;
        }
    }

    private void Prune() => _writes.RemoveAll(IsOver);

    private bool IsOver(OwnWrite write)
    {
        if (write.IsOpen) return false;

        var age = time.GetElapsedTime(write.LastActive);
        return age > (write.Fate == OwnWriteFate.Unsettled ? SignatureLifetime + Remembered : Remembered);
    }
}

/// <summary>What the recent writes of this process mean for one account.</summary>
internal struct AccountWrites
{
    /// <summary>When the last of them was active; 0 if there is none.</summary>
    public long LastActive { get; private set; }

    /// <summary>A write of the same kind as this run's may still be applied.</summary>
    public bool HasUnsettledAlike { get; private set; }

    /// <summary>An opposite write may still be applied.</summary>
    public bool HasUnsettledOpposite { get; private set; }

    /// <summary>
    /// The time after which no opposite write can be applied; null if it is not known yet, or if there is none.
    /// </summary>
    public DateTimeOffset? OppositeConclusiveAt { get; private set; }

    /// <summary>A write of the same kind was acknowledged, and no opposite write was sent since then.</summary>
    public bool IsAcknowledgedAlike { get; private set; }

    public bool IsTouched { get; private set; }

    public void Add(OwnWrite write, bool isAlike)
    {
        IsTouched = true;
        LastActive = Math.Max(LastActive, write.LastActive);
        if (!isAlike) IsAcknowledgedAlike = false;
        else if (write.Fate == OwnWriteFate.Acknowledged) IsAcknowledgedAlike = true;
        if (write.Fate != OwnWriteFate.Unsettled) return;

        if (isAlike) HasUnsettledAlike = true;
        else HasUnsettledOpposite = true;
        if (!isAlike && (OppositeConclusiveAt is null || write.ConclusiveAt > OppositeConclusiveAt))
        {
            OppositeConclusiveAt = write.ConclusiveAt;
        }
    }
}
