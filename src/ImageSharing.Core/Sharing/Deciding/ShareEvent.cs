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

    /// <summary>The write has no reply that tells its outcome.</summary>
    Lost,

    /// <summary>The wait is over.</summary>
    Waited,

    /// <summary>There is no more time for waits of this reason.</summary>
    TimeUp,

    /// <summary>No request may be sent any more.</summary>
    Halted,
}

/// <summary>What happened.</summary>
internal readonly struct ShareEvent
{
    private ShareEvent(EventKind kind) => Kind = kind;

    public EventKind Kind { get; private init; }

    /// <summary>Listed: one entry an account.</summary>
    public ReadOnlyMemory<ListFacts> List { get; private init; }

    /// <summary>Listed: how many shares the image has, those of accounts not asked for included.</summary>
    public int Count { get; private init; }

    /// <summary>Listed: no write of this process on the image is too young for the count to be believed.</summary>
    public bool CountDecides { get; private init; }

    /// <summary>NotListed: there is no use in asking again.</summary>
    public bool ForGood { get; private init; }

    public ErrorHandling Handling { get; private init; }

    /// <summary>Refused: a number for the code, the same for the same code.</summary>
    public int Code { get; private init; }

    /// <summary>Refused: a number for this very reply.</summary>
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
