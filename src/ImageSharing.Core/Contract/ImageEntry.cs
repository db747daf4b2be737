using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Contract;

/// <summary>An image with its properties; null if the service does not return a property.</summary>
internal sealed class ImageEntry
{
    /// <summary>The image.</summary>
    public string ImageId { get; internal set; } = "";

    /// <summary>Its name.</summary>
    public string? ImageName { get; internal set; }

    /// <summary>Its description.</summary>
    public string? ImageDescription { get; internal set; }

    /// <summary>PRIVATE_IMAGE, PUBLIC_IMAGE, SHARED_IMAGE, ….</summary>
    public string? ImageType { get; internal set; }

    /// <summary>CREATING, NORMAL, CREATEFAILED, SYNCING, IMPORTING, IMPORTFAILED, USING, ….</summary>
    public string? ImageState { get; internal set; }

    /// <summary>Where it comes from, such as CREATE_IMAGE.</summary>
    public string? ImageSource { get; internal set; }

    /// <summary>Who made it.</summary>
    public string? ImageCreator { get; internal set; }

    /// <summary>The operating system's name.</summary>
    public string? OsName { get; internal set; }

    /// <summary>The operating system's family.</summary>
    public string? Platform { get; internal set; }

    /// <summary>Such as x86_64.</summary>
    public string? Architecture { get; internal set; }

    /// <summary>The size in GiB.</summary>
    public long? ImageSize { get; internal set; }

    /// <summary>How far a copy between regions is, in percent.</summary>
    public int? SyncPercent { get; internal set; }

    /// <summary>Whether cloud-init can set an instance of it up.</summary>
    public bool? IsSupportCloudinit { get; internal set; }

    /// <summary>The family that it is a member of.</summary>
    public string? ImageFamily { get; internal set; }

    /// <summary>True if it is deprecated.</summary>
    public bool? ImageDeprecated { get; internal set; }

    /// <summary>The type of its licence.</summary>
    public string? LicenseType { get; internal set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime? CreatedUtc { get; internal set; }

    /// <summary>The snapshots that it consists of.</summary>
    public IReadOnlyList<string> SnapshotIds { get; internal set; } = [];

    /// <summary>The tags, each key once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; internal set; } = [];
}
