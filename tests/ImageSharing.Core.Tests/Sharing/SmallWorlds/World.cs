namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>
/// The true state of a small world; sets of accounts are bit masks, sets of masks are bits of an int.
/// </summary>
internal record struct World
{
    /// <summary>Who has the share now.</summary>
    public int Shares;

    /// <summary>Every set of shares that a read may still show: those since the last wait for the lag.</summary>
    public int Visible;

    /// <summary>Every set of shares since the last write was answered.</summary>
    public int SinceWrite;

    /// <summary>Lost or doubled requests that may still be applied; 0 where there is none.</summary>
    public int PendingOne;

    public int PendingTwo;

    /// <summary>Accounts of an opposite request from before the run that may still arrive.</summary>
    public int PendingOpposite;

    public int Faults;

    /// <summary>Accounts in a request since the last wait for the lag.</summary>
    public int Young;

    /// <summary>Accounts in any request of the run.</summary>
    public int Requested;

    /// <summary>Accounts in any request that was lost.</summary>
    public int Lost;

    /// <summary>Accounts refused together with others.</summary>
    public int RefusedTogether;

    /// <summary>Accounts that had the share at some instant before the run's first request for them.</summary>
    public int SharedBefore;

    /// <summary>Accounts that had the share at some instant since the run's first request for them.</summary>
    public int SharedSince;

    public int LackedBefore;

    public int LackedSince;

    /// <summary>Accounts whose share was given by a request of this run.</summary>
    public int Given;

    /// <summary>Writes that were answered definitely since the last lost one.</summary>
    public int DefiniteReplies;

    /// <summary>A read was lost, or a refusal came that may pass or that no account is to blame for.</summary>
    public bool IsRough;

    public bool ReadFailed;

    /// <summary>Another writer changed something.</summary>
    public bool OthersWrote;

    /// <summary>The service refused in a way that ends every call.</summary>
    public bool IsStopped;

    /// <summary>Exchange: accounts whose SHARE was acknowledged, or that a list showed.</summary>
    public int Confirmed;

    /// <summary>Exchange: accounts in any CANCEL.</summary>
    public int Cancelled;

    /// <summary>Exchange: what the first list showed.</summary>
    public int FirstList;

    public bool HasFirstList;

    /// <summary>Exchange: the service said that there is no room.</summary>
    public bool SaidNoRoom;

    /// <summary>Exchange: the service said something that may refuse the image.</summary>
    public bool ImageWasRefused;

    /// <summary>Exchange: a list is shown.</summary>
    public readonly World Show(int shares, int granting) => this with
    {
        Confirmed = Confirmed | (shares & granting),
        FirstList = HasFirstList ? FirstList : shares,
        HasFirstList = true,
    };

    public readonly World Note(int everyone)
    {
        var next = this;
        next.Visible |= 1 << Shares;
        next.SinceWrite |= 1 << Shares;
        next.SharedBefore |= Shares & ~Requested;
        next.SharedSince |= Shares & Requested;
        next.LackedBefore |= everyone & ~Shares & ~Requested;
        next.LackedSince |= everyone & ~Shares & Requested;
        return next;
    }

    public readonly void AddTo(ref StateKey key)
    {
        key.Add(Shares | Visible << 4);
        key.Add(SinceWrite | PendingOpposite << 16);
        key.Add(PendingOne | PendingTwo << 4 | Faults << 8 | Young << 12 | Requested << 16 | Lost << 20
            | RefusedTogether << 24);
        key.Add(SharedBefore | SharedSince << 4 | LackedBefore << 8 | LackedSince << 12 | Given << 16
            | DefiniteReplies << 20 | (IsRough ? 1 << 24 : 0) | (ReadFailed ? 1 << 25 : 0) | (IsStopped ? 1 << 26 : 0)
            | (OthersWrote ? 1 << 27 : 0));
        key.Add(Confirmed | Cancelled << 4 | FirstList << 8 | (HasFirstList ? 1 << 12 : 0) | (SaidNoRoom ? 1 << 13 : 0)
            | (ImageWasRefused ? 1 << 14 : 0));
    }
}
