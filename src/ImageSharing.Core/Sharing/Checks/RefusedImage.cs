using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Checks;

/// <summary>A refused image. Because of it, accounts keep their shares of other images.</summary>
internal sealed record RefusedImage(string ImageId, string Code)
{
    public Problem ForAccount { get; } = new(
        AccountOutcome.SetIncomplete, new Message("Exchange.KeptForImage", ImageId, Code), isOfModule: true);

    public Problem ForImage(int accounts) => new(
        AccountOutcome.SetIncomplete, new Message("Exchange.AccountsKept", ImageId, Code, accounts), isOfModule: true);
}
