using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Cvm;

/// <summary>The answer to DescribeImages: one page.</summary>
internal sealed record ImagesAnswer(ReadAnswerKind Kind)
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

    /// <summary>The service's request ID, where there was an answer to read it from.</summary>
    public string? RequestId { get; init; }
}

/// <summary>One image, with what the service says of it; null where it says nothing.</summary>
internal sealed record ImageEntry(string ImageId)
{
    public string? ImageName { get; init; }

    public string? ImageDescription { get; init; }

    public string? ImageType { get; init; }

    public string? ImageState { get; init; }

    public string? ImageSource { get; init; }

    public string? ImageCreator { get; init; }

    public string? OsName { get; init; }

    public string? Platform { get; init; }

    public string? Architecture { get; init; }

    /// <summary>The size in GiB.</summary>
    public long? ImageSize { get; init; }

    /// <summary>How far a copy between regions is, in percent.</summary>
    public int? SyncPercent { get; init; }

    public bool? IsSupportCloudinit { get; init; }

    public string? ImageFamily { get; init; }

    public bool? ImageDeprecated { get; init; }

    public string? LicenseType { get; init; }

    public DateTimeOffset? CreatedTime { get; init; }

    public IReadOnlyList<string> SnapshotIds { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];
}
