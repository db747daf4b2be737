using System;
using System.Collections.Concurrent;

namespace ImageSharing.Core.Session;

/// <summary>Recent replies of the service, so that the next key press need not send a request.</summary>
internal sealed class RecentReplies(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<LookupKey, KeptReply> _replies = new();

    /// <summary>The reply, where it is not older than a minute.</summary>
    public T? Find<T>(LookupKey key)
        where T : class
        => _replies.TryGetValue(key, out var known) && time.GetElapsedTime(known.Since) < Lifetime
            ? (T)known.Reply
            : null;

    public void Keep(LookupKey key, object reply)
    {
        foreach (var one in _replies)
            if (time.GetElapsedTime(one.Value.Since) >= Lifetime) _replies.TryRemove(one.Key, out _);

        _replies[key] = new KeptReply(time.GetTimestamp(), reply);
    }

    private sealed record KeptReply(long Since, object Reply);
}

/// <summary>What was asked, of whom and as whom.</summary>
internal sealed record LookupKey(string Endpoint, string RateLimitKey, string Region, string? ImageId);
