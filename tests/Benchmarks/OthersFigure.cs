using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// The same list by the module and by the official Node.js client: what it takes, and what is true of the reports.
/// </summary>
internal static class OthersFigure
{
    private const int Accounts = 10;

    private const string Script = """
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module 'MODULE'
        $results = Grant-CvmImageShare ('IMAGES' -split ',') ('ACCOUNTS' -split ',') -ErrorAction SilentlyContinue
        "took;$($watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture))"
        foreach ($result in $results) { "result;$($result.ImageId);$($result.AccountId);$($result.Status)" }
        """;

    private static readonly (string Name, string? CallPer, int AtOnce)[] Clients =
    [
        ("ImageSharing", null, 0),
        ("Node.js client, a call an image, one after another", "image", 1),
        ("Node.js client, a call an image, 16 at once", "image", 16),
        ("Node.js client, a call an account, one after another", "account", 1),
        ("Node.js client, a call an account, 16 at once", "account", 16),
    ];

    private static readonly Scenario[] Scenarios =
    [
        new("one account in ten does not exist; the service does all or nothing", 30, 120, Bad: 1, Application.Atomic),
        new(
            "the same; the service shares with the good accounts of a request that it refuses",
            30,
            120,
            Bad: 1,
            Application.Partial),
        new("all accounts are good, and answers are quick", 30, 50, Bad: 0, Application.Atomic),
        new("all accounts are good", 1, 50, Bad: 0, Application.Atomic),
    ];

    public static async Task MakeAsync(Figure figure)
    {
        await Child.RunAsync(
            "npm",
            ["install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"],
            folder: Folder);
        figure.Say("Process: the whole time of the process. Taken: the time of the work, including the import of the module, "
            + "but not of the Node.js client. Wrong: accounts that are reported as shared and are not, or as failed and "
            + "are shared. The simulated service allows ten requests in any one second, including throttled ones.");
        figure.Say();
        foreach (var scenario in Scenarios) await MakeAsync(figure, scenario);
    }

    private static string Folder => System.IO.Path.Combine(Repository.Benchmarks, "Others");

    private static async Task MakeAsync(Figure figure, Scenario scenario)
    {
        var (name, images, latency, bad, application) = scenario;
        figure.Say($"**{images} × {Accounts} at {latency} ms: {name}**");
        figure.Say();
        figure.Head("client", "process s", "taken s", "requests", "refused by rate", "shared", "of", "wrong reports");
        foreach (var client in Clients)
        {
            var options = new SandboxOptions
            {
                RequestsPerSecond = 10, Application = application, AcceptsServiceOfHost = true
            };
            await using var server = await StandIn.StartAsync(options, images, TimeSpan.FromMilliseconds(latency));
            var ids = Grant.Accounts(Accounts);
            for (var i = 0; i < bad; i++) server.Accounts.Declare(ids[(Accounts / 2) + i], AccountKind.Unknown);

            var watch = Stopwatch.StartNew();
            var lines = await RunAsync(client.CallPer, client.AtOnce, server, images, ids);
            var seconds = watch.Elapsed.TotalSeconds;

            var said = lines
                .Where(line => line.StartsWith("result;", StringComparison.Ordinal))
                .Select(line => line.Split(';'))
                .ToList();
            var wrong = said.Count(result =>
                result[3] != "Unknown" && SaysShared(result[3]) != server.Images[result[1]].Shares.Contains(result[2]));
            if (said.Count != images * Accounts)
            {
                throw new InvalidOperationException($"{client.Name}: {said.Count} results.");
            }

            var taken = double.Parse(
                lines.Single(line => line.StartsWith("took;", StringComparison.Ordinal))[5..],
                CultureInfo.InvariantCulture);
            figure.Row(
                client.Name, seconds, taken, server.Requests.Count(),
                server.RefusedByRate(), server.SharesOfAll(), images * (Accounts - bad), wrong);
        }

        figure.Say();
    }

    private static bool SaysShared(string status) => status is "Shared" or "AlreadyShared";

    private static Task<string[]> RunAsync(
        string? callPer, int atOnce, SandboxServer server, int images, IEnumerable<string> accounts)
    {
        var imageList = string.Join(',', Enumerable.Range(0, images).Select(Grant.Image));
        var accountList = string.Join(',', accounts);
        if (callPer is not null)
        {
            return Child.RunAsync(
                "node",
                ["client.js", server.Endpoint.Authority, imageList, accountList, callPer,
                    atOnce.ToString(CultureInfo.InvariantCulture)],
                server,
                Folder);
        }

        var script = Script
            .Replace("MODULE", Repository.Module.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("IMAGES", imageList, StringComparison.Ordinal)
            .Replace("ACCOUNTS", accountList, StringComparison.Ordinal);
        return Shell.RunAsync(script, server);
    }

    private sealed record Scenario(string Name, int Images, int Latency, int Bad, Application Application);
}
