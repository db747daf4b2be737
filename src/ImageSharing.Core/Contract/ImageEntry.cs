using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>An image, with what the service says of it; null where it says nothing.</summary>
public sealed class ImageEntry
{
    internal ImageEntry(string imageId) => ImageId = imageId;

    /// <summary>The image.</summary>
    public string ImageId { get; }

    /// <summary>Its name.</summary>
    public string? ImageName { get; internal init; }

    /// <summary>Its description.</summary>
    public string? ImageDescription { get; internal init; }

    /// <summary>PRIVATE_IMAGE, PUBLIC_IMAGE, SHARED_IMAGE, ….</summary>
    public string? ImageType { get; internal init; }

    /// <summary>CREATING, NORMAL, CREATEFAILED, SYNCING, IMPORTING, IMPORTFAILED, USING, ….</summary>
    public string? ImageState { get; internal init; }

    /// <summary>Where it comes from, such as CREATE_IMAGE.</summary>
    public string? ImageSource { get; internal init; }

    /// <summary>Who made it.</summary>
    public string? ImageCreator { get; internal init; }

    /// <summary>The operating system's name.</summary>
    public string? OsName { get; internal init; }

    /// <summary>The operating system's family.</summary>
    public string? Platform { get; internal init; }

    /// <summary>Such as x86_64.</summary>
    public string? Architecture { get; internal init; }

    /// <summary>The size in GiB.</summary>
    public long? ImageSize { get; internal init; }

    /// <summary>How far a copy between regions is, in percent.</summary>
    public int? SyncPercent { get; internal init; }

    /// <summary>Whether cloud-init can set an instance of it up.</summary>
    public bool? IsSupportCloudinit { get; internal init; }

    /// <summary>The family that it is a member of.</summary>
    public string? ImageFamily { get; internal init; }

    /// <summary>Whether it is out of use.</summary>
    public bool? ImageDeprecated { get; internal init; }

    /// <summary>Whose licence it runs on.</summary>
    public string? LicenseType { get; internal init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime? CreatedUtc { get; internal init; }

    /// <summary>The snapshots that it consists of.</summary>
    public IReadOnlyList<string> SnapshotIds { get; internal init; } = [];

    /// <summary>The tags, each key once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; internal init; } = [];
}
