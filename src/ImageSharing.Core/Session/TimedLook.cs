using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Session;

/// <summary>A part of a reply, and whether it is the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool IsLast);

/// <summary>Requests a page from an offset; null if there is no reply.</summary>
internal delegate Task<Page<T>?> PageReader<T>(ICvmClient client, LookupKey key, int offset, CancellationToken stop);

/// <summary>Collects what can be found within the time that a key press has.</summary>
internal sealed class TimedLook<T>(SessionSettings settings, ProcessServices services, PageReader<T> read)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.4);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.1);
    private readonly ConcurrentQueue<T> _found = new();

    public IReadOnlyList<T> Find(Func<CvmSession, IEnumerable<LookupKey>> keys)
    {
        settings.UsesKnownKeysOnly = true;
        var stop = new CancellationTokenSource(Patience);
        // On a thread of its own: the time must not be used up by waiting for one of the pool.
        var work = Task.Factory.StartNew(
            () => LookAsync(keys, stop.Token),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
        try
        {
            // What does not heed the token is left behind.
            work.Wait(Patience + Grace);
        }
        catch (AggregateException exception)
            when (exception.InnerException is ProblemException or OperationCanceledException)
        {
            // Completion shows no errors. The values that were found so far are still useful.
        }

        return [.. _found];
    }

    private async Task LookAsync(Func<CvmSession, IEnumerable<LookupKey>> keys, CancellationToken stop)
    {
        using var session = CvmSession.Open(settings, services, stop);
        foreach (var key in keys(session))
        {
            if (services.RecentReplies.Find<List<T>>(key) is { } known) AddAll(known);
            else await ReadAsync(session.Client, key, stop).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(ICvmClient client, LookupKey key, CancellationToken stop)
    {
        var all = new List<T>();
        while (await read(client, key, all.Count, stop).ConfigureAwait(false) is { } page)
        {
            AddAll(page.Items);
            all.AddRange(page.Items);
            if (!page.IsLast) continue;

            services.RecentReplies.Keep(key, all);
            return;
        }
    }

    private void AddAll(IReadOnlyList<T> items)
    {
        foreach (var item in items) _found.Enqueue(item);
    }
}
