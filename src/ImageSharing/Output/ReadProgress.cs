using System;
using System.Diagnostics;
using System.Management.Automation;
using ImageSharing.Text;

namespace ImageSharing.Output;

/// <summary>How far a reading command is, at most once a second, and not before the first second is over.</summary>
internal sealed class ReadProgress
{
    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private int _done;

    /// <param name="cmdlet">Whose progress it is.</param>
    /// <param name="activity">What is going on.</param>
    public ReadProgress(Cmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        _activity = activity;
    }

    /// <summary>The least time before the first record, and between two. Tests change it.</summary>
    internal static TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Counts one more.</summary>
    /// <param name="current">What it is, as the user knows it.</param>
    /// <param name="total">How many there are; 0 if unknown yet.</param>
    public void Count(string current, int total = 0)
    {
        _done++;
        var now = _clock.Elapsed;
        if (now - _shown < Interval) return;

        _shown = now;
        var images = total == 0
            ? Messages.Count("Images", _done)
            : Messages.Format("SomeOf", _done, Messages.Count("Images", total));
        var status = Messages.Format("Progress.Read", images, current);
        _cmdlet.WriteProgress(new ProgressRecord(1, _activity, status)
        {
            PercentComplete = total == 0 ? -1 : (int)(100L * _done / total),
        });
    }

    public void End()
    {
        if (_shown == TimeSpan.Zero) return;

        _shown = TimeSpan.Zero;
        _cmdlet.WriteProgress(new ProgressRecord(1, _activity, Messages.Format("Progress.Done")) { RecordType = ProgressRecordType.Completed });
    }
}
