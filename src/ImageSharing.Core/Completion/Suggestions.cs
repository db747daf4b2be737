using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing;

namespace ImageSharing.Core.Completion;

/// <summary>
/// What a person who types may mean. At most 1.5 s are spent on it, STS and the metadata service are not asked, and
/// nothing is thrown or said where it cannot be found out. What was answered is remembered for a minute.
/// </summary>
public static class Suggestions
{
    /// <summary>The names of the profiles that are kept on this machine. No network.</summary>
    public static IReadOnlyList<string> ProfileNames() => ProfileNames(SessionSurroundings.OfProcess);

    /// <summary>The private images of regions, as far as they were told in time.</summary>
    /// <param name="settings">Whom to ask, and as whom.</param>
    /// <param name="regions">Where; empty: where the environment or the profile says.</param>
    public static IReadOnlyList<FoundImage> Images(SessionSettings settings, IReadOnlyList<string> regions)
        => Images(settings, regions, SessionSurroundings.OfProcess);

    /// <summary>The accounts that images are shared with, as far as they were told in time.</summary>
    /// <param name="settings">Whom to ask, and as whom.</param>
    /// <param name="regions">Where; empty: where the environment or the profile says.</param>
    /// <param name="imageIds">The images.</param>
    public static IReadOnlyList<ListedShare> Shares(
        SessionSettings settings,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> imageIds)
        => Shares(settings, regions, imageIds, SessionSurroundings.OfProcess);

    internal static IReadOnlyList<string> ProfileNames(SessionSurroundings surroundings)
        => new ProfileStore(surroundings.Places(), surroundings.Variable, new NoticeBoard()).Names();

    internal static IReadOnlyList<FoundImage> Images(
        SessionSettings settings,
        IReadOnlyList<string> regions,
        SessionSurroundings surroundings)
        => new TimedLook<FoundImage>(settings, surroundings, ReadImagesAsync).Find(
            session => RegionsOf(session, regions).Select(region => session.AnswerKey(region, null)));

    internal static IReadOnlyList<ListedShare> Shares(
        SessionSettings settings,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> imageIds,
        SessionSurroundings surroundings)
        => new TimedLook<ListedShare>(settings, surroundings, ReadSharesAsync).Find(
            session => from region in RegionsOf(session, regions)
                       from imageId in imageIds
                       select session.AnswerKey(region, imageId));

    private static IEnumerable<string> RegionsOf(CvmSession session, IReadOnlyList<string> regions)
        => regions.Count > 0 || session.DefaultRegion is null ? regions : [session.DefaultRegion];

    private static async Task<Page<FoundImage>?> ReadImagesAsync(
        ICvmClient client,
        AnswerKey key,
        int offset,
        CancellationToken stop)
    {
        var query = new DescribeImagesQuery
        {
            Filters = [new ImageFilter("image-type", ["PRIVATE_IMAGE"])],
            Offset = offset,
        };
        var answer = await client.DescribeImagesAsync(key.Region, query, stop).ConfigureAwait(false);
        if (answer.Kind != ReadAnswerKind.Listed) return null;

        var isLast = answer.Images.Count == 0 || offset + answer.Images.Count >= (answer.TotalCount ?? int.MaxValue);
        return new Page<FoundImage>([.. answer.Images.Select(image => new FoundImage(key.Region, image))], isLast);
    }

    private static async Task<Page<ListedShare>?> ReadSharesAsync(
        ICvmClient client,
        AnswerKey key,
        int offset,
        CancellationToken stop)
    {
        var answer = await client
            .DescribeImageSharePermissionAsync(key.Region, key.ImageId!, stop)
            .ConfigureAwait(false);
        return answer.Kind == ReadAnswerKind.Listed ? new Page<ListedShare>(ListedShare.AllOf(answer), true) : null;
    }
}
