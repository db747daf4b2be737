using System;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>What is known about one account while its image is processed.</summary>
[Flags]
internal enum AccountFacts : ushort
{
    None = 0,

    /// <summary>A request of this run contained it, with any result.</summary>
    Sent = 1,

    /// <summary>A request that contained it was lost, and no later reply has settled it.</summary>
    InDoubt = 2,

    /// <summary>It was refused together with others, so the service may have applied it.</summary>
    MaybeApplied = 4,

    /// <summary>A list that decides showed it without a share, before any request of this run contained it.</summary>
    AbsentBefore = 8,

    /// <summary>Revoke: the list does not show it, so it is sent after the others.</summary>
    Unlisted = 16,

    /// <summary>The next request contains only this account.</summary>
    Alone = 32,

    /// <summary>Nothing more is sent for it; its status is set at the end.</summary>
    Suspended = 64,

    /// <summary>Revoke: it was refused alone, so only a list shows whether it is still shared.</summary>
    WantsList = 128,

    /// <summary>Its refusal concerns the image as a whole.</summary>
    OfImage = 256,

    /// <summary>A list showed the effect, but it does not decide yet.</summary>
    SeenEarly = 512,

    /// <summary>Revoke: the last list decides that no request of this run was applied to it, except in doubt.</summary>
    NotApplied = 1024,

    /// <summary>A list that decides showed the share before any request of this run contained the account.</summary>
    ListedBefore = 2048,

    /// <summary>A list that decides did not show the share before any request of this run contained it.</summary>
    UnlistedBefore = 4096,

    /// <summary>The service refused the run's first request with it: it has the share already.</summary>
    SaidSharedBefore = 8192,

    /// <summary>The service refused it in the same way after an earlier request of the run.</summary>
    SaidSharedSince = 16384,

    /// <summary>Its status relies only on the code of the service. No list confirms it.</summary>
    Unconfirmed = 32768,
}
