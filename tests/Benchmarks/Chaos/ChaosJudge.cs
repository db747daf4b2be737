using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// Holds what commands reported against the changes that the simulated service made. No two commands at a time work on one image.
/// </summary>
internal sealed class ChaosJudge(SandboxServer server)
{
    // A list may be this old, and results carry whole milliseconds.
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(1);

    public int Judged { get; private set; }

    public int Unknown { get; private set; }

    public List<string> Wrong { get; } = [];

    public void Judge(ChaosCommand command)
    {
        foreach (var result in command.Results)
        {
            Judged++;
            if (Check(command, result) is { } claim)
                Wrong.Add($"{command.Command}: {result.ImageId} {result.AccountId} {result.Operation} {result.Status} "
                    + $"{result.ErrorCode}, but {claim}");
        }
    }

    private string? Check(ChaosCommand command, ChaosResult result)
    {
        var shares = server.Images[result.ImageId, ImageCollection.DefaultRegion].Shares;
        var until = result.Completed + Grain;
        var changes = shares.History
            .Where(change => change.AccountId == result.AccountId && change.At >= command.Begun && change.At <= until)
            .ToList();
        switch (result.Status)
        {
            case "Shared":
                return shares.HeldBetween(result.AccountId, command.Begun, until) ? null : "it lacked the share";
            case "AlreadyShared":
                return shares.HeldBetween(result.AccountId, command.Begun - Lag, until) ? null : "it lacked the share";
            case "Revoked":
                return shares.LackedBetween(result.AccountId, command.Begun, until) ? null : "it had the share";
            case "NotShared":
                return shares.LackedBetween(result.AccountId, command.Begun - Lag, until) ? null : "it had the share";
            case "Failed":
                return changes.Count > 0 && changes[^1].IsGrant == (result.Operation == "Grant")
                    ? "the command changed it" : null;
            case "Unknown":
                Unknown++;
                return null;
            default:
                return "there is no such status";
        }
    }
}
