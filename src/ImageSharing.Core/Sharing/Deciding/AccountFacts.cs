using System;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>What is known of one account while its image is being worked on.</summary>
[Flags]
internal enum AccountFacts : ushort
{
    None = 0,

    /// <summary>A request of this run contained it, whatever became of the request.</summary>
    Sent = 1,

    /// <summary>A request that contained it was lost, and no later reply has settled that.</summary>
    InDoubt = 2,

    /// <summary>It was refused together with others, so the service may have applied it.</summary>
    MaybeApplied = 4,

    /// <summary>A list that decides showed it without a share, before any request of this run contained it.</summary>
    AbsentBefore = 8,

    /// <summary>Revoke: the list does not show it, so it is sent behind the others.</summary>
    Unlisted = 16,

    /// <summary>It gets a request of its own next.</summary>
    Alone = 32,

    /// <summary>Nothing more is sent for it; what it becomes is settled at the end.</summary>
    Suspended = 64,

    /// <summary>Revoke: it was refused by itself, so only a list can say whether it is still shared.</summary>
    WantsList = 128,

    /// <summary>Its refusal concerns the image as a whole.</summary>
    OfImage = 256,

    /// <summary>A list showed the effect, but it does not decide yet.</summary>
    SeenEarly = 512,

    /// <summary>The last list decides that no request of this run was applied to it, save those in doubt.</summary>
    NotApplied = 1024,

    /// <summary>A list that decides showed the share before any request of this run contained the account.</summary>
    ListedBefore = 2048,

    /// <summary>A list that decides did not show the share before any request of this run contained it.</summary>
    UnlistedBefore = 4096,

    /// <summary>The service said of the run's first request with it that it has the share already.</summary>
    SaidSharedBefore = 8192,

    /// <summary>The service said so behind an earlier request of the run with it.</summary>
    SaidSharedSince = 16384,

    /// <summary>Its status rests on what the service said alone: no list confirms it.</summary>
    Unconfirmed = 32768,
}
