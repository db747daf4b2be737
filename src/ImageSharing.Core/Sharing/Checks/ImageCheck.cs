using System;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing.Context;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>
/// Whether DescribeImages shows that an image cannot be shared. In doubt, the write decides.
/// </summary>
internal sealed class ImageCheck(RunContext run, ImageGroup? group, string imageId)
{
    /// <summary>The code of an image that does not exist.</summary>
    public const string NotFound = "InvalidImageId.NotFound";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>The check that is made once for the whole run; null if it is made here.</summary>
    public Task<CheckResult>? Known { get; init; }

    /// <summary>
    /// Waits for an image that will become NORMAL, and returns why it is refused; null if it is not.
    /// </summary>
    /// <param name="hasList">The share list of the image was read, so the image exists.</param>
    /// <param name="waits">The waits of the image.</param>
    public async Task<CheckResult> RunAsync(bool hasList, ImageWaits waits)
    {
        if (Known is not null)
        {
            var isEarly = !Known.IsCompleted;
            var known = await Known.ConfigureAwait(false);
            return known with { HasWaited = isEarly && known.HasWaited };
        }

        if (group is null) return new CheckResult(null, HasWaited: false);

        var look = await group.LookAsync().ConfigureAwait(false);
        if (!IsGood(look.Images, hasList) && run.Time.GetElapsedTime(look.Asked) > Fresh)
            look = await group.LookAgainAsync().ConfigureAwait(false);

        var hasWaited = false;
        while (StateOnItsWay(look.Images) is { } state)
        {
            if (!await waits.ForStateAsync(state).ConfigureAwait(false))
                return new CheckResult(
                    RefusalOfState("ImageCheck.StateTimeout", look.Images, state),
                    hasWaited);

            hasWaited = true;
            look = await group.LookAgainAsync().ConfigureAwait(false);
        }

        return new CheckResult(RefusalOf(look.Images, hasList), hasWaited);
    }

    private bool IsGood(ImageLookup images, bool hasList)
        => StateOnItsWay(images) is null && RefusalOf(images, hasList) is null;

    private string? StateOnItsWay(ImageLookup images)
    {
        if (!images.Found.TryGetValue(imageId, out var found) || RefusalOfType(found.Image.ImageType, null) is not null)
        {
            return null;
        }
        if (found.Image.ImageState is not ("CREATING" or "SYNCING" or "IMPORTING")) return null;

        return found.Image.SyncPercent is { } percent
            ? $"{found.Image.ImageState}, {percent} %"
            : found.Image.ImageState;
    }

    private Problem? RefusalOf(ImageLookup images, bool hasList)
    {
        if (images.Found.TryGetValue(imageId, out var found))
        {
            return RefusalOfType(found.Image.ImageType, found.RequestId)
                ?? (found.Image.ImageState is "CREATEFAILED" or "IMPORTFAILED"
                    ? RefusalOfState("ImageCheck.StateFailed", images, found.Image.ImageState)
                    : null);
        }

        return !hasList && images.Missing.TryGetValue(imageId, out var problem)
            && problem.Code == NotFound
            ? new Problem(
                problem.Code,
                new Message("ImageCheck.Missing", problem.Message),
                problem.RequestId,
                isOfModule: true)
            : null;
    }

    private static Problem? RefusalOfType(string? type, string? requestId) => type switch
    {
        "SHARED_IMAGE" => new Problem(
            "UnauthorizedOperation.ImageNotBelongToAccount",
            new Message("ImageCheck.OfAnotherAccount"),
            requestId,
            isOfModule: true),
        "PUBLIC_IMAGE" => new Problem(
            "InvalidParameterValue.InvalidImageId",
            new Message("ImageCheck.Public"),
            requestId,
            isOfModule: true),
        _ => null,
    };

    private Problem RefusalOfState(string key, ImageLookup images, string state) => new(
        "InvalidParameterValue.InvalidImageState",
        new Message(key, state),
        images.Found[imageId].RequestId,
        isOfModule: true);
}

/// <summary>Why an image is refused, and whether the check waited for it.</summary>
internal sealed record CheckResult(Problem? Refusal, bool HasWaited);
