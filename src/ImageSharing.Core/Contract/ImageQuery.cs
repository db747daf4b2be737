using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>The images to search for: by their IDs, or by their properties.</summary>
internal sealed class ImageQuery
{
    /// <summary>Image IDs. If there are any, all other properties are ignored.</summary>
    public IReadOnlyList<string> ImageIds { get; set; } = [];

    /// <summary>
    /// Parts of names; an image matches if its name contains one of them, case-sensitive. Empty: any name.
    /// </summary>
    public IReadOnlyList<string> NameParts { get; set; } = [];

    /// <summary>Tags; an image matches if it has one of the values for each key. Empty: any tags.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Tags { get; set; } = [];

    /// <summary>
    /// PRIVATE_IMAGE, PUBLIC_IMAGE, SHARED_IMAGE, or another type that the service defines. Empty: any type.
    /// </summary>
    public IReadOnlyList<string> ImageTypes { get; set; } = [];
}

/// <summary>An image that was found.</summary>
internal sealed class FoundImage : RunEvent
{
    internal FoundImage(string region, ImageEntry image)
    {
        Region = region;
        Image = image;
    }

    /// <summary>The region that it is in.</summary>
    public string Region { get; }

    /// <summary>The image.</summary>
    public ImageEntry Image { get; }
}

/// <summary>An image that was not found, or a request that failed; the search continues.</summary>
internal sealed class SearchProblem : RunEvent
{
    internal SearchProblem(string region, string? imageId, Problem problem)
    {
        Region = region;
        ImageId = imageId;
        Problem = problem;
    }

    /// <summary>The region that was searched.</summary>
    public string Region { get; }

    /// <summary>The image that was not found; null if a whole request was refused.</summary>
    public string? ImageId { get; }

    /// <summary>Why.</summary>
    public Problem Problem { get; }
}
