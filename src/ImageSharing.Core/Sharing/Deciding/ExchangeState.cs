namespace ImageSharing.Core.Sharing.Deciding;

internal enum GrantMark : byte
{
    /// <summary>Not tried yet, or tried before there was room.</summary>
    Open,

    /// <summary>Acknowledged, or shown by a list.</summary>
    Granted,

    /// <summary>The service said that there is no room for it.</summary>
    NoRoom,

    /// <summary>Neither acknowledged nor listed.</summary>
    Failed,

    /// <summary>As <see cref="Failed"/>, and a request with it may still be applied.</summary>
    Doubtful,
}

internal enum RevokeMark : byte
{
    /// <summary>Not tried.</summary>
    Open,

    /// <summary>It has no share any more.</summary>
    Gone,

    /// <summary>A request with it may have been applied.</summary>
    Doubtful,

    /// <summary>The service refused to take its share.</summary>
    Stays,

    /// <summary>Another image of the run keeps it from being tried.</summary>
    Kept,
}

internal enum ExchangeEnd : byte
{
    /// <summary>Not over, or over because everything was tried that may be.</summary>
    None,

    /// <summary>The module refuses the image, since the accounts do not fit. Nothing was written.</summary>
    TooMany,

    /// <summary>The image as a whole is refused.</summary>
    ImageRefused,

    /// <summary>No request may be sent any more.</summary>
    Halted,
}

/// <summary>All that is known of an exchange. A value: each step makes a new one.</summary>
internal sealed class ExchangeState
{
    /// <summary>The place of no grant.</summary>
    public const int Nobody = -1;

    public ExchangeState(ExchangeCase @case)
    {
        Grants = new GrantMark[@case.Grants];
        Revocations = new RevokeMark[@case.Revocations];
        HasShare = new bool[@case.Grants];
        IsListed = new bool[@case.Revocations];
        HasAsked = !@case.AsksOthers;
    }

    private ExchangeState(ExchangeState other)
    {
        Grants = (GrantMark[])other.Grants.Clone();
        Revocations = (RevokeMark[])other.Revocations.Clone();
        HasShare = other.HasShare;
        IsListed = other.IsListed;
        Batch = other.Batch;
        Room = other.Room;
        Placed = other.Placed;
        HasAsked = other.HasAsked;
        HasRevoked = other.HasRevoked;
        Fruitless = other.Fruitless;
        TriesRest = other.TriesRest;
        Blocking = other.Blocking;
        End = other.End;
    }

    public GrantMark[] Grants { get; }

    public RevokeMark[] Revocations { get; }

    /// <summary>The first list shows the share of the account to be granted.</summary>
    public bool[] HasShare { get; }

    /// <summary>The first list shows the share of the account to be revoked.</summary>
    public bool[] IsListed { get; }

    /// <summary>The accounts of the effect that is out.</summary>
    public int[] Batch { get; set; } = [];

    /// <summary>How many more shares the image has room for, as far as is known.</summary>
    public int Room { get; set; }

    /// <summary>Accounts that got the share and were not in the first list.</summary>
    public int Placed { get; set; }

    /// <summary>The other images of the run were asked who may not lose a share.</summary>
    public bool HasAsked { get; set; }

    public bool HasRevoked { get; set; }

    /// <summary>Revocations in a row that made no room.</summary>
    public int Fruitless { get; set; }

    /// <summary>Nothing more can be revoked; the grants without room are tried a last time.</summary>
    public bool TriesRest { get; set; }

    /// <summary>The first grant that is neither acknowledged nor listed.</summary>
    public int Blocking { get; set; } = Nobody;

    public ExchangeEnd End { get; set; }

    public ExchangeState Copy() => new(this);
}
