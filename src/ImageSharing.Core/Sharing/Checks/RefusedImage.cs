using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>An image that is refused, as the accounts hear of it that keep their shares for it.</summary>
internal sealed record RefusedImage(string ImageId, string Code)
{
    public Problem ForAccount { get; } = new(
        AccountOutcome.SetIncomplete,
        $"Not revoked: image {ImageId} is refused ({Code}), and the account is to have it. An account that a refused "
        + "image names loses no share of another image.",
        isOfModule: true);

    public Problem ForImage(int accounts) => new(
        AccountOutcome.SetIncomplete,
        System.FormattableString.Invariant($"Image {ImageId} is refused ({Code}). Accounts that it names keep the share of ")
        + System.FormattableString.Invariant($"this image: {accounts}."),
        isOfModule: true);
}
