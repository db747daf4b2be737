using System;

namespace ImageSharing;

/// <summary>One account that an image is shared with.</summary>
public sealed class ImageShare
{
    internal ImageShare(string region, string imageId, string accountId, DateTime createdTime)
    {
        Region = region;
        ImageId = imageId;
        AccountId = accountId;
        CreatedTime = createdTime;
    }

    /// <summary>The region of the image.</summary>
    public string Region { get; }

    /// <summary>The image.</summary>
    public string ImageId { get; }

    /// <summary>The account that has the share.</summary>
    public string AccountId { get; }

    /// <summary>
    /// Since when, in local time. Where the service does not say, the largest time there is, so that no comparison
    /// takes the share for an old one.
    /// </summary>
    public DateTime CreatedTime { get; }

    /// <summary>The account.</summary>
    public override string ToString() => AccountId;
}
