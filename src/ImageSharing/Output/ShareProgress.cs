using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using ImageSharing.Input;
using ImageSharing.Text;

namespace ImageSharing.Output;

/// <summary>
/// How far a run is, at most once a second, so that a log holds no more lines than that. All of it is in the status:
/// the shell's usual view shows no current operation.
/// </summary>
internal sealed class ShareProgress
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly Cmdlet _cmdlet;
    private readonly ShareVerb _verb;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan? _shown;

    public ShareProgress(Cmdlet cmdlet, ShareVerb verb)
    {
        _cmdlet = cmdlet;
        _verb = verb;
    }

    public void Show(int done, int total, double requestsPerSecond, int? secondsLeft, string? waitingFor)
    {
        var now = _clock.Elapsed;
        if (_shown is { } shown && now - shown < Least) return;

        _shown = now;
        var accounts = Messages.Format("SomeOf", done, Messages.Count("Accounts", total));
        var rate = requestsPerSecond.ToString("0.0", CultureInfo.InvariantCulture);
        var status = waitingFor is null
            ? Messages.Format("Progress.Share", accounts, rate)
            : Messages.Format("Progress.ShareWaiting", accounts, waitingFor, rate);
        _cmdlet.WriteProgress(new ProgressRecord(0, _verb.Activity, status)
        {
            PercentComplete = total == 0 ? -1 : (int)(100L * done / total),
            SecondsRemaining = secondsLeft ?? -1,
        });
    }

    public void End()
    {
        if (_shown is null) return;

        _cmdlet.WriteProgress(new ProgressRecord(0, _verb.Activity, Messages.Format("Progress.Done")) { RecordType = ProgressRecordType.Completed });
    }
}
