using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>An event of a run; events are reported in this order.</summary>
internal abstract class RunEvent
{
    private protected RunEvent()
    {
    }
}

/// <summary>
/// An event for one target: events of this kind arrive in the order of the targets.
/// </summary>
internal abstract class ImageEvent : RunEvent
{
    private protected ImageEvent(int index) => Index = index;

    /// <summary>Which target.</summary>
    public int Index { get; }

    /// <summary>How many accounts it is about.</summary>
    internal abstract int Accounts { get; }
}

/// <summary>An image is done.</summary>
internal sealed class ImageReport : ImageEvent
{
    internal ImageReport(
        int index,
        IReadOnlyList<AccountOutcome> outcomes,
        Problem? problem,
        Problem? difference = null,
        IReadOnlyList<AccountOutcome>? revoked = null)
        : base(index)
    {
        Outcomes = outcomes;
        Problem = problem;
        Difference = difference;
        Revoked = revoked ?? [];
    }

    /// <summary>One for each account of the target, in its order.</summary>
    public IReadOnlyList<AccountOutcome> Outcomes { get; }

    /// <summary>One for each account of the target that is to lose its share besides, in its order.</summary>
    public IReadOnlyList<AccountOutcome> Revoked { get; }

    /// <summary>Why the image as a whole was refused; null if it was not.</summary>
    public Problem? Problem { get; }

    /// <summary>The difference that the list at the end showed (VerificationFailed); null if none.</summary>
    public Problem? Difference { get; }

    internal override int Accounts => Outcomes.Count + Revoked.Count;
}

/// <summary>How far the run is; at most a few a second.</summary>
internal sealed class ProgressReport : RunEvent
{
    internal ProgressReport(
        int accountsDone, int accountsTotal, double requestsPerSecond, int? secondsLeft, Message? activity)
    {
        AccountsDone = accountsDone;
        AccountsTotal = accountsTotal;
        RequestsPerSecond = requestsPerSecond;
        SecondsLeft = secondsLeft;
        Activity = activity;
    }

    /// <summary>Accounts with an outcome.</summary>
    public int AccountsDone { get; }

    /// <summary>Accounts asked for.</summary>
    public int AccountsTotal { get; }

    /// <summary>The recent number of writes a second.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>An estimate; null if there is none yet.</summary>
    public int? SecondsLeft { get; }

    /// <summary>What the run waits for, as a short phrase; null if it does not wait.</summary>
    public Message? Activity { get; }
}

/// <summary>
/// The run ended early, because every further call would fail in the same way. It is the last event; if
/// nothing was written yet (<see cref="BeforeFirstWrite"/>), no image was reported.
/// </summary>
internal sealed class RunFailed : RunEvent
{
    internal RunFailed(Problem problem, bool beforeFirstWrite)
    {
        Problem = problem;
        BeforeFirstWrite = beforeFirstWrite;
    }

    /// <summary>Why.</summary>
    public Problem Problem { get; }

    /// <summary>
    /// True if no write was sent and no image reported: the command writes a terminating error instead of results.
    /// </summary>
    public bool BeforeFirstWrite { get; }
}

/// <summary>How many accounts of a run are in which state, whether reported or not.</summary>
internal sealed class RunTally
{
    internal RunTally(int applied, int inDoubt)
    {
        Applied = applied;
        InDoubt = inDoubt;
    }

    /// <summary>Accounts for which a write was acknowledged.</summary>
    public int Applied { get; }

    /// <summary>Accounts in a request whose reply is not known.</summary>
    public int InDoubt { get; }
}
