using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Input;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>
/// Carries a run through: takes its events on the pipeline's thread and has them written in their order.
/// </summary>
internal sealed class ShareRunner
{
    private readonly PSCmdlet _cmdlet;
    private readonly ShareVerb _verb;
    private readonly ShareReport _report;
    private readonly IReadOnlyList<ImageInput> _images;
    private readonly List<ImageInput> _tried;
    private readonly ShareProgress _progress;
    private int _nextImage;
    private int _nextTried;

    public ShareRunner(
        PSCmdlet cmdlet,
        ShareVerb verb,
        ShareReport report,
        IReadOnlyList<ImageInput> images)
    {
        _cmdlet = cmdlet;
        _verb = verb;
        _report = report;
        _images = images;
        _tried = images.Where(image => image.IsToBeTried).ToList();
        _progress = new ShareProgress(cmdlet, verb);
    }

    public void Run(CvmSession session, ShareSettings settings, StopNotice stopNotice, CancellationToken stop)
    {
        RunFailed? failure = null;
        if (_tried.Count > 0)
        {
            using var run = session.Share(settings, _tried.Select(Target).ToList());
            try
            {
                while (run.Next(stop) is { } next) failure = Take(next) ?? failure;
            }
            catch
            {
                run.Cancel();
                var tally = run.Tally();
                stopNotice.Write(tally.Applied, tally.InDoubt);
                throw;
            }
        }

        _progress.End();
        if (failure is null) UntriedUpTo(_images.Count);
        else End(failure);
    }

    private static ImageTarget Target(ImageInput image)
        => new(image.Region!, image.ImageId, image.WellFormedAccounts, image.Revoked, image.IsExactSet);

    private static AccountOutcome At(ImageReport report, int index)
        => index < report.Outcomes.Count ? report.Outcomes[index] : report.Revoked[index - report.Outcomes.Count];

    private RunFailed? Take(RunEvent next)
    {
        switch (next)
        {
            case ImageReport report:
                Write(report);
                break;
            case ProgressReport report:
                _progress.Show(
                    report.AccountsDone,
                    report.AccountsTotal,
                    report.RequestsPerSecond,
                    report.SecondsLeft,
                    Messages.Of(report.Activity));
                break;
            case Notice notice:
                Streams.Write(_cmdlet, notice);
                break;
            case RunFailed failed:
                return failed;
        }

        return null;
    }

    private void Write(ImageReport report)
    {
        var image = _tried[report.Index];
        UntriedUpTo(IndexOf(image));
        _report.Image(
            image,
            index => Result(image, index, At(report, index)),
            report.Problem is { } problem ? Streams.RefusalOf(problem) : null,
            report.Difference is { } difference ? Streams.RefusalOf(difference) : null);
        _nextImage++;
        _nextTried = report.Index + 1;
    }

    /// <summary>
    /// Every further call would fail in the same way. Before the first write that ends the command by a terminating
    /// error; later the accounts that were not tried have their results first.
    /// </summary>
    private void End(RunFailed failure)
    {
        var refusal = Streams.RefusalOf(failure.Problem);
        var record = ErrorRecords.OfCommand(refusal);
        if (failure.BeforeFirstWrite) _cmdlet.ThrowTerminatingError(record);

        while (_nextTried < _tried.Count)
        {
            var image = _tried[_nextTried++];
            UntriedUpTo(IndexOf(image));
            _report.Image(image, index => _report.NotTried(image, index, refusal), refusal: null);
            _nextImage++;
        }

        UntriedUpTo(_images.Count);
        _report.Error(record);
    }

    private void UntriedUpTo(int end)
    {
        while (_nextImage < end) _report.Untried(_images[_nextImage++]);
    }

    private int IndexOf(ImageInput image)
    {
        var index = _nextImage;
        while (!ReferenceEquals(_images[index], image)) index++;
        return index;
    }

    private ImageShareResult? Result(ImageInput image, int index, AccountOutcome outcome)
    {
        if (outcome.Status == AccountStatus.None) return null;

        return new ImageShareResult(
            image.Region, image.ImageId, image.AskedAt(index), _verb.At(image, index).Name, outcome.Status.ToString())
        {
            ErrorCode = outcome.Code,
            Message = Messages.Sentences(Messages.Of(outcome.Problem?.Message), Messages.Of(outcome.Remark)),
            RequestId = outcome.RequestId,
            Attempts = outcome.Attempts,
            CompletedTime = LocalTime.Of(outcome.CompletedUtc),
            SharedBefore = outcome.SharedBefore,
            IsOfImage = outcome.IsOfImage,
            IsRetryable = outcome.IsRetryable,
        };
    }
}
