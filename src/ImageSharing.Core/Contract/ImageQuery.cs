using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>Which images are looked for: by their IDs, or by what they are.</summary>
public sealed class ImageQuery
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
