using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.History;

/// <summary>
/// What the writes of this process on an image mean for a list that was requested at some time and may be
/// old: what they changed since then, and whether only a later list shows a part of it.
/// </summary>
internal sealed class OwnEffects
{
    /// <summary>Accounts that got the share by an acknowledged request.</summary>
    public HashSet<string> Granted { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts that may still get the share by a request that is unsettled.</summary>
    public HashSet<string> InDoubt { get; } = new(StringComparer.Ordinal);

    /// <summary>Accounts that lost the share by an acknowledged request.</summary>
    public HashSet<string> Revoked { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The instant of the last write whose effect only a later list will show, or null.
    /// </summary>
    public long? Undecided { get; private set; }

    public bool IsEmpty => Granted.Count + InDoubt.Count + Revoked.Count == 0;

    /// <summary>Adds a write. Writes are added in the order of their start.</summary>
    /// <param name="write">The write.</param>
    /// <param name="isYoung">It was active within the lag allowance before the list was requested.</param>
    public void Add(OwnWrite write, bool isYoung)
    {
        if (write.Fate == OwnWriteFate.Refused)
        {
            // Parts of it may have been applied.
            if (isYoung) Undecided = Math.Max(Undecided ?? write.LastActive, write.LastActive);
            return;
        }

        if (write.Fate == OwnWriteFate.Unsettled)
        {
            if (write.Operation == ShareOperation.Grant) InDoubt.UnionWith(write.Accounts);
            return;
        }

        if (!isYoung) return;

        var (gained, lost) = write.Operation == ShareOperation.Grant ? (Granted, Revoked) : (Revoked, Granted);
        gained.UnionWith(write.Accounts);
        lost.ExceptWith(write.Accounts);
    }
}
