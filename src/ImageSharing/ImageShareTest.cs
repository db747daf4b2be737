using System;

namespace ImageSharing;

/// <summary>How one account of one image compares with what was expected.</summary>
public sealed class ImageShareTest
{
    internal ImageShareTest(string? region, string imageId, string accountId, string status)
    {
        Region = region;
        ImageId = imageId;
        AccountId = accountId;
        Status = status;
    }

    /// <summary>The region of the image; null if none was specified.</summary>
    public string? Region { get; }

    /// <summary>The image.</summary>
    public string ImageId { get; }

    /// <summary>The account, or the text that was specified in its place.</summary>
    public string AccountId { get; }

    /// <summary>
    /// Correct (expected and listed, or allowed and listed), Missing (expected, not listed), Unexpected (listed, not
    /// expected), or Unknown (nothing could be compared; an error record says why).
    /// </summary>
    public string Status { get; }

    /// <summary>Since when the account has the share, in local time; null if it has none, or the service does not say.</summary>
    public DateTime? CreatedTime { get; internal set; }

    /// <summary>The account and its status.</summary>
    public override string ToString() => $"{AccountId} {Status}";
}
