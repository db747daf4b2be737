using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Session;

/// <summary>A part of an answer, and whether it is the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool IsLast);

/// <summary>Asks for a page, from an offset on; null where there is no answer.</summary>
internal delegate Task<Page<T>?> PageReader<T>(ICvmClient client, AnswerKey key, int offset, CancellationToken stop);

/// <summary>Collects what can be found within the time that a key press has.</summary>
internal sealed class TimedLook<T>(SessionSettings settings, SessionSurroundings surroundings, PageReader<T> read)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.4);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.1);
    private readonly ConcurrentQueue<T> _found = new();

    public IReadOnlyList<T> Find(Func<CvmSession, IEnumerable<AnswerKey>> keys)
    {
        settings.UsesKnownKeysOnly = true;
        var stop = new CancellationTokenSource(Patience);
        var work = Task.Run(() => LookAsync(keys, stop.Token), CancellationToken.None);
        try
        {
            // What does not heed the token is left behind.
            work.Wait(Patience + Grace);
        }
        catch (AggregateException exception)
            when (exception.InnerException is ProblemException or OperationCanceledException)
        {
            // A key press is no place to complain. What was found until then is of use.
        }

        return [.. _found];
    }

    private async Task LookAsync(Func<CvmSession, IEnumerable<AnswerKey>> keys, CancellationToken stop)
    {
        using var session = CvmSession.Open(settings, surroundings, stop);
        foreach (var key in keys(session))
        {
            if (surroundings.RecentAnswers.Find<List<T>>(key) is { } known) AddAll(known);
            else await ReadAsync(session.Client, key, stop).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ICvmClient client, AnswerKey key, CancellationToken stop)
    {
        var all = new List<T>();
        while (await read(client, key, all.Count, stop).ConfigureAwait(false) is { } page)
        {
            AddAll(page.Items);
            all.AddRange(page.Items);
            if (!page.IsLast) continue;

            surroundings.RecentAnswers.Keep(key, all);
            return;
        }
    }

    private void AddAll(IReadOnlyList<T> items)
    {
        foreach (var item in items) _found.Enqueue(item);
    }
}
