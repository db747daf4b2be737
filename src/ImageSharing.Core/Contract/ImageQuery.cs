using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>Which images are looked for: by their IDs, or by what they are.</summary>
internal sealed class ImageQuery
{
    /// <summary>The images asked for. Where there are any, nothing else counts.</summary>
    public IReadOnlyList<string> ImageIds { get; set; } = [];

    /// <summary>
    /// Parts of names, of which an image has at least one; letters are told apart by case. Empty: any name.
    /// </summary>
    public IReadOnlyList<string> NameParts { get; set; } = [];

    /// <summary>Tags, all of which an image has: of each key one of the values. Empty: any tags.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Tags { get; set; } = [];

    /// <summary>
    /// PRIVATE_IMAGE, PUBLIC_IMAGE, SHARED_IMAGE, or whatever the service may know besides. Empty: any type.
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

/// <summary>Something that could not be found or read; the search goes on.</summary>
internal sealed class SearchProblem : RunEvent
{
    internal SearchProblem(string region, string? imageId, Problem problem)
    {
        Region = region;
        ImageId = imageId;
        Problem = problem;
    }

    /// <summary>The region in which it was asked for.</summary>
    public string Region { get; }

    /// <summary>The image that is not there; null where a whole request was refused.</summary>
    public string? ImageId { get; }

    /// <summary>Why.</summary>
    public Problem Problem { get; }
}
