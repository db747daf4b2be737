using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>Something a run has to say, in the order in which it is to be said.</summary>
internal abstract class RunEvent
{
    private protected RunEvent()
    {
    }
}

/// <summary>
/// Something about one target, whose turn has come: events of this kind arrive in the order of the targets.
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

    /// <summary>Why the image as a whole was refused; null where it was not.</summary>
    public Problem? Problem { get; }

    /// <summary>What reading the list at the end found different (VerificationFailed); null where nothing.</summary>
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

    /// <summary>Writes a second, of late.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>An estimate; null where there is none yet.</summary>
    public int? SecondsLeft { get; }

    /// <summary>What is being waited for, where something is, as a short phrase.</summary>
    public Message? Activity { get; }
}

/// <summary>
/// The run ended before all was tried, since every further call would fail in the same way. It is the last event; where
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
    /// True where no write was sent and no image reported: a terminating error is due instead of results.
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
