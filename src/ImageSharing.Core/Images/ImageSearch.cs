using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Images;

/// <summary>
/// Looks for images in regions, one after the other. A page is read when somebody takes what is on it, and not before.
/// </summary>
internal sealed class ImageSearch : IDisposable
{
    private const int MostOnPage = 100;
    private const int MostValues = 5;
    private const int MostTagFilters = 8;
    private readonly CvmConnection _connection;
    private readonly ConcurrentQueue<Notice> _notices = new();
    private readonly IEnumerator<RunEvent> _events;
    private CancellationToken _cancellation;

    /// <summary>Makes a search that has asked for nothing yet.</summary>
    /// <param name="connection">The connection to the service.</param>
    /// <param name="regions">Where to look.</param>
    /// <param name="query">What to look for.</param>
    internal ImageSearch(CvmConnection connection, IReadOnlyList<string> regions, ImageQuery query)
    {
        _connection = connection;
        connection.Notices.ListenTo(_notices.Enqueue);
        _events = (query.ImageIds.Count > 0 ? ById(regions, query.ImageIds) : ByFilter(regions, query)).GetEnumerator();
    }

    /// <summary>
    /// The next event: a <see cref="FoundImage"/>, a <see cref="SearchProblem"/>, a <see cref="Notice"/>, or
    /// <see cref="RunFailed"/> where every further request would fail in the same way. Null: the search is over.
    /// Blocks while a page is read.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunEvent? Next(CancellationToken cancellationToken)
    {
        if (_notices.TryDequeue(out var notice)) return notice;

        _cancellation = cancellationToken;
        if (_events.MoveNext()) return _events.Current;

        return _notices.TryDequeue(out notice) ? notice : null;
    }

    /// <summary>Asks for nothing any more.</summary>
    public void Dispose()
    {
        _connection.Notices.ListenTo(null);
        _events.Dispose();
    }

    private IEnumerable<RunEvent> ById(IReadOnlyList<string> regions, IReadOnlyList<string> imageIds)
    {
        var missing = new Dictionary<string, Problem>(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var region in regions)
        {
            for (var start = 0; start < imageIds.Count; start += MostOnPage)
            {
                var chunk = imageIds.Skip(start).Take(MostOnPage).ToList();
                var lookup = new ImageLookup(chunk)
                    .AskAllAsync(_connection.Client, region, _cancellation).GetAwaiter().GetResult();
                foreach (var id in chunk)
                {
                    if (lookup.Missing.TryGetValue(id, out var problem)) missing[id] = problem;
                    if (lookup.Found.TryGetValue(id, out var hit) && found.Add(id))
                        yield return new FoundImage(region, hit.Image);
                }

                if (lookup.Failure is not { } failure) continue;

                var failed = Failed(region, failure);
                yield return failed;
                if (failed is RunFailed) yield break;
            }
        }

        // An image is in one region: it is expected that the others do not have it.
        foreach (var id in imageIds.Where(id => missing.ContainsKey(id) && !found.Contains(id)))
            yield return new SearchProblem(string.Join(", ", regions), id, missing[id]);
    }

    private IEnumerable<RunEvent> ByFilter(IReadOnlyList<string> regions, ImageQuery query)
    {
        foreach (var region in regions)
        {
            foreach (var what in ByFilter(region, query))
            {
                yield return what;
                if (what is RunFailed) yield break;
            }
        }
    }

    private IEnumerable<RunEvent> ByFilter(string region, ImageQuery query)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var filters in FiltersOf(query))
        {
            ImagesReply reply;
            var offset = 0;
            do
            {
                reply = Page(region, filters, offset);
                if (reply.Kind != ReadReplyKind.Listed)
                {
                    yield return Failed(region, reply);
                    yield break;
                }

                foreach (var image in reply.Images)
                    if (seen.Add(image.ImageId)) yield return new FoundImage(region, image);

                offset += reply.Images.Count;
            }
            while (reply.Images.Count > 0 && offset < (reply.TotalCount ?? int.MaxValue));
        }
    }

    /// <summary>A filter takes five values; with more of them there are several searches.</summary>
    private static IEnumerable<IReadOnlyList<ImageFilter>> FiltersOf(ImageQuery query)
        => from types in Chunks("image-type", query.ImageTypes)
           from names in Chunks("image-name", query.NameParts)
           select (IReadOnlyList<ImageFilter>)[.. types, .. names, .. TagFilters(query)];

    /// <summary>As many as fit beside the others; the caller applies all of them to what is found.</summary>
    private static IEnumerable<ImageFilter> TagFilters(ImageQuery query)
        => query.Tags
            .Where(tag => tag.Value.Count <= MostValues)
            .Take(MostTagFilters)
            .Select(tag => new ImageFilter("tag:" + tag.Key, tag.Value));

    private static IEnumerable<ImageFilter[]> Chunks(string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0) yield return [];

        for (var start = 0; start < values.Count; start += MostValues)
            yield return [new ImageFilter(name, [.. values.Skip(start).Take(MostValues)])];
    }

    private ImagesReply Page(string region, IReadOnlyList<ImageFilter> filters, int offset)
    {
        var query = new DescribeImagesQuery { Filters = filters, Offset = offset, Limit = MostOnPage };
        return _connection.Client.DescribeImagesAsync(region, query, _cancellation).GetAwaiter().GetResult();
    }

    private static RunEvent Failed(string region, ImagesReply reply)
    {
        return CallerRefusal.IsEndOfRun(reply)
            ? new RunFailed(reply.ToProblem(), beforeFirstWrite: true)
            : new SearchProblem(region, null, reply.ToProblem());
    }
}
