using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Deciding;

internal enum EventKind : byte
{
    /// <summary>The list came.</summary>
    Listed,

    /// <summary>No list came.</summary>
    NotListed,

    /// <summary>The write was acknowledged.</summary>
    Acknowledged,

    /// <summary>The write was refused.</summary>
    Refused,

    /// <summary>No reply shows the outcome of the write.</summary>
    Lost,

    /// <summary>The wait is over.</summary>
    Waited,

    /// <summary>The time limit for this kind of wait is over.</summary>
    TimeUp,

    /// <summary>No more requests may be sent.</summary>
    Halted,
}

/// <summary>What happened.</summary>
internal sealed class ShareEvent
{
    private ShareEvent(EventKind kind) => Kind = kind;

    public EventKind Kind { get; private init; }

    /// <summary>Listed: one entry for each account.</summary>
    public ReadOnlyMemory<ListFacts> List { get; private init; }

    /// <summary>Listed: the number of shares of the image, including those of other accounts.</summary>
    public int Count { get; private init; }

    /// <summary>Listed: the count is reliable, because no write of this process on the image is too young.</summary>
    public bool CountDecides { get; private init; }

    /// <summary>NotListed: another read would not help.</summary>
    public bool ForGood { get; private init; }

    public ErrorHandling Handling { get; private init; }

    /// <summary>Refused: a number for the code, the same for the same code.</summary>
    public int Code { get; private init; }

    /// <summary>Refused: a number for this reply.</summary>
    public int Refusal { get; private init; }

    /// <summary>Refused: the accounts of the batch that the message names.</summary>
    public ReadOnlyMemory<int> Named { get; private init; }

    public static ShareEvent Acknowledged { get; } = new(EventKind.Acknowledged);

    public static ShareEvent Lost { get; } = new(EventKind.Lost);

    public static ShareEvent Waited { get; } = new(EventKind.Waited);

    public static ShareEvent TimeUp { get; } = new(EventKind.TimeUp);

    public static ShareEvent Halted { get; } = new(EventKind.Halted);

    public static ShareEvent Listed(ReadOnlyMemory<ListFacts> list, int count, bool countDecides)
        => new(EventKind.Listed) { List = list, Count = count, CountDecides = countDecides };

    public static ShareEvent NotListed(bool forGood) => new(EventKind.NotListed) { ForGood = forGood };

    public static ShareEvent Refused(ErrorHandling handling, int code, int refusal, ReadOnlyMemory<int> named = default)
        => new(EventKind.Refused) { Handling = handling, Code = code, Refusal = refusal, Named = named };
}
