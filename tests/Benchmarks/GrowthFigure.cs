using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using ImageSharing.Core.Session;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>How requests and time grow with accounts, images and bad accounts, against the least possible.</summary>
internal static class GrowthFigure
{
    private const int Latency = 50;
    private static readonly int[] Accounts = [10, 50, 100, 200, 300, 400, 500];
    private static readonly int[] Images = [1, 10, 50, 100, 250, 500, 1_000, 2_000];
    private static readonly int[] Bad = [0, 1, 2, 3, 5, 10, 15, 20, 30, 40, 50];

    public static async Task MakeAsync(Figure figure, int times)
    {
        figure.Say($"At {Latency} ms latency and ten requests in any one second, on a clock that runs {times} times "
            + "faster, for both sides. Request counts are exact. Computing time counts this many times in the "
            + "seconds. Requests include reads. The least is one write for each image. With bad accounts, it is one more "
            + "for each if the service names it. If not, it is the number of yes-or-no answers that identify the bad "
            + "accounts.");
        figure.Say();
        var byAccounts = new List<Point>();
        foreach (var accounts in Accounts)
        {
            byAccounts.Add(await RunAsync(times, accounts, 50, accounts, 0, AccountNaming.None, least: 50));
        }
        var byImages = new List<Point>();
        foreach (var images in Images)
        {
            byImages.Add(await RunAsync(times, images, images, 10, 0, AccountNaming.None, least: images));
        }
        var named = new List<Point>();
        var unnamed = new List<Point>();
        foreach (var bad in Bad)
        {
            named.Add(await RunAsync(times, bad, 1, 500, bad, AccountNaming.First, least: bad + 1));
            unnamed.Add(await RunAsync(
                times, bad, 1, 500, bad, AccountNaming.None, least: bad == 0 ? 1 : AnswersToTell(500, bad)));
        }

        Table(figure, "accounts, of each of 50 images", byAccounts);
        Table(figure, "images, with 10 accounts each", byImages);
        Table(figure, "bad accounts of 500, named", named);
        Table(figure, "bad accounts of 500, not named", unnamed);
        figure.Say("![Requests and seconds against accounts, images and bad accounts](growth.svg)");
        File.WriteAllText(
            Path.Combine(Repository.Benchmarks, "growth.svg"),
            Draw(byAccounts, byImages, named, unnamed));
    }

    private static void Table(Figure figure, string what, List<Point> points)
    {
        figure.Head(what, "requests", "least", "seconds", "least", "refused by rate");
        foreach (var point in points)
            figure.Row(point.X, point.Requests, point.LeastRequests, point.Seconds, point.LeastSeconds, point.Refused);
        figure.Say();
    }

    private static async Task<Point> RunAsync(
        int times, int x, int images, int accounts, int bad, AccountNaming naming, int least)
    {
        var time = new FastTime(times);
        var options = new SandboxOptions
        {
            RequestsPerSecond = 10, TimeProvider = time, NamesAccount = naming, KeepsLog = false
        };
        await using var server = await StandIn.StartAsync(options, images, TimeSpan.FromMilliseconds(Latency));
        var ids = Grant.Accounts(accounts);
        var places = new Random(bad);
        foreach (var account in ids.OrderBy(_ => places.Next()).Take(bad))
        {
            server.Accounts.Declare(account, AccountKind.Unknown);
        }

        var services = new ProcessServices(
            time, rate => new PaceLimiter(rate, time, new Random(1)), static _ => null);
        var start = time.GetTimestamp();
        var grant = Grant.Run(server.Endpoint, 0, images, accounts, services);
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        if (grant.Shared != images * (accounts - bad))
        {
            throw new InvalidOperationException($"{grant.Shared} shared, {grant.Others} not.");
        }

        return new Point(
            x,
            server.Requests.Count(),
            least,
            seconds,
            PaceFigure.LeastSeconds(least, Latency),
            server.RefusedByRate());
    }

    /// <summary>The least number of yes-or-no answers that tell which of so many accounts are bad.</summary>
    private static int AnswersToTell(int accounts, int bad)
    {
        var ways = BigInteger.One;
        for (var i = 0; i < bad; i++) ways = ways * (accounts - i) / (i + 1);
        return (int)(ways - 1).GetBitLength();
    }

    private static string Draw(List<Point> byAccounts, List<Point> byImages, List<Point> named, List<Point> unnamed)
        => Chart.Draw(
            "Requests and time of one grant",
            [
                [
                    Requests("accounts of each of 50 images", byAccounts),
                    Requests("images of 10 accounts", byImages),
                    BadPanel("requests", named, unnamed, point => (point.Requests, point.LeastRequests))
                ],
                [
                    Seconds("accounts of each of 50 images", byAccounts),
                    Seconds("images of 10 accounts", byImages),
                    BadPanel("seconds", named, unnamed, point => (point.Seconds, point.LeastSeconds))
                ],
            ]);

    private static Panel Requests(string x, List<Point> points)
        => Of(x, "requests", points, point => (point.Requests, point.LeastRequests));

    private static Panel Seconds(string x, List<Point> points)
        => Of(x, "seconds", points, point => (point.Seconds, point.LeastSeconds));

    private static Panel Of(string x, string y, List<Point> points, Func<Point, (double Taken, double Least)> what)
        => new(
            x,
            y,
            [
                new Series(
                    "least possible", "least", [.. points.Select(point => ((double)point.X, what(point).Least))]),
                new Series("taken", "first", [.. points.Select(point => ((double)point.X, what(point).Taken))]),
            ]);

    private static Panel BadPanel(
        string y, List<Point> named, List<Point> unnamed, Func<Point, (double Taken, double Least)> what)
    {
        var panel = Of("bad accounts of 500 on one image", y, named, what);
        return panel with
        {
            Series =
            [
                .. panel.Series,
                new Series(
                    "least possible, bad ones not named",
                    "other",
                    [.. unnamed.Select(point => ((double)point.X, what(point).Least))]),
                new Series(
                    "taken, bad ones not named",
                    "second",
                    [.. unnamed.Select(point => ((double)point.X, what(point).Taken))]),
            ],
        };
    }

    private sealed record Point(
        int X,
        int Requests,
        int LeastRequests,
        double Seconds,
        double LeastSeconds,
        int Refused);
}
