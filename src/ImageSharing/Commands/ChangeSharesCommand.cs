using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Input.Forms;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>A cmdlet that changes shares: what happens when the input has ended.</summary>
public abstract class ChangeSharesCommand : ShareCommand
{
    private protected ChangeSharesCommand()
    {
    }

    /// <summary>Accounts in one request: 1 to 500.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int BatchSize { get; set; } = 500;

    /// <summary>Reads the share list at the end and reports a difference.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>
    /// How long to wait for an image that is busy or not yet NORMAL, in seconds: 0, not at all, to 86400.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int WaitTimeoutSec { get; set; } = 60;

    /// <summary>Whether the quota may be filled with a part of an image's accounts.</summary>
    private protected virtual bool FillsQuotaInPart => false;

    /// <summary>Whether what is to be done is known only after the share lists were read.</summary>
    private protected virtual bool ReadsListsFirst => false;

    /// <summary>Whether an image is to be asked about; called where -WhatIf is off.</summary>
    private protected virtual bool IsToBeAsked(ImageInput image) => CallerPreference.AsksAtMediumImpact(this);

    /// <summary>Why the whole input is refused; null if it is not.</summary>
    private protected virtual Refusal? RefusalOfInput() => null;

    /// <summary>Refuses images for what came beside them. Called again once every image has its region.</summary>
    private protected virtual void RefuseImages()
    {
    }

    /// <summary>Sets what was asked against the accounts that have a share.</summary>
    /// <param name="image">The image.</param>
    /// <param name="listed">The accounts that have a share of it.</param>
    /// <param name="refused">The images of the command that are refused.</param>
    /// <returns>A sentence where nothing is to be done; null if something is.</returns>
    private protected virtual string? Compare(
        ImageInput image,
        IReadOnlyList<string> listed,
        RefusedImages refused) => null;

    /// <summary>What would be done, with every account on a line of its own.</summary>
    private protected virtual string Description(ImageInput image) => Verb.Description(image);

    /// <summary>The question, with counts and a few accounts.</summary>
    private protected virtual string Question(ImageInput image) => Verb.Question(image);

    private protected override void End()
    {
        if ((Pipeline.Typed.Refusal ?? Input.CommandRefusal ?? RefusalOfInput()) is { } refusal)
        {
            WriteError(ErrorRecords.OfCommand(refusal));
            return;
        }

        if (Pipeline.IsEmpty)
        {
            WarnOfBlankItems();
            return;
        }

        var firstErrorEnds = CallerPreference.StopsAtFirstError(this);
        var report = new ShareReport(this, Verb, firstErrorEnds);
        RefuseImages();
        Warn();
        report.Missing(Input);

        var isToBeTried = ReadsListsFirst ? Input.Images.Any(image => image.Refusal is null) : Input.HasImagesToTry;
        if (CallerPreference.OnlyAsksWhatIf(this) && !ReadsListsFirst) Preview(report);
        else if (!isToBeTried || (firstErrorEnds && Input.HasRefusals)) WriteUntried(report);
        else Carry(report, firstErrorEnds);

        report.Finish();
    }

    private void Warn()
    {
        if (Input.Skipped > 0) WriteWarning(Verb.Skipped(Input.Skipped, Input.SkippedUnsure));
        WarnOfBlankItems();

        foreach (var image in Input.Images.Where(image => image.Refusal is null && !ImageIdText.IsUsual(image.ImageId)))
        {
            WriteWarning(Messages.Format("UnusualImageId", MessageValue.Short(image.ImageId), ImageIdText.Unusual(image.ImageId)));
        }
    }

    private void Preview(ShareReport report)
    {
        foreach (var image in Input.Images)
        {
            if (image.IsToBeTried) Ask(image);
            report.RecordsAlone(image);
        }
    }

    /// <summary>
    /// What is known without the service; where the first error is to end the command, nothing else is begun.
    /// </summary>
    private void WriteUntried(ShareReport report)
    {
        var onlyRecords = CallerPreference.OnlyAsksWhatIf(this);
        foreach (var image in Input.Images)
        {
            if (onlyRecords) report.RecordsAlone(image);
            else report.Untried(image);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Carry(ShareReport report, bool firstErrorEnds)
    {
        using var session = OpenSession(RequestsPerSecond, Input.Images.Count);
        Input.UseDefaultRegion(session.DefaultRegion);
        RefuseImages();
        if (firstErrorEnds && Input.HasRefusals)
        {
            WriteUntried(report);
            return;
        }

        var images = ReadsListsFirst
            ? Compared(session)
            : Input.Images.Where(image => !image.IsToBeTried || Agreed(image)).ToList();
        if (CallerPreference.OnlyAsksWhatIf(this) || (firstErrorEnds && Input.HasRefusals))
        {
            WriteUntried(report);
            return;
        }

        var operation = Verb == ShareVerb.Revoke ? ShareOperation.Revoke : ShareOperation.Grant;
        var settings = Settings(operation, firstErrorEnds, FillsQuotaInPart);
        new ShareRunner(this, Verb, report, images).Run(session, settings, new StopNotice(this), Stop);
    }

    /// <summary>Reads all lists, then asks, and leaves out the images for which the user answered no.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<ImageInput> Compared(CvmSession session)
    {
        var lists = ReadLists(session);
        var refused = new RefusedImages(Input.Images);
        var declined = new HashSet<ImageInput>();
        foreach (var image in Input.Images.Where(image => image.Refusal is null))
        {
            if (Compare(image, lists[image], refused) is { } nothing) WriteVerbose(nothing);
            else if (!Agreed(image)) declined.Add(image);
        }

        return Input.Images.Where(image => !declined.Contains(image)).ToList();
    }

    /// <summary>The accounts that each image is shared with; an image whose list cannot be read is refused.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Dictionary<ImageInput, IReadOnlyList<string>> ReadLists(CvmSession session)
    {
        var accounts = new Dictionary<ImageInput, IReadOnlyList<string>>();
        Action<ImageInput, ImageShares> take = (image, list) =>
        {
            if (list.Problem is { } problem) image.Refuse(ErrorRecords.OfRead(Streams.RefusalOf(problem)));
            else accounts[image] = list.Shares.Select(share => share.AccountId).ToList();
        };
        using var lists = new ShareLists(this, session, ThrottleLimit, decides: true, take);
        foreach (var image in Input.Images.Where(image => image.Refusal is null)) lists.Add(image, Stop);

        lists.Finish(Stop);
        return accounts;
    }

    private bool Agreed(ImageInput image)
    {
        if (CallerPreference.OnlyAsksWhatIf(this) || IsToBeAsked(image)) return Ask(image);

        if (CallerPreference.HearsVerbose(this)) WriteVerbose(Description(image));
        return true;
    }

    private bool Ask(ImageInput image) => ShouldProcess(Description(image), Question(image), Messages.Format("Confirm"));

    private protected ShareSettings Settings(
        ShareOperation operation,
        bool firstErrorEnds,
        bool fillsQuotaInPart) => new()
    {
        Operation = operation,
        BatchSize = BatchSize,
        AllowPartial = fillsQuotaInPart,
        Verify = Verify,
        WaitTimeoutSeconds = WaitTimeoutSec,
        ThrottleLimit = ThrottleLimit,
        StopAtFirstRefusal = firstErrorEnds,
    };
}
