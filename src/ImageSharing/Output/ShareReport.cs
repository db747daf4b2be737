using System;
using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Output;

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
        foreach (var record in ErrorRecords.OfInput(input)) Error(record);
    }

    /// <summary>An image of which nothing is asked of the service.</summary>
    public void Untried(ImageInput image)
        => Image(image, index => image.Refusal is { } refusal ? NotTried(image, index, refusal) : null, image.Refusal);

    /// <summary>The records of an image without its results, as -WhatIf has them.</summary>
    public void RecordsAlone(ImageInput image)
    {
        foreach (var account in image.Accounts)
            if (!account.IsAccount) Error(ErrorRecords.OfRefusedAccount(image, account));

        if (image.Refusal is { } refusal)
            Error(ErrorRecords.OfImage(_verb, image, image.Asked, refusal));
    }

    /// <summary>An image and all that is known of it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="resultOf">
    /// The result of a well-formed account by its index, then of one that loses its share besides; null if nothing
    /// is claimed.
    /// </param>
    /// <param name="refusal">Why the image as a whole was refused.</param>
    /// <param name="difference">What reading the list at the end found different.</param>
    public void Image(
        ImageInput image,
        Func<int, ImageShareResult?> resultOf,
        Refusal? refusal,
        Refusal? difference = null)
    {
        var tally = new ImageTally();
        var next = 0;
        foreach (var account in image.Accounts)
        {
            if (account.IsAccount) Write(image, next, resultOf(next++), tally);
            else Refused(image, account, _verb, tally);
        }

        while (next < image.Asked) Write(image, next, resultOf(next++), tally);
        foreach (var account in image.Kept) Refused(image, account, ShareVerb.Revoke, tally);

        foreach (var record in tally.Records) Error(record);
        if (refusal is not null) Error(ErrorRecords.OfImage(_verb, image, tally.Refused, refusal));
        if (tally.FirstUnknown is { } doubt)
            Error(ErrorRecords.OfUnknownOutcome(image, tally.Unknown, doubt.Message, doubt.RequestId));
        if (difference is not null) Error(ErrorRecords.OfDifference(image, difference));
    }

    /// <summary>The result of an account that nothing was asked about.</summary>
    public ImageShareResult NotTried(ImageInput image, int index, Refusal refusal)
        => new(image.Region, image.ImageId, image.AskedAt(index), _verb.At(image, index).Name, "Failed")
        {
            ErrorCode = refusal.Code,
            Message = refusal.Message ?? ErrorTable.Find(refusal.Code).Sentence,
            RequestId = refusal.RequestId,
            CompletedTime = DateTime.Now,
            IsOfImage = true,
        };

    /// <summary>Ends the command where the first error is to end it and there was one.</summary>
    public void Finish()
    {
        if (_held is not null) _cmdlet.WriteError(_held);
    }

    /// <summary>The result and the record of an account that was refused by itself.</summary>
    private void Refused(ImageInput image, AccountInput account, ShareVerb verb, ImageTally tally)
    {
        tally.Records.Add(ErrorRecords.OfRefusedAccount(image, account));
        _cmdlet.WriteObject(new ImageShareResult(image.Region, image.ImageId, account.Text, verb.Name, "Failed")
        {
            ErrorCode = account.Refusal!.Code,
            Message = account.Refusal.Message,
            CompletedTime = DateTime.Now,
        });
    }

    private void Write(ImageInput image, int index, ImageShareResult? result, ImageTally tally)
    {
        if (result is null) return;

        if (result.Status == "Unknown" && tally.Unknown++ == 0) tally.FirstUnknown = result;
        if (result.Status == "Failed" && result.IsOfImage) tally.Refused++;
        if (result.Status == "Failed" && !result.IsOfImage)
        {
            var refusal = new Refusal(result.ErrorCode!, result.Message, result.RequestId, result.IsRetryable);
            tally.Records.Add(ErrorRecords.OfAccount(_verb.At(image, index), image, result.AccountId, refusal));
        }

        _cmdlet.WriteObject(result);
    }

    private sealed class ImageTally
    {
        public List<ErrorRecord> Records { get; } = [];

        public int Refused { get; set; }

        public int Unknown { get; set; }

        public ImageShareResult? FirstUnknown { get; set; }
    }
}
