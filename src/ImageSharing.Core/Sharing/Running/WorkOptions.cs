using System.Collections.Generic;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>How the work on accounts of an image goes about it.</summary>
internal sealed record WorkOptions
{
    /// <summary>Where the quota has no room for all, share those that fit.</summary>
    public bool AllowPartial { get; init; }

    /// <summary>The room of the quota is checked before the first write.</summary>
    public bool ChecksRoom { get; init; } = true;

    /// <summary>That the quota has no room is no refusal yet: more room may be made.</summary>
    public bool ToleratesNoRoom { get; init; }

    /// <summary>Accounts that an earlier request of the run contained, by place.</summary>
    public IReadOnlyCollection<int>? SentBefore { get; init; }
}
