using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>The images of all regions. Thread safe.</summary>
public sealed class ImageCollection
{
    private readonly SandboxClock clock;
    private readonly Dictionary<(string Region, string ImageId), SandboxImage> images = [];
    private readonly List<SandboxImage> inOrder = [];

    internal ImageCollection(SandboxClock clock) => this.clock = clock;

    /// <summary>The region of images that were added without one.</summary>
    public const string DefaultRegion = "ap-guangzhou";

    /// <summary>Every image, in the order in which they were added.</summary>
    public IReadOnlyList<SandboxImage> All
    {
        get
        {
            lock (clock.Gate)
                return inOrder.ToArray();
        }
    }

    /// <summary>The image of that ID in that region.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SandboxImage this[string imageId, string region = DefaultRegion]
        => Find(imageId, region) ?? throw new KeyNotFoundException($"The sandbox has no image {imageId} in {region}.");

    /// <summary>Adds an image: private, NORMAL, shared with nobody.</summary>
    /// <param name="imageId">Its ID; any text is taken.</param>
    /// <param name="region">The region that it is in.</param>
    /// <param name="ownerUin">The root account that owns it.</param>
    /// <exception cref="ArgumentException">There is one of that ID in that region.</exception>
    public SandboxImage Add(string imageId, string region = DefaultRegion, string ownerUin = SandboxKey.DefaultRootUin)
    {
        var image = new SandboxImage(region, imageId, ownerUin, clock);
        lock (clock.Gate)
        {
            images.Add((region, imageId), image);
            inOrder.Add(image);
        }

        return image;
    }

    /// <summary>The image of that ID in that region; null where there is none.</summary>
    public SandboxImage? Find(string imageId, string region = DefaultRegion)
    {
        lock (clock.Gate)
            return images.GetValueOrDefault((region, imageId));
    }

    /// <summary>Deletes an image. False where there is none.</summary>
    public bool Remove(string imageId, string region = DefaultRegion)
    {
        lock (clock.Gate)
            return images.Remove((region, imageId), out var image) && inOrder.Remove(image);
    }
}
