using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>
/// The truth about an image's shares: who has it now, and every change. Thread safe. An instant of change belongs to
/// both sides: an account that was granted or revoked at it both held and lacked the share at that instant.
/// </summary>
public sealed class ShareSet
{
    private readonly SandboxClock _clock;
    private readonly Dictionary<string, DateTimeOffset> _created = new(StringComparer.Ordinal);
    private readonly List<(ShareChange Change, DateTimeOffset Created)> _changes = [];

    internal ShareSet(SandboxClock clock) => _clock = clock;

    /// <summary>The accounts that have the share now, in no particular order.</summary>
    public IReadOnlySet<string> Accounts
    {
        get
        {
            lock (_clock.Gate)
                return new HashSet<string>(_created.Keys, StringComparer.Ordinal);
        }
    }

    /// <summary>How many accounts have the share now.</summary>
    public int Count
    {
        get
        {
            lock (_clock.Gate)
                return _created.Count;
        }
    }

    /// <summary>Every change, oldest first. What was declared is none.</summary>
    public IReadOnlyList<ShareChange> History
    {
        get
        {
            lock (_clock.Gate)
                return _changes.ConvertAll(entry => entry.Change);
        }
    }

    /// <summary>Whether the account has the share now.</summary>
    public bool Contains(string accountId)
    {
        lock (_clock.Gate)
            return _created.ContainsKey(accountId);
    }

    /// <summary>Says that accounts have had the share since before the stand-in started.</summary>
    public void Declare(params IEnumerable<string> accountIds)
    {
        lock (_clock.Gate)
        {
            var since = _clock.ServiceNow() - TimeSpan.FromDays(60);
            foreach (var account in accountIds)
                _created.TryAdd(account, since);
        }
    }

    /// <summary>Another writer gives the share. False if the account had it.</summary>
    public bool Grant(string accountId, string writer = "another writer")
    {
        lock (_clock.Gate)
            return Grant(accountId, writer, _clock.Now());
    }

    /// <summary>Another writer takes the share back. False if the account did not have it.</summary>
    public bool Revoke(string accountId, string writer = "another writer")
    {
        lock (_clock.Gate)
            return Revoke(accountId, writer, _clock.Now());
    }

    /// <summary>Whether the account had the share at some instant of the time span, its ends included.</summary>
    public bool HeldBetween(string accountId, DateTimeOffset from, DateTimeOffset to)
        => WasSo(true, accountId, from, to);

    /// <summary>Whether the account lacked the share at some instant of the time span, its ends included.</summary>
    public bool LackedBetween(string accountId, DateTimeOffset from, DateTimeOffset to)
        => WasSo(false, accountId, from, to);

    internal bool Grant(string accountId, string writer, Instant now)
    {
        if (!_created.TryAdd(accountId, now.ByService))
            return false;
        _changes.Add((new ShareChange(now.Utc, now.Timestamp, true, accountId, writer), now.ByService));
        return true;
    }

    internal bool Revoke(string accountId, string writer, Instant now)
    {
        if (!_created.Remove(accountId, out var since))
            return false;
        _changes.Add((new ShareChange(now.Utc, now.Timestamp, false, accountId, writer), since));
        return true;
    }

    /// <summary>How many accounts would have the share if all of these got it.</summary>
    internal int CountWith(HashSet<string> accountIds)
    {
        var count = _created.Count;
        foreach (var account in accountIds)
            count += _created.ContainsKey(account) ? 0 : 1;
        return count;
    }

    /// <summary>What a read shows now, if it shows the state of that long ago.</summary>
    internal KeyValuePair<string, DateTimeOffset>[] AsOf(TimeSpan age)
    {
        if (age <= TimeSpan.Zero)
            return [.. _created];
        var cutoff = _clock.Timestamp() - _clock.TicksOf(age);
        var then = new Dictionary<string, DateTimeOffset>(_created, StringComparer.Ordinal);
        for (var index = _changes.Count - 1; index >= 0 && _changes[index].Change.Timestamp > cutoff; index--)
        {
            var (change, since) = _changes[index];
            if (change.IsGrant)
                then.Remove(change.AccountId);
            else
                then[change.AccountId] = since;
        }

        return [.. then];
    }

    private bool WasSo(bool held, string accountId, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_clock.Gate)
        {
            var has = _created.ContainsKey(accountId);
            var until = DateTimeOffset.MaxValue;
            for (var index = _changes.Count - 1; index >= 0; index--)
            {
                var change = _changes[index].Change;
                if (change.AccountId != accountId)
                    continue;
                if (has == held && change.At <= to && until >= from)
                    return true;
                has = !change.IsGrant;
                until = change.At;
            }

            return has == held && until >= from;
        }
    }
}
