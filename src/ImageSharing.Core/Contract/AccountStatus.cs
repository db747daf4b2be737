namespace ImageSharing.Core.Contract;

/// <summary>What is claimed about one account; Sharing/README.md says on which evidence.</summary>
public enum AccountStatus : byte
{
    /// <summary>Nothing is claimed: the run ended before anything was asked about the account.</summary>
    None,

    /// <summary>Had the share at some instant between this run's first request for it and the completion.</summary>
    Shared,

    /// <summary>Had the share before any request of this run contained it.</summary>
    AlreadyShared,

    /// <summary>Lacked the share at some instant since this run's first CANCEL of it.</summary>
    Revoked,

    /// <summary>Lacked the share before, and a CANCEL of it went through or was refused for it alone.</summary>
    NotShared,

    /// <summary>Refused, and it holds no share that this run gave.</summary>
    Failed,

    /// <summary>A request of this run that contains it is unsettled.</summary>
    Unknown,
}
