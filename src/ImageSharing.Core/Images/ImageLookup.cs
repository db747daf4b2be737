using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Images;

/// <summary>
/// What is known of images that are looked up by their IDs, 100 in a request. The service refuses a request whole for
/// one image that is not there, so the rest is asked for again without it. An immutable value: each reply makes a new one.
/// </summary>
internal sealed class ImageLookup
{
    public const int MostInRequest = 100;
    private const string OfImageId = "InvalidImageId";

    private readonly string[][] _left;
    private readonly Dictionary<string, (ImageEntry Image, string? RequestId)> _found;
    private readonly Dictionary<string, Problem> _missing;

    /// <summary>A look that has not begun.</summary>
    public ImageLookup(IReadOnlyList<string> imageIds)
    {
        _left = [.. Groups(imageIds)];
        _found = new(StringComparer.Ordinal);
        _missing = new(StringComparer.Ordinal);
    }

    private ImageLookup(ImageLookup before, string[][] left)
    {
        _left = left;
        _found = new(before._found, StringComparer.Ordinal);
        _missing = new(before._missing, StringComparer.Ordinal);
    }

    /// <summary>The images that were found, and in which reply.</summary>
    public IReadOnlyDictionary<string, (ImageEntry Image, string? RequestId)> Found => _found;

    /// <summary>The images that the service says are not there.</summary>
    public IReadOnlyDictionary<string, Problem> Missing => _missing;

    /// <summary>The reply that ended the look before it was complete; null if none did.</summary>
    public ImagesReply? Failure { get; private init; }

    /// <summary>No further request follows.</summary>
    public bool IsOver => _left.Length == 0 || Failure is not null;

    /// <summary>Further replies will tell nothing new about the image.</summary>
    public bool HasToldOf(string imageId) => IsOver || _found.ContainsKey(imageId) || _missing.ContainsKey(imageId);

    /// <summary>Sends every request that is left.</summary>
    public async Task<ImageLookup> AskAllAsync(ICvmClient client, string region, CancellationToken cancellationToken)
    {
        var lookup = this;
        while (!lookup.IsOver) lookup = await lookup.AskAsync(client, region, cancellationToken).ConfigureAwait(false);
        return lookup;
    }

    /// <summary>Sends the next request.</summary>
    public async Task<ImageLookup> AskAsync(ICvmClient client, string region, CancellationToken cancellationToken)
    {
        var group = _left[0];
        var query = new DescribeImagesQuery { ImageIds = group, Limit = MostInRequest };
        var reply = await client.DescribeImagesAsync(region, query, cancellationToken).ConfigureAwait(false);
        if (reply.Kind != ReadReplyKind.Listed && !IsForAnId(reply)) return new(this, _left) { Failure = reply };

        string[][] others = [.. _left.Skip(1)];
        if (reply.Kind != ReadReplyKind.Listed) return Without(group, reply, others);

        ImageLookup lookup = new(this, others);
        foreach (var image in reply.Images) lookup._found[image.ImageId] = (image, reply.RequestId);
        return lookup;
    }

    private static bool IsForAnId(ImagesReply reply)
        => reply.Kind == ReadReplyKind.Refused && reply.Code!.StartsWith(OfImageId, StringComparison.Ordinal);

    private static IEnumerable<string[]> Groups(IReadOnlyList<string> imageIds)
    {
        for (var start = 0; start < imageIds.Count; start += MostInRequest)
            yield return [.. imageIds.Skip(start).Take(MostInRequest)];
    }

    /// <summary>Asks next for what is left of a group: all but those that the message names, or its two halves.</summary>
    private ImageLookup Without(string[] group, ImagesReply reply, string[][] others)
    {
        var named = group.Length == 1 ? group : Array.FindAll(group, id => Names(reply.Message?.Text, id));
        var half = group.Length / 2;
        string[][] rest = named.Length == 0 ? [[.. group.Take(half)], [.. group.Skip(half)]]
            : named.Length == group.Length ? []
            : [Array.FindAll(group, id => Array.IndexOf(named, id) < 0)];
        ImageLookup lookup = new(this, [.. rest, .. others]);
        foreach (var id in named) lookup._missing[id] = reply.ToProblem();
        return lookup;
    }

    private static bool Names(string? message, string imageId)
    {
        for (var at = message?.IndexOf(imageId, StringComparison.Ordinal) ?? -1; at >= 0;
            at = message!.IndexOf(imageId, at + 1, StringComparison.Ordinal))
        {
            var end = at + imageId.Length;
            var begins = at == 0 || !IsOfId(message![at - 1]);
            if (begins && (end == message!.Length || !IsOfId(message[end]))) return true;
        }

        return false;
    }

    private static bool IsOfId(char letter)
        => letter is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
