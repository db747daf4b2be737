using System;
using System.Linq;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>The result of one operation on accounts of an image.</summary>
/// <param name="Outcomes">One for each account, in order; without a status where the run ended before it was
/// tried.</param>
/// <param name="Problem">Why the image as a whole was refused; null if it was not.</param>
internal sealed record OperationResult(AccountOutcome[] Outcomes, Problem? Problem)
{
    public static OperationResult None { get; } = new([], null);

    /// <summary>A write contained at least one of the accounts.</summary>
    public bool HasWritten => Outcomes.Any(outcome => outcome.Attempts > 0);

    /// <summary>Lets the accounts without a status fail.</summary>
    /// <returns>How many they were.</returns>
    public static int Refuse(AccountOutcome[] outcomes, Problem problem, DateTime now)
    {
        var refused = 0;
        for (var account = 0; account < outcomes.Length; account++)
        {
            if (outcomes[account].Status != AccountStatus.None) continue;

            outcomes[account] = outcomes[account].NotTried(problem, now);
            refused++;
        }

        return refused;
    }
}
