using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>The reply to DescribeImageSharePermission.</summary>
internal sealed record ListReply(ReadReplyKind Kind) : ReadReply(Kind)
{
    /// <summary>The accounts, as the service lists them; empty if it did not.</summary>
    public IReadOnlyList<ListedShare> Shares { get; init; } = [];

    /// <summary>An instant before the successful request was sent, as a timestamp of the TimeProvider.</summary>
    public long AskedTimestamp { get; init; }
}
