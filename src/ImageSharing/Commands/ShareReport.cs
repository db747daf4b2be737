using System;
using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>
/// Writes what there is to say about each image: first its results, all of them, then its error records. Where the
/// first error is to end the command, records wait until every result is out.
/// </summary>
internal sealed class ShareReport
{
    private readonly Cmdlet _cmdlet;
    private readonly ShareVerb _verb;
    private readonly bool _firstErrorEnds;
    private ErrorRecord? _held;

    public ShareReport(Cmdlet cmdlet, ShareVerb verb, bool firstErrorEnds)
    {
        _cmdlet = cmdlet;
        _verb = verb;
        _firstErrorEnds = firstErrorEnds;
    }

    public void Error(ErrorRecord record)
    {
        if (_firstErrorEnds) _held ??= record;
        else _cmdlet.WriteError(record);
    }

    /// <summary>Says what the input lacks as a whole.</summary>
    public void Missing(ShareInput input)
    {
        if (input.ItemsWithoutImage > 0)
            Error(ErrorRecords.OfMissingImage(input.ItemsWithoutImage, input.AccountsWithoutImage));
        if (input.MissesAccounts)
            Error(ErrorRecords.OfMissingAccounts(input.ImagesWithoutAccount));
    }

    /// <summary>An image of which nothing is asked of the service.</summary>
    public void Untried(ImageInput image)
        => Image(image, index => image.Refusal is { } refusal ? NotTried(image, index, refusal) : null, image.Refusal);

    /// <summary>The records of an image without its results, as -WhatIf has them.</summary>
    public void RecordsAlone(ImageInput image)
    {
        foreach (var account in image.Accounts)
            if (!account.IsAccount) Error(ErrorRecords.OfMalformedAccount(image, account.Text));

        if (image.Refusal is { } refusal)
            Error(ErrorRecords.OfImage(_verb, image, image.WellFormedAccounts.Count, refusal));
    }

    /// <summary>An image and all that is known of it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="resultOf">The result of a well-formed account by its index; null where nothing is claimed.</param>
    /// <param name="refusal">Why the image as a whole was refused.</param>
    /// <param name="difference">What reading the list at the end found different.</param>
    public void Image(
        ImageInput image,
        Func<int, ImageShareResult?> resultOf,
        Refusal? refusal,
        Refusal? difference = null)
    {
        var records = new List<ErrorRecord>();
        var next = 0;
        var refused = 0;
        var unknown = 0;
        ImageShareResult? firstUnknown = null;
        foreach (var account in image.Accounts)
        {
            var result = account.IsAccount ? resultOf(next++) : Malformed(image, account.Text);
            if (result is null) continue;

            if (result.Status == "Unknown" && unknown++ == 0) firstUnknown = result;
            if (result.Status == "Failed" && result.IsOfImage) refused++;
            if (result.Status == "Failed" && !result.IsOfImage) records.Add(RecordOf(image, account, result));
            _cmdlet.WriteObject(result);
        }

        foreach (var record in records) Error(record);
        if (refusal is not null) Error(ErrorRecords.OfImage(_verb, image, refused, refusal));
        if (firstUnknown is not null)
            Error(ErrorRecords.OfUnknownOutcome(image, unknown, firstUnknown.Message, firstUnknown.RequestId));
        if (difference is not null) Error(ErrorRecords.OfDifference(image, difference));
    }

    /// <summary>The result of an account that nothing was asked about.</summary>
    public ImageShareResult NotTried(ImageInput image, int index, Refusal refusal)
        => new(image.Region, image.ImageId, image.WellFormedAccounts[index], _verb.Name, "Failed")
        {
            ErrorCode = refusal.Code,
            Message = refusal.Message ?? ErrorTable.Find(refusal.Code).Sentence,
            CompletedTime = DateTime.Now,
            IsOfImage = true,
        };

    /// <summary>Ends the command where the first error is to end it and there was one.</summary>
    public void Finish()
    {
        if (_held is not null) _cmdlet.WriteError(_held);
    }

    private ImageShareResult Malformed(ImageInput image, string text)
        => new(image.Region, image.ImageId, text, _verb.Name, "Failed")
        {
            ErrorCode = "AccountIdMalformed",
            Message = IdText.WhyNoAccount(text),
            CompletedTime = DateTime.Now,
        };

    private ErrorRecord RecordOf(ImageInput image, AccountInput account, ImageShareResult result)
    {
        if (!account.IsAccount) return ErrorRecords.OfMalformedAccount(image, account.Text);

        var refusal = new Refusal(result.ErrorCode!, result.Message, result.RequestId);
        return ErrorRecords.OfAccount(_verb, image, account.Text, refusal);
    }
}
