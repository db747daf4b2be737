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
    /// Waits for an image that will become NORMAL, and returns why it is refused; null if it is not. Does not wait for
    /// further looks if the first one is refused because of other images, and the list shows that this one exists.
    /// </summary>
    /// <param name="list">What the share list of the image tells about it.</param>
    /// <param name="waits">The waits of the image.</param>
    public async Task<CheckResult> RunAsync(ListEvidence list, ImageWaits waits)
    {
        if (Known is not null)
        {
            var isEarly = !Known.IsCompleted;
            var known = await Known.ConfigureAwait(false);
            return known with { HasWaited = isEarly && known.HasWaited };
        }

        if (group is null) return new CheckResult(null, HasWaited: false);

        var look = await LookedAsync(group.LookAsync(imageId), isPatient: list != ListEvidence.Exists).ConfigureAwait(false);
        return look.Images.HasToldOf(imageId)
            ? await JudgeAsync(look, list, waits).ConfigureAwait(false)
            : new CheckResult(null, HasWaited: false) { IsUnseen = true };
    }

    /// <summary>The check of an image that was unseen, after all.</summary>
    public async Task<CheckResult> RunUnseenAsync(ImageWaits waits)
    {
        var look = await LookedAsync(group!.LookAsync(imageId)).ConfigureAwait(false);
        return await JudgeAsync(look, ListEvidence.Exists, waits).ConfigureAwait(false);
    }

    private async Task<CheckResult> JudgeAsync(ImageLook look, ListEvidence list, ImageWaits waits)
    {
        if (!IsGood(look.Images, list) && run.Time.GetElapsedTime(look.Asked) > Fresh && !IsMissing(look.Images, list))
            look = await LookedAsync(group!.LookAgainAsync(imageId)).ConfigureAwait(false);

        var hasWaited = false;
        while (StateOnItsWay(look.Images) is { } state)
        {
            if (!await waits.ForStateAsync(state).ConfigureAwait(false))
                return new CheckResult(
                    RefusalOfState("ImageCheck.StateTimeout", look.Images, state),
                    hasWaited);

            hasWaited = true;
            look = await LookedAsync(group!.LookAgainAsync(imageId)).ConfigureAwait(false);
        }

        return new CheckResult(RefusalOf(look.Images, list), hasWaited);
    }

    /// <summary>The first look that has told of the image; an impatient check takes what is known now.</summary>
    private async Task<ImageLook> LookedAsync(Task<ImageLook> first, bool isPatient = true)
    {
        var look = await first.ConfigureAwait(false);
        while (!look.Images.HasToldOf(imageId) && (isPatient || look.Further!.IsCompleted))
            look = await look.Further!.ConfigureAwait(false);

        return look;
    }

    /// <summary>Look and list agree that the image does not exist, so the age of the look does not matter.</summary>
    private bool IsMissing(ImageLookup images, ListEvidence list)
        => list == ListEvidence.Missing && images.Missing.ContainsKey(imageId);

    private bool IsGood(ImageLookup images, ListEvidence list)
        => StateOnItsWay(images) is null && RefusalOf(images, list) is null;

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

    private Problem? RefusalOf(ImageLookup images, ListEvidence list)
    {
        if (images.Found.TryGetValue(imageId, out var found))
        {
            return RefusalOfType(found.Image.ImageType, found.RequestId)
                ?? (found.Image.ImageState is "CREATEFAILED" or "IMPORTFAILED"
                    ? RefusalOfState("ImageCheck.StateFailed", images, found.Image.ImageState)
                    : null);
        }

        return list != ListEvidence.Exists && images.Missing.TryGetValue(imageId, out var problem)
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
internal sealed record CheckResult(Problem? Refusal, bool HasWaited)
{
    /// <summary>No look has told of the image yet, so the write decides.</summary>
    public bool IsUnseen { get; init; }
}
