using System.Linq;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Sharing;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>
/// A cmdlet that does one thing with each account it is given: what happens when the input has ended.
/// </summary>
public abstract class GrantOrRevokeCommand : ShareCommand
{
    private protected GrantOrRevokeCommand()
    {
    }

    /// <summary>Whether the quota may be filled with a part of an image's accounts.</summary>
    private protected virtual bool FillsQuotaInPart => false;

    /// <summary>Whether an image is to be asked about; called where -WhatIf is off.</summary>
    private protected virtual bool IsToBeAsked => true;

    private protected override void End()
    {
        base.End();
        if (NothingCame) return;

        var firstErrorEnds = CallerPreference.StopsAtFirstError(this);
        var report = new ShareReport(this, Verb, firstErrorEnds);
        Warn();
        report.Missing(Input);

        if (CallerPreference.OnlyAsksWhatIf(this)) Preview(report);
        else if (!Input.HasImagesToTry || (firstErrorEnds && Input.HasRefusals)) WriteUntried(report);
        else Carry(report, firstErrorEnds);

        report.Finish();
    }

    private void Warn()
    {
        if (Input.LeftAlone > 0)
            WriteWarning($"{Count(Input.LeftAlone, "result")} left alone: nothing was changed there that could be undone.");

        var imageIds = Input.Images.Select(image => image.ImageId).Distinct();
        foreach (var imageId in imageIds.Where(id => !IdText.LooksLikeImageId(id)))
            WriteWarning($"'{imageId}' does not look like an image ID, such as img-6pb6lrmy. It is sent as it is.");
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
        foreach (var image in Input.Images) report.Untried(image);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Carry(ShareReport report, bool firstErrorEnds)
    {
        using var session = OpenSession(RequestsPerSecond);
        Input.UseDefaultRegion(session.DefaultRegion);
        if (firstErrorEnds && Input.HasRefusals)
        {
            WriteUntried(report);
            return;
        }

        var images = Input.Images.Where(image => !image.IsToBeTried || Agreed(image)).ToList();
        var settings = new ShareSettings
        {
            Operation = Verb == ShareVerb.Grant ? ShareOperation.Grant : ShareOperation.Revoke,
            BatchSize = BatchSize,
            AllowPartial = FillsQuotaInPart,
            Verify = Verify,
            WaitTimeoutSeconds = WaitTimeoutSec,
            ThrottleLimit = ThrottleLimit,
            StopAtFirstRefusal = firstErrorEnds,
        };
        new ShareRunner(this, Verb, report, images).Run(session, settings, new StopNotice(this), Stop);
    }

    private bool Agreed(ImageInput image)
    {
        if (IsToBeAsked) return Ask(image);

        WriteVerbose(Verb.Description(image));
        return true;
    }

    private bool Ask(ImageInput image) => ShouldProcess(Verb.Description(image), Verb.Question(image), "Confirm");

    private static string Count(int number, string what) => number == 1 ? $"1 {what} was" : $"{number} {what}s were";
}
