using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>One grant as a command makes it: a session, a run, every event taken.</summary>
internal sealed record Grant(TimeSpan Elapsed, int Shared, int Others)
{
    public static string[] Accounts(int count)
        => [.. Enumerable.Range(0, count).Select(i => (200_000_000_000 + i).ToString(CultureInfo.InvariantCulture))];

    public static string Image(int number) => $"img-{number:x8}";

    public static Grant Run(Uri endpoint, string image)
        => Run(endpoint, [new ImageTarget("ap-guangzhou", image, Accounts(1))], requestsPerSecond: 1_000);

    public static Grant Run(
        Uri endpoint, int firstImage, int images, int accounts, ProcessServices? services = null)
    {
        var ids = Accounts(accounts);
        return Run(
            endpoint,
            [.. Enumerable.Range(firstImage, images).Select(i => new ImageTarget("ap-guangzhou", Image(i), ids))],
            services: services);
    }

    private static Grant Run(
        Uri endpoint,
        IReadOnlyList<ImageTarget> targets,
        int requestsPerSecond = 10,
        ProcessServices? services = null)
    {
        var watch = Stopwatch.StartNew();
        using var session = CvmSession.Open(
            new SessionSettings
            {
                SecretId = SandboxKey.Default.SecretId,
                SecretKey = new NetworkCredential("", SandboxKey.Default.SecretKey).SecurePassword,
                Endpoint = endpoint.AbsoluteUri,
                RequestsPerSecond = requestsPerSecond,
                ExpectedRequests = targets.Count,
            },
            services ?? ProcessServices.OfProcess,
            CancellationToken.None);
        using var run = session.Share(new ShareSettings(), targets);
        var outcomes = new List<AccountOutcome>();
        while (run.Next(CancellationToken.None) is { } what)
            if (what is ImageReport report) outcomes.AddRange(report.Outcomes);

        var shared = outcomes.Count(outcome => outcome.Status == AccountStatus.Shared);
        return new Grant(watch.Elapsed, shared, outcomes.Count - shared);
    }
}
