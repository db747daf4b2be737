using System.Collections.Generic;

namespace ImageSharing.Core.Cvm;

/// <summary>One page of images: by IDs or by filters, never both.</summary>
internal sealed record DescribeImagesQuery
{
    /// <summary>The images asked for; empty if filters are given.</summary>
    public IReadOnlyList<string> ImageIds { get; init; } = [];

    /// <summary>At most 10 filters; empty if IDs are given.</summary>
    public IReadOnlyList<ImageFilter> Filters { get; init; } = [];

    /// <summary>How many images to leave out at the start.</summary>
    public int Offset { get; init; }

    /// <summary>How many images at most, 1 to 100.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>
/// A filter: image-id, image-type, image-name, platform, tag-key, tag-value or tag:KEY, with at most 5 values.
/// </summary>
internal readonly record struct ImageFilter(string Name, IReadOnlyList<string> Values);
