namespace ImageSharing.Core.Contract;

/// <summary>How many accounts of a run are in which state, whether reported or not.</summary>
public sealed class RunTally
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
