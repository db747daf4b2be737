using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>The reply to DescribeImages: one page.</summary>
internal sealed record ImagesReply(ReadReplyKind Kind) : ReadReply(Kind)
{
    /// <summary>The images of the page; empty if the service did not list.</summary>
    public IReadOnlyList<ImageEntry> Images { get; init; } = [];

    /// <summary>How many images match in all; null if the service does not say.</summary>
    public int? TotalCount { get; init; }
}
