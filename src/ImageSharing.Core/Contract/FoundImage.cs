namespace ImageSharing.Core.Contract;

/// <summary>An image that was found.</summary>
public sealed class FoundImage : RunEvent
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
