using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>The images of all regions. Thread safe.</summary>
public sealed class ImageCollection
{
    private readonly SandboxClock _clock;
    private readonly Dictionary<(string Region, string ImageId), SandboxImage> _images = [];
    private readonly List<SandboxImage> _inOrder = [];

    internal ImageCollection(SandboxClock clock) => _clock = clock;

    /// <summary>The region of images that were added without one.</summary>
    public const string DefaultRegion = "ap-guangzhou";

    /// <summary>Every image, in the order in which they were added.</summary>
    public IReadOnlyList<SandboxImage> All
    {
        get
        {
            lock (_clock.Gate)
                return _inOrder.ToArray();
        }
    }

    /// <summary>The image of that ID in that region.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SandboxImage this[string imageId, string region = DefaultRegion]
        => Find(imageId, region) ?? throw new KeyNotFoundException($"The sandbox has no image {imageId} in {region}.");

    /// <summary>Adds an image: private, NORMAL, without shares.</summary>
    /// <param name="imageId">Its ID; any text is taken.</param>
    /// <param name="region">The region that it is in.</param>
    /// <param name="ownerUin">The root account that owns it.</param>
    /// <exception cref="ArgumentException">There is one of that ID in that region.</exception>
    public SandboxImage Add(string imageId, string region = DefaultRegion, string ownerUin = SandboxKey.DefaultRootUin)
    {
        var image = new SandboxImage(region, imageId, ownerUin, _clock);
        lock (_clock.Gate)
        {
            _images.Add((region, imageId), image);
            _inOrder.Add(image);
        }

        return image;
    }

    /// <summary>The image of that ID in that region, or null.</summary>
    public SandboxImage? Find(string imageId, string region = DefaultRegion)
    {
        lock (_clock.Gate)
            return _images.GetValueOrDefault((region, imageId));
    }

    /// <summary>Deletes an image. False if there is none.</summary>
    public bool Remove(string imageId, string region = DefaultRegion)
    {
        lock (_clock.Gate)
            return _images.Remove((region, imageId), out var image) && _inOrder.Remove(image);
    }
}
