using System;
using System.Collections.Concurrent;

namespace ImageSharing.Core.Session;

/// <summary>What the service answered lately, so that the next key press need not ask again.</summary>
internal sealed class RecentAnswers(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<AnswerKey, (long Since, object Answer)> _answers = new();

    /// <summary>The answer, where it is not older than a minute.</summary>
    public T? Find<T>(AnswerKey key)
        where T : class
        => _answers.TryGetValue(key, out var known) && time.GetElapsedTime(known.Since) < Lifetime
            ? (T)known.Answer
            : null;

    public void Keep(AnswerKey key, object answer)
    {
        foreach (var one in _answers)
            if (time.GetElapsedTime(one.Value.Since) >= Lifetime) _answers.TryRemove(one.Key, out _);

        _answers[key] = (time.GetTimestamp(), answer);
    }
}

/// <summary>What was asked, of whom and as whom.</summary>
internal readonly record struct AnswerKey(string Endpoint, string Budget, string Region, string? ImageId);
