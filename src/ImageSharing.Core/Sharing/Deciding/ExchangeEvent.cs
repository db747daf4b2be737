using System;

namespace ImageSharing.Core.Sharing.Deciding;

internal enum ExchangeEffectKind : byte
{
    /// <summary>Grant to the accounts of the batch.</summary>
    Grant,

    /// <summary>Grant to those of the batch that fit.</summary>
    GrantWhatFits,

    /// <summary>Revoke from the accounts of the batch.</summary>
    Revoke,

    /// <summary>Find the accounts that may not lose a share because of other images of the run.</summary>
    AskOthers,

    /// <summary>Every account is done.</summary>
    Done,
}

internal enum ExchangeEventKind : byte
{
    Granted,
    Revoked,
    Answered,
    ImageRefused,
    Halted,
}

/// <summary>What happened.</summary>
internal readonly struct ExchangeEvent
{
    private ExchangeEvent(ExchangeEventKind kind) => Kind = kind;

    public ExchangeEventKind Kind { get; private init; }

    /// <summary>Granted: one for each account of the batch.</summary>
    public ReadOnlyMemory<GrantMark> Grants { get; private init; }

    /// <summary>Revoked: one for each account of the batch.</summary>
    public ReadOnlyMemory<RevokeMark> Revocations { get; private init; }

    /// <summary>Answered: for each account to revoke, whether it must keep the share.</summary>
    public ReadOnlyMemory<bool> Kept { get; private init; }

    public static ExchangeEvent ImageRefused { get; } = new(ExchangeEventKind.ImageRefused);

    public static ExchangeEvent Halted { get; } = new(ExchangeEventKind.Halted);

    public static ExchangeEvent Granted(ReadOnlyMemory<GrantMark> marks)
        => new(ExchangeEventKind.Granted) { Grants = marks };

    public static ExchangeEvent Revoked(ReadOnlyMemory<RevokeMark> marks)
        => new(ExchangeEventKind.Revoked) { Revocations = marks };

    public static ExchangeEvent Answered(ReadOnlyMemory<bool> kept)
        => new(ExchangeEventKind.Answered) { Kept = kept };
}
