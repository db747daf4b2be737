using System;
using System.Collections;
using System.Collections.Generic;

namespace ImageSharing;

/// <summary>An image, with what the service says of it; null if it says nothing.</summary>
public sealed class Image
{
    internal Image(string region, string imageId)
    {
        Region = region;
        ImageId = imageId;
    }

    /// <summary>The region that the image is in.</summary>
    public string Region { get; }

    /// <summary>The image's ID, such as img-6pb6lrmy.</summary>
    public string ImageId { get; }

    /// <summary>The image's name.</summary>
    public string? ImageName { get; internal set; }

    /// <summary>What its owner wrote about it.</summary>
    public string? ImageDescription { get; internal set; }

    /// <summary>PRIVATE_IMAGE, PUBLIC_IMAGE or SHARED_IMAGE.</summary>
    public string? ImageType { get; internal set; }

    /// <summary>CREATING, NORMAL, CREATEFAILED, SYNCING, IMPORTING, IMPORTFAILED or USING.</summary>
    public string? ImageState { get; internal set; }

    /// <summary>Where it comes from, such as CREATE_IMAGE or EXTERNAL_IMPORT.</summary>
    public string? ImageSource { get; internal set; }

    /// <summary>The account that made it.</summary>
    public string? ImageCreator { get; internal set; }

    /// <summary>The operating system's name.</summary>
    public string? OsName { get; internal set; }

    /// <summary>The operating system's family.</summary>
    public string? Platform { get; internal set; }

    /// <summary>The architecture, such as x86_64.</summary>
    public string? Architecture { get; internal set; }

    /// <summary>The size in GiB.</summary>
    public long? ImageSize { get; internal set; }

    /// <summary>How far a copy from another region is, in percent: 0 to 100.</summary>
    public int? SyncPercent { get; internal set; }

    /// <summary>Whether cloud-init can set an instance of it up.</summary>
    public bool? IsSupportCloudinit { get; internal set; }

    /// <summary>The family that it is a member of.</summary>
    public string? ImageFamily { get; internal set; }

    /// <summary>Whether its owner has put it out of use.</summary>
    public bool? ImageDeprecated { get; internal set; }

    /// <summary>The type of its licence.</summary>
    public string? LicenseType { get; internal set; }

    /// <summary>When it was made, in local time.</summary>
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>The IDs of the snapshots that it consists of.</summary>
    public IReadOnlyList<string> SnapshotIds { get; internal set; } = [];

    /// <summary>The tags: the value of each key.</summary>
    public IDictionary Tags { get; internal set; } = new Dictionary<string, string>();

    /// <summary>The same as <see cref="ImageName"/>.</summary>
    public string? Name => ImageName;

    /// <summary>The image's ID and its name.</summary>
    public override string ToString() => string.IsNullOrEmpty(ImageName) ? ImageId : $"{ImageId} ({ImageName})";
}
