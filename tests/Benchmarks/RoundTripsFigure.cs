using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>How many round trips pass before the end of a small grant, and before the first write of a larger one.</summary>
internal static class RoundTripsFigure
{
    private const int Images = 50;
    private const int Missing = 3;

    public static async Task MakeAsync(Figure figure)
    {
        const int latency = 50;
        await using (var server = await PaceFigure.StartAsync(latency, images: 1))
        {
            var milliseconds = 1000 * (await PaceFigure.GrantInProcessesAsync(server, (0, 1, 10)))[0];
            figure.Say($"One image with 10 accounts at {latency} ms, warm code: "
                + FormattableString.Invariant($"{milliseconds:0.0} ms, {server.Requests.Count()} requests."));
            figure.Say();
            figure.AtMost("longer than two round trips", milliseconds - (2 * latency), 5, " ms");
        }

        figure.Say();
        figure.Head("images", "that do not exist", "latency ms", "look-ups", "first write after ms", "whole run s");
        var without = await FirstWriteAsync(figure, 0);
        var with = await FirstWriteAsync(figure, Missing);
        figure.AtMost("the first write later because of missing images", with - without, 5, " ms");
    }

    private static async Task<double> FirstWriteAsync(Figure figure, int missing)
    {
        const int latency = 300;
        await using var server = await PaceFigure.StartAsync(latency, Images);
        for (var i = 0; i < missing; i++) server.Images.Remove(Grant.Image(10 * (i + 1)));

        var seconds = (await PaceFigure.GrantInProcessesAsync(server, 10 * missing, (0, Images, 10)))[0];
        var requests = server.Requests.All;
        var first = requests.First(request => request.Action == SandboxActions.ModifyImageSharePermission);
        var milliseconds = (first.Arrived - requests[0].Arrived).TotalMilliseconds;
        figure.Row(
            Images,
            missing,
            latency,
            server.Requests.Count(SandboxActions.DescribeImages),
            milliseconds,
            seconds);
        return milliseconds;
    }
}
