using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Core.Tests.Transport;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>What a run said, all of it.</summary>
internal sealed record RunRecord(
    IReadOnlyList<ImageReport> Reports, RunFailed? Failure, IReadOnlyList<Notice> Notices, RunTally Tally)
{
    public IEnumerable<AccountOutcome> Outcomes => Reports.SelectMany(report => report.Outcomes);

    public int Count(AccountStatus status) => Outcomes.Count(outcome => outcome.Status == status);
}

internal static class Runs
{
    public static string[] Accounts(int count, long first = 200_000_000_000)
        => [.. Enumerable.Range(0, count).Select(
            i => (first + i).ToString(System.Globalization.CultureInfo.InvariantCulture))];

    public static RunRecord Grant(
        this CvmSession session, IReadOnlyList<string> accounts, Action<ShareSettings>? change = null)
        => session.Run(ShareOperation.Grant, [new ImageTarget(Wire.Region, Wire.Image, accounts)], change);

    public static RunRecord Revoke(
        this CvmSession session, IReadOnlyList<string> accounts, Action<ShareSettings>? change = null)
        => session.Run(ShareOperation.Revoke, [new ImageTarget(Wire.Region, Wire.Image, accounts)], change);

    /// <summary>Runs to the end, and checks that every image is reported once and in order.</summary>
    public static RunRecord Run(
        this CvmSession session, ShareOperation operation,
        IReadOnlyList<ImageTarget> targets, Action<ShareSettings>? change = null)
    {
        var settings = new ShareSettings { Operation = operation };
        change?.Invoke(settings);
        using var run = session.Share(settings, targets);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        List<ImageReport> reports = [];
        List<Notice> notices = [];
        RunFailed? failure = null;
        while (run.Next(patience.Token) is { } what)
        {
            switch (what)
            {
                case ImageReport report:
                    Xunit.Assert.Equal(reports.Count, report.Index);
                    Xunit.Assert.Equal(targets[report.Index].AccountIds.Count, report.Outcomes.Count);
                    reports.Add(report);
                    break;
                case Notice notice:
                    notices.Add(notice);
                    break;
                case RunFailed failed:
                    failure = failed;
                    break;
            }
        }

        return new RunRecord(reports, failure, notices, run.Tally());
    }
}
