using System;

namespace ImageSharing.Core.Sharing.Deciding;

/// <summary>What one list shows about one account, and whether that decides (Sharing/README.md, rule 1).</summary>
[Flags]
internal enum ListFacts : byte
{
    /// <summary>The list does not show the account.</summary>
    None = 0,

    /// <summary>The list shows the account.</summary>
    Present = 1,

    /// <summary>If it shows the account, that decides.</summary>
    PresenceDecides = 2,

    /// <summary>If it does not show the account, that decides.</summary>
    AbsenceDecides = 4,
}
