using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Errors;

namespace ImageSharing.Input;

/// <summary>All that a command was given, grouped by region and image in order of first appearance.</summary>
internal sealed class ShareInput
{
    private const int Samples = 4;

    private readonly List<ImageInput> _images = [];
    private readonly Dictionary<(string? Region, string ImageId), ImageInput> _byKey = [];
    private readonly List<string> _accountsWithoutImage = [];
    private readonly List<string> _imagesWithoutAccount = [];
    private readonly HashSet<string> _seenWithoutAccount = new(StringComparer.Ordinal);

    public IReadOnlyList<ImageInput> Images => _images;

    /// <summary>
    /// Items that had no image; their accounts, a few of them, are in <see cref="AccountsWithoutImage"/>.
    /// </summary>
    public int ItemsWithoutImage { get; private set; }

    public IReadOnlyList<string> AccountsWithoutImage => _accountsWithoutImage;

    public IReadOnlyList<string> ImagesWithoutAccount => _imagesWithoutAccount;

    /// <summary>True where something came without an account.</summary>
    public bool MissesAccounts { get; private set; }

    /// <summary>Results of the opposite operation that had changed nothing, and so were left alone.</summary>
    public int LeftAlone { get; set; }

    /// <summary>True where something is refused without the service being asked.</summary>
    public bool HasRefusals => ItemsWithoutImage > 0 || MissesAccounts
        || _images.Any(image => image.Refusal is not null || image.HasMalformedAccounts);

    public bool HasImagesToTry => _images.Any(image => image.IsToBeTried);

    public void Add(string? region, string imageId, IReadOnlyList<AccountInput> accounts, Refusal? refusal)
    {
        if (accounts.Count == 0)
        {
            MissesAccounts = true;
            if (_seenWithoutAccount.Add(imageId)) _imagesWithoutAccount.Add(imageId);
            return;
        }

        var image = Whole(region, imageId, refusal);
        foreach (var account in accounts) image.Add(account);
    }

    /// <summary>An image as such, to which accounts may have come or not.</summary>
    public ImageInput Whole(string? region, string imageId, Refusal? refusal)
    {
        if (!_byKey.TryGetValue((region, imageId), out var image))
        {
            image = new ImageInput(region, imageId, refusal);
            _byKey.Add((region, imageId), image);
            _images.Add(image);
        }

        return image;
    }

    public void AddWithoutImage(IReadOnlyList<AccountInput> accounts)
    {
        ItemsWithoutImage++;
        MissesAccounts |= accounts.Count == 0;
        var free = Samples - _accountsWithoutImage.Count;
        _accountsWithoutImage.AddRange(accounts.Take(free).Select(account => account.Text));
    }

    /// <summary>
    /// Gives the images that came without a region the one of the profile; where there is none, they are refused. One
    /// that came with this very region as well is one image with it.
    /// </summary>
    public void UseDefaultRegion(string? region)
    {
        foreach (var image in _images.Where(image => image.Region is null).ToList())
        {
            if (region is null)
            {
                image.Refuse(new Refusal("RegionMissing"));
            }
            else if (_byKey.TryGetValue((region, image.ImageId), out var same))
            {
                var (first, second) = _images.IndexOf(image) < _images.IndexOf(same) ? (image, same) : (same, image);
                foreach (var account in second.Accounts) first.Add(account);

                first.GiveRegion(region);
                _images.Remove(second);
                _byKey[(region, image.ImageId)] = first;
            }
            else
            {
                image.GiveRegion(region);
                _byKey.Add((region, image.ImageId), image);
            }
        }
    }
}
