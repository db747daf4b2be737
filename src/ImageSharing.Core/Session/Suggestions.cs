using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Session;

/// <summary>
/// What a person who types may mean. At most 1.5 s are spent on it, STS and the metadata service are not asked, and
/// on an error there are no suggestions and no message. Replies are remembered for a minute.
/// </summary>
internal static class Suggestions
{
    /// <summary>The names of the profiles that are kept on this machine. No network.</summary>
    public static IReadOnlyList<string> ProfileNames() => ProfileNames(ProcessServices.OfProcess);

    /// <summary>The private images of regions, as far as they were told in time.</summary>
    /// <param name="settings">Whom to ask, and as whom.</param>
    /// <param name="regions">Where; empty: where the environment or the profile says.</param>
    public static IReadOnlyList<FoundImage> Images(SessionSettings settings, IReadOnlyList<string> regions)
        => Images(settings, regions, ProcessServices.OfProcess);

    /// <summary>The accounts that images are shared with, as far as they were told in time.</summary>
    /// <param name="settings">Whom to ask, and as whom.</param>
    /// <param name="regions">Where; empty: where the environment or the profile says.</param>
    /// <param name="imageIds">The images.</param>
    public static IReadOnlyList<ListedShare> Shares(
        SessionSettings settings,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> imageIds)
        => Shares(settings, regions, imageIds, ProcessServices.OfProcess);

    internal static IReadOnlyList<string> ProfileNames(ProcessServices services)
        => new ProfileStore(services.Places(), services.Variable, new Notifications()).Names();

    internal static IReadOnlyList<FoundImage> Images(
        SessionSettings settings,
        IReadOnlyList<string> regions,
        ProcessServices services)
        => new TimedLook<FoundImage>(settings, services, ReadImagesAsync).Find(
            session => RegionsOf(session, regions).Select(region => session.LookupKey(region, null)));

    internal static IReadOnlyList<ListedShare> Shares(
        SessionSettings settings,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> imageIds,
        ProcessServices services)
        => new TimedLook<ListedShare>(settings, services, ReadSharesAsync).Find(
            session => from region in RegionsOf(session, regions)
                       from imageId in imageIds
                       select session.LookupKey(region, imageId));

    private static IEnumerable<string> RegionsOf(CvmSession session, IReadOnlyList<string> regions)
        => regions.Count > 0 || session.DefaultRegion is null ? regions : [session.DefaultRegion];

    private static async Task<Page<FoundImage>?> ReadImagesAsync(
        ICvmClient client,
        LookupKey key,
        int offset,
        CancellationToken stop)
    {
        var query = new DescribeImagesQuery
        {
            Filters = [new ImageFilter("image-type", ["PRIVATE_IMAGE"])],
            Offset = offset,
        };
        var reply = await client.DescribeImagesAsync(key.Region, query, stop).ConfigureAwait(false);
        if (reply.Kind != ReadReplyKind.Listed) return null;

        var isLast = reply.Images.Count == 0 || offset + reply.Images.Count >= (reply.TotalCount ?? int.MaxValue);
        return new Page<FoundImage>([.. reply.Images.Select(image => new FoundImage(key.Region, image))], isLast);
    }

    private static async Task<Page<ListedShare>?> ReadSharesAsync(
        ICvmClient client,
        LookupKey key,
        int offset,
        CancellationToken stop)
    {
        var reply = await client
            .DescribeImageSharePermissionAsync(key.Region, key.ImageId!, stop)
            .ConfigureAwait(false);
        return reply.Kind == ReadReplyKind.Listed ? new Page<ListedShare>(reply.Shares, true) : null;
    }
}
