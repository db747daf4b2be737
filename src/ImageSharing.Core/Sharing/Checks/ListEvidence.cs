namespace ImageSharing.Core.Sharing.Checks;

/// <summary>What the share list of an image tells about the image.</summary>
internal enum ListEvidence
{
    /// <summary>Nothing: it was not read, or could not be.</summary>
    None,

    /// <summary>It was read, so the image exists and belongs to the caller.</summary>
    Exists,

    /// <summary>It was refused because the image does not exist.</summary>
    Missing,
}
