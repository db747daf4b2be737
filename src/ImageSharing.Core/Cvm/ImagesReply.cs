using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>The reply to DescribeImages: one page.</summary>
internal sealed record ImagesReply(ReadReplyKind Kind)
{
    /// <summary>The images of the page; empty where the service did not list.</summary>
    public IReadOnlyList<ImageEntry> Images { get; init; } = [];

    /// <summary>How many images match in all; null where the service does not say.</summary>
    public int? TotalCount { get; init; }

    /// <summary>False where not even the last request of the read could be sent.</summary>
    public bool WasSent { get; init; }

    /// <summary>The service's code to the letter, or the module's own; null where listed.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message to the letter, or a sentence of the module; null where listed.</summary>
    public string? Message { get; init; }

    /// <summary>The service's request ID, where there was a reply to read it from.</summary>
    public string? RequestId { get; init; }
}
