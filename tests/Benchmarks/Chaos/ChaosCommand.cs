using System;
using System.Text.Json;

namespace ImageSharing.Benchmarks;

/// <summary>What one command reported for one account.</summary>
internal sealed record ChaosResult(
    string ImageId, string AccountId, string Operation, string Status, string ErrorCode, DateTimeOffset Completed);

/// <summary>One command, as the shell that ran it wrote it down.</summary>
internal sealed record ChaosCommand(
    DateTimeOffset Begun, DateTimeOffset Ended, string Command, bool IsStopped, string Failure, ChaosResult[] Results)
{
    public static ChaosCommand Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var rows = root.GetProperty("Results");
        var results = new ChaosResult[rows.GetArrayLength()];
        for (var i = 0; i < results.Length; i++)
        {
            var row = rows[i];
            results[i] = new ChaosResult(
                row[0].GetString()!,
                row[1].GetString()!,
                row[2].GetString()!,
                row[3].GetString()!,
                row[4].GetString()!,
                Instant(row[5]));
        }

        return new ChaosCommand(
            Instant(root.GetProperty("Begun")),
            Instant(root.GetProperty("Ended")),
            root.GetProperty("Command").GetString()!,
            root.GetProperty("IsStopped").GetBoolean(),
            root.GetProperty("Failure").GetString()!,
            results);
    }

    private static DateTimeOffset Instant(JsonElement ticks) => new(ticks.GetInt64(), TimeSpan.Zero);
}
