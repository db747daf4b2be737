using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Images;

/// <summary>
/// Looks images up by their IDs, 100 in a request. The service refuses a request whole for one image that is not there,
/// so the rest is asked for again without it.
/// </summary>
internal sealed class ImageLookup(ICvmClient client, string region)
{
    public const int MostInRequest = 100;
    private const string OfImageId = "InvalidImageId";

    /// <summary>The images that were found, and in which reply.</summary>
    public Dictionary<string, (ImageEntry Image, string? RequestId)> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>The images that the service says are not there.</summary>
    public Dictionary<string, Problem> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The reply that ended the look before it was complete; null if it is complete.</summary>
    public ImagesReply? Failure { get; private set; }

    public async Task AskAsync(IReadOnlyList<string> imageIds, CancellationToken cancellationToken)
    {
        var groups = new Stack<string[]>();
        foreach (var group in Groups(imageIds).Reverse()) groups.Push(group);

        while (groups.Count > 0 && Failure is null)
        {
            var group = groups.Pop();
            var query = new DescribeImagesQuery { ImageIds = group, Limit = MostInRequest };
            var reply = await client.DescribeImagesAsync(region, query, cancellationToken).ConfigureAwait(false);
            if (reply.Kind == ReadReplyKind.Listed)
                foreach (var image in reply.Images) Found[image.ImageId] = (image, reply.RequestId);
            else if (IsForAnId(reply))
                foreach (var part in Without(group, reply)) groups.Push(part);
            else
                Failure = reply;
        }
    }

    private static bool IsForAnId(ImagesReply reply)
        => reply.Kind == ReadReplyKind.Refused && reply.Code!.StartsWith(OfImageId, StringComparison.Ordinal);

    private static IEnumerable<string[]> Groups(IReadOnlyList<string> imageIds)
    {
        for (var start = 0; start < imageIds.Count; start += MostInRequest)
            yield return [.. imageIds.Skip(start).Take(MostInRequest)];
    }

    /// <summary>
    /// What is left of a group to be asked for: all but those that the message names, or its two halves.
    /// </summary>
    private IEnumerable<string[]> Without(string[] group, ImagesReply reply)
    {
        var named = group.Length == 1 ? group : Array.FindAll(group, id => Names(reply.Message?.Text, id));
        if (named.Length == 0)
        {
            var half = group.Length / 2;
            return [[.. group.Skip(half)], [.. group.Take(half)]];
        }

        foreach (var id in named) Missing[id] = reply.ToProblem();
        return named.Length == group.Length ? [] : [[.. group.Except(named)]];
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
