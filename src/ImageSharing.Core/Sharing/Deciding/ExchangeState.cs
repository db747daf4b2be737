namespace ImageSharing.Core.Sharing.Deciding;

internal enum GrantMark : byte
{
    /// <summary>Not tried yet, or tried before there was room.</summary>
    Open,

    /// <summary>Acknowledged, or shown by a list.</summary>
    Granted,

    /// <summary>The service has no room for it (OverQuota).</summary>
    NoRoom,

    /// <summary>Neither acknowledged nor listed.</summary>
    Failed,

    /// <summary>Like <see cref="Failed"/>, but a request with it may still be applied.</summary>
    Doubtful,
}

internal enum RevokeMark : byte
{
    /// <summary>Not tried.</summary>
    Open,

    /// <summary>It no longer has the share.</summary>
    Gone,

    /// <summary>A request with it may have been applied.</summary>
    Doubtful,

    /// <summary>The service refused to revoke its share.</summary>
    Stays,

    /// <summary>It was not tried because of another image of the run.</summary>
    Kept,
}

internal enum ExchangeEnd : byte
{
    /// <summary>Not over, or over because everything possible was tried.</summary>
    None,

    /// <summary>The module refuses the image because the accounts do not fit. Nothing was written.</summary>
    TooMany,

    /// <summary>The image as a whole is refused.</summary>
    ImageRefused,

    /// <summary>No more requests may be sent.</summary>
    Halted,
}

/// <summary>The state of an exchange. An immutable value: each step creates a new one.</summary>
internal sealed class ExchangeState
{
    /// <summary>The index that means no grant.</summary>
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

    /// <summary>The first list shows the share of the account to grant.</summary>
    public bool[] HasShare { get; }

    /// <summary>The first list shows the share of the account to revoke.</summary>
    public bool[] IsListed { get; }

    /// <summary>The accounts of the current effect.</summary>
    public int[] Batch { get; set; } = [];

    /// <summary>The number of shares that still fit, as far as is known.</summary>
    public int Room { get; set; }

    /// <summary>Accounts that got the share and were not in the first list.</summary>
    public int Placed { get; set; }

    /// <summary>The checks of the other images are done.</summary>
    public bool HasAsked { get; set; }

    public bool HasRevoked { get; set; }

    /// <summary>Revocations in a row that made no room.</summary>
    public int Fruitless { get; set; }

    /// <summary>Nothing more can be revoked. The grants without room are tried one last time.</summary>
    public bool TriesRest { get; set; }

    /// <summary>The first grant that is neither acknowledged nor listed.</summary>
    public int Blocking { get; set; } = Nobody;

    public ExchangeEnd End { get; set; }

    public ExchangeState Copy() => new(this);
}
