using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Input.Forms;

namespace ImageSharing.Output;

/// <summary>The sentence and the target of each error record that a user can see.</summary>
internal static class ErrorRecords
{
    private const int Named = 3;

    /// <summary>One account of an image was refused.</summary>
    public static ErrorRecord OfAccount(ShareVerb verb, ImageInput image, string accountId, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            accountId,
            $"Image {image} {verb.NotDone} account {accountId}. {Reason(refusal)}",
            image.ImageId,
            accountId);

    /// <summary>A value of the input was refused in place of an account.</summary>
    public static ErrorRecord OfRefusedAccount(ImageInput image, AccountInput account)
    {
        var refusal = account.Refusal!;
        var what = account.Text.Length == 0 ? "An item" : $"'{account.Text}'";
        var isMalformed = refusal.Code == "AccountIdMalformed" && account.Text.Length > 0
            && !AccountIdText.IsWellFormed(account.Text);
        return ErrorRecordFactory.Make(
            refusal,
            account.Text,
            (isMalformed ? $"{what} is not an account ID, and was left out for image {image}. " : $"{what} was left out for image {image}. ")
                + refusal.Message,
            image.ImageId,
            account.Text);
    }

    /// <summary>An item of the input was refused, and belongs to no image.</summary>
    public static ErrorRecord OfItem(Refusal refusal, string? text)
        => ErrorRecordFactory.Make(
            refusal,
            text,
            (string.IsNullOrEmpty(text) ? "An item of the input was refused. " : $"'{text}' was refused. ") + refusal.Message);

    /// <summary>An image was refused, for all the accounts that had not got through.</summary>
    public static ErrorRecord OfImage(ShareVerb verb, ImageInput image, int refused, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            image.ImageId,
            AllOf(image) == 0 || refusal.Code == "DesiredSetIncomplete"
                ? $"Image {image}: {Reason(refusal)}"
                : $"Image {image} {verb.NotDone} {Accounts(refused, AllOf(image))}. {Reason(refusal)}",
            image.ImageId);

    /// <summary>Some accounts of an image were left in doubt.</summary>
    public static ErrorRecord OfUnknownOutcome(ImageInput image, int unknown, string? message, string? requestId)
        => ErrorRecordFactory.Make(
            new Refusal("OutcomeUnknown", message, requestId, isRetryable: true),
            image.ImageId,
            $"For {Accounts(unknown, AllOf(image))} of image {image} it is not known whether "
                + "the service applied the request."
                + (message is null ? string.Empty : " " + message),
            image.ImageId);

    /// <summary>What belongs to no image: refused items, and what is missing, said once.</summary>
    public static IEnumerable<ErrorRecord> OfInput(ShareInput input)
    {
        foreach (var (refusal, text) in input.RefusedItems) yield return OfItem(refusal, text);

        if (input.ItemsWithoutImage > 0) yield return OfMissingImage(input);
        if (input.MissesAccounts) yield return OfMissingAccounts(input.ImagesWithoutAccount);
    }

    /// <summary>The list that was read at the end differs.</summary>
    public static ErrorRecord OfDifference(ImageInput image, Refusal refusal)
        => ErrorRecordFactory.Make(refusal, image.ImageId, $"Image {image}: {Reason(refusal)}", image.ImageId);

    /// <summary>The share list of an image could not be read.</summary>
    public static ErrorRecord OfList(ImageInput image, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            image.ImageId,
            $"The shares of image {image} could not be read. {Reason(refusal)}",
            image.ImageId,
            action: ActionOfRead(refusal, "DescribeImageSharePermission"));

    /// <summary>A refusal of a read, on which a change rests.</summary>
    public static Refusal OfRead(Refusal refusal)
        => new(refusal.Code, refusal.Message, refusal.RequestId, refusal.IsRetryable)
        {
            RecommendedAction = ActionOfRead(refusal, "DescribeImageSharePermission"),
        };

    /// <summary>An image was not found, or, where it is null, the images of a region could not be listed.</summary>
    public static ErrorRecord OfSearch(string region, string? imageId, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            imageId ?? region,
            imageId is null
                ? $"The images of {region} could not be listed. {Reason(refusal)}"
                : $"Image {imageId} {NotFound(region, refusal)} {Reason(refusal)}",
            imageId,
            action: ActionOfRead(refusal, "DescribeImages"));

    /// <summary>What concerns the command as a whole.</summary>
    public static ErrorRecord OfCommand(Refusal refusal) => ErrorRecordFactory.Make(refusal, null, Reason(refusal));

    /// <summary>No image was given, or an item had none.</summary>
    public static ErrorRecord OfMissingImage()
        => ErrorRecordFactory.Make(new Refusal("ImageIdMissing"), null, ErrorTable.Find("ImageIdMissing").Sentence);

    /// <summary>What came without an image, said once for all of it.</summary>
    private static ErrorRecord OfMissingImage(ShareInput input)
    {
        var accounts = input.AccountsWithoutImage.Count == 0 ? string.Empty : $" ({Some(input.AccountsWithoutImage)})";
        return ErrorRecordFactory.Make(
            new Refusal("ImageIdMissing"),
            null,
            string.IsNullOrEmpty(input.PlaceWithoutImage)
                ? ErrorTable.Find("ImageIdMissing").Sentence
                : $"No image was specified for {Count(input.ItemsWithoutImage, "item")}{accounts}. "
                    + $"The first is {input.PlaceWithoutImage}.");
    }

    /// <summary>What came without an account, said once for all of it.</summary>
    public static ErrorRecord OfMissingAccounts(IReadOnlyList<string> images)
        => ErrorRecordFactory.Make(
            new Refusal("AccountIdMissing"),
            images.Count == 1 ? images[0] : null,
            images.Count == 0
                ? ErrorTable.Find("AccountIdMissing").Sentence
                : $"No account was given for {Count(images.Count, "image")} ({Some(images)}).",
            images.Count == 1 ? images[0] : null);

    /// <summary>
    /// The table's sentence and the service's own; of a condition of the module its own, more exact sentence.
    /// </summary>
    private static string Reason(Refusal refusal)
    {
        var row = ErrorTable.Find(refusal.Code);
        if (string.IsNullOrEmpty(refusal.Message)) return row.Sentence;
        if (row.IsOwn) return refusal.Message!;

        return refusal.RequestId is null || refusal.IsOfModule
            ? $"{row.Sentence} {refusal.Message}"
            : $"{row.Sentence} The service said: {refusal.Message}";
    }

    /// <summary>Only the service can say that an image is not there.</summary>
    private static string NotFound(string region, Refusal refusal)
        => refusal.Code == "InvalidImageId.NotFound" ? $"was not found ({region})."
            : region.Length == 0 ? "was not looked for."
            : $"could not be looked for ({region}).";

    private static int AllOf(ImageInput image) => image.Accounts.Count + image.Revoked.Count;

    /// <summary>The table speaks of changing shares; to read is allowed by another name.</summary>
    private static string? ActionOfRead(Refusal refusal, string action)
        => refusal.Code.EndsWith("UnauthorizedOperation", System.StringComparison.Ordinal)
            ? $"Ask for the CAM action cvm:{action}, or use another credential."
            : null;

    private static string Accounts(int some, int all)
        => some == all ? Count(all, "account") : $"{Number(some)} of {Count(all, "account")}";

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{Number(number)} {what}s";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Some(IReadOnlyList<string> names)
        => string.Join(", ", names.Take(Named)) + (names.Count > Named ? ", …" : string.Empty);
}
