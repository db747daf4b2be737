using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace ImageSharing.Output;

/// <summary>How far a reading command is, at most once a second, and not before the first second is over.</summary>
internal sealed class ReadProgress
{
    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly string _what;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _shown;
    private int _done;

    /// <param name="cmdlet">Whose progress it is.</param>
    /// <param name="activity">What is going on.</param>
    /// <param name="what">What is counted, in the singular.</param>
    public ReadProgress(Cmdlet cmdlet, string activity, string what)
    {
        _cmdlet = cmdlet;
        _activity = activity;
        _what = what;
    }

    /// <summary>The least time before the first record, and between two. Tests change it.</summary>
    internal static TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Counts one more.</summary>
    /// <param name="current">What it is, as the user knows it.</param>
    /// <param name="total">How many there are; 0 where nobody knows yet.</param>
    public void Count(string current, int total = 0)
    {
        _done++;
        var now = _clock.Elapsed;
        if (now - _shown < Interval) return;

        _shown = now;
        var of = total == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, " of {0}", total);
        var status = string.Format(
            CultureInfo.InvariantCulture, "{0}{1} {2}{3}, {4}", _done, of, _what, _done == 1 && total < 2 ? "" : "s", current);
        _cmdlet.WriteProgress(new ProgressRecord(1, _activity, status)
        {
            PercentComplete = total == 0 ? -1 : (int)(100L * _done / total),
        });
    }

    public void End()
    {
        if (_shown == TimeSpan.Zero) return;

        _shown = TimeSpan.Zero;
        _cmdlet.WriteProgress(new ProgressRecord(1, _activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
