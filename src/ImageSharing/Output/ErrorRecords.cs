using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Output;

/// <summary>The sentence and the target of each error record that a user can see.</summary>
internal static class ErrorRecords
{
    /// <summary>One account of an image was refused.</summary>
    public static ErrorRecord OfAccount(ShareVerb verb, ImageInput image, string accountId, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            accountId,
            Messages.Sentences(verb.NotDone(image, Messages.Format("Account", accountId)), Reason(refusal))!,
            image.ImageId,
            accountId);

    /// <summary>A value of the input was refused in place of an account.</summary>
    public static ErrorRecord OfRefusedAccount(ImageInput image, AccountInput account)
    {
        var refusal = account.Refusal!;
        var isMalformed = refusal.Code == "AccountIdMalformed" && account.Text.Length > 0
            && !AccountIdText.IsWellFormed(account.Text);
        var skipped = account.Text.Length == 0
            ? Messages.Format("ItemSkipped", image)
            : Messages.Format(isMalformed ? "NotAnAccountId" : "ValueSkipped", MessageValue.Short(account.Text), image);
        return ErrorRecordFactory.Make(
            refusal,
            account.Text,
            Messages.Sentences(skipped, refusal.Message)!,
            image.ImageId,
            account.Text);
    }

    /// <summary>An item of the input was refused, and belongs to no image.</summary>
    public static ErrorRecord OfItem(Refusal refusal, string? text)
        => ErrorRecordFactory.Make(
            refusal,
            text,
            Messages.Sentences(
                string.IsNullOrEmpty(text) ? Messages.Format("ItemRefused") : Messages.Format("ValueRefused", MessageValue.Short(text!)),
                refusal.Message)!);

    /// <summary>An image was refused, for all the accounts that had not got through.</summary>
    public static ErrorRecord OfImage(ShareVerb verb, ImageInput image, int refused, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            image.ImageId,
            refused == 0 || refusal.Code == "DesiredSetIncomplete"
                ? Messages.Format("OfImage", image, Reason(refusal))
                : Messages.Sentences(verb.NotDone(image, Accounts(refused, AllOf(image))), Reason(refusal))!,
            image.ImageId);

    /// <summary>Some accounts of an image were left in doubt.</summary>
    public static ErrorRecord OfUnknownOutcome(ImageInput image, int unknown, string? message, string? requestId)
        => ErrorRecordFactory.Make(
            new Refusal("OutcomeUnknown", message, requestId, isRetryable: true),
            image.ImageId,
            Messages.Sentences(
                Messages.Format("OutcomeUnknown.Image", Accounts(unknown, AllOf(image)), image), message)!,
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
        => ErrorRecordFactory.Make(refusal, image.ImageId, Messages.Format("OfImage", image, Reason(refusal)), image.ImageId);

    /// <summary>The share list of an image could not be read.</summary>
    public static ErrorRecord OfList(ImageInput image, Refusal refusal)
        => ErrorRecordFactory.Make(
            refusal,
            image.ImageId,
            Messages.Sentences(Messages.Format("ListUnreadable", image), Reason(refusal))!,
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
            Messages.Sentences(
                imageId is null ? Messages.Format("ImagesUnreadable", MessageValue.Short(region)) : NotFound(imageId, region, refusal),
                Reason(refusal))!,
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
        var items = Messages.Count("Items", input.ItemsWithoutImage);
        if (input.AccountsWithoutImage.Count > 0)
            items = Messages.Format("NumberAndNames", items, Messages.Some(input.AccountsWithoutImage));
        return ErrorRecordFactory.Make(
            new Refusal("ImageIdMissing"),
            null,
            input.PlaceWithoutImage.IsNone
                ? ErrorTable.Find("ImageIdMissing").Sentence
                : Messages.Format("ImageIdMissing.Items", items, input.PlaceWithoutImage));
    }

    /// <summary>What came without an account, said once for all of it.</summary>
    public static ErrorRecord OfMissingAccounts(IReadOnlyList<string> images)
        => ErrorRecordFactory.Make(
            new Refusal("AccountIdMissing"),
            images.Count == 1 ? images[0] : null,
            images.Count == 0
                ? ErrorTable.Find("AccountIdMissing").Sentence
                : Messages.Format("AccountIdMissing.Images", Messages.Count("Images", images.Count), Messages.Some(images)),
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
            ? Messages.Sentences(row.Sentence, refusal.Message)!
            : Messages.Format("ServiceMessage", row.Sentence, refusal.Message);
    }

    /// <summary>Only the service can say that an image is not there.</summary>
    private static string NotFound(string imageId, string region, Refusal refusal)
        => refusal.Code == "InvalidImageId.NotFound" ? Messages.Format("ImageNotFound", MessageValue.Short(imageId), region)
            : region.Length == 0 ? Messages.Format("ImageNotLookedUp", MessageValue.Short(imageId))
            : Messages.Format("ImageUnreadable", MessageValue.Short(imageId), region);

    private static int AllOf(ImageInput image) => image.Accounts.Count + image.Revoked.Count;

    /// <summary>The table speaks of changing shares; to read is allowed by another name.</summary>
    private static string? ActionOfRead(Refusal refusal, string action)
        => refusal.Code.EndsWith("UnauthorizedOperation", System.StringComparison.Ordinal)
            ? Messages.Format("ReadDenied", action)
            : null;

    private static string Accounts(int some, int all)
    {
        var accounts = Messages.Count("Accounts", all);
        return some == all ? accounts : Messages.Format("SomeOf", some, accounts);
    }
}
