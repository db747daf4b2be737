using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Errors;
using ImageSharing.Text;

namespace ImageSharing.Input;

/// <summary>All readings of a command, grouped by region and image in order of first appearance.</summary>
internal sealed class ShareInput
{
    private const int Samples = 4;

    private readonly List<ImageInput> _images = [];
    private readonly Dictionary<(string? Region, string ImageId), ImageInput> _byKey = [];
    private readonly List<string> _accountsWithoutImage = [];
    private readonly List<string> _imagesWithoutAccount = [];
    private readonly HashSet<string> _seenWithoutAccount = new(StringComparer.Ordinal);
    private readonly List<(Refusal Refusal, string? Text)> _refusedItems = [];
    private readonly bool _needsAccounts;

    /// <param name="needsAccounts">Whether an image without an account is incomplete.</param>
    public ShareInput(bool needsAccounts) => _needsAccounts = needsAccounts;

    public IReadOnlyList<ImageInput> Images => _images;

    /// <summary>Why the command does nothing at all; null if it goes on.</summary>
    public Refusal? CommandRefusal { get; private set; }

    /// <summary>
    /// Items that had no image; their accounts, a few of them, are in <see cref="AccountsWithoutImage"/>.
    /// </summary>
    public int ItemsWithoutImage { get; private set; }

    public IReadOnlyList<string> AccountsWithoutImage => _accountsWithoutImage;

    /// <summary>Where the first item without an image came from.</summary>
    public Place PlaceWithoutImage { get; private set; }

    public IReadOnlyList<string> ImagesWithoutAccount => _imagesWithoutAccount;

    /// <summary>True if something came without an account.</summary>
    public bool MissesAccounts { get; private set; }

    /// <summary>Refused items that belong to no image, with the text that they are about.</summary>
    public IReadOnlyList<(Refusal Refusal, string? Text)> RefusedItems => _refusedItems;

    /// <summary>Results and tests that asked for nothing in this direction.</summary>
    public int Skipped { get; private set; }

    /// <summary>How many of those may have asked for something.</summary>
    public int SkippedUnsure { get; private set; }

    /// <summary>What the first thing is that was not understood; null if all of it was.</summary>
    public string? Incompleteness { get; private set; }

    /// <summary>True if something is refused without the service being asked.</summary>
    public bool HasRefusals => Incompleteness is not null || _images.Any(image => image.Refusal is not null);

    public bool HasImagesToTry => _images.Any(image => image.IsToBeTried);

    public void Add(ItemReading reading)
    {
        CommandRefusal ??= reading.CommandRefusal;
        if (reading.CommandRefusal is not null) return;

        if (reading.IsUnsure) SkippedUnsure++;
        if (reading.IsSkipped) Skipped++;
        else if (reading.Images.Count == 0) AddWithoutImage(reading);
        else foreach (var image in reading.Images) Add(image, reading);
    }

    /// <summary>Has the command do nothing.</summary>
    public void Refuse(Refusal refusal) => CommandRefusal ??= refusal;

    /// <summary>A value that is refused alone, and belongs to no image.</summary>
    public void AddRefusal(Refusal refusal, string? text = null)
    {
        _refusedItems.Add((refusal, text));
        Incompleteness ??= refusal.Message;
    }

    /// <summary>
    /// Gives the images that came without a region the one of the profile; where there is none, they are refused. One
    /// that came with this very region as well is one image with it.
    /// </summary>
    public void UseDefaultRegion(string? region)
    {
        foreach (var image in _images.Where(image => image.Region is null && image.Refusal is null).ToList())
        {
            if (region is null)
            {
                image.Refuse(new Refusal("RegionMissing"));
                Miss("RegionMissing.Image", MessageValue.Short(image.ImageId));
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

    /// <summary>Takes the input as one statement: what was not understood refuses every image.</summary>
    /// <param name="key">The message that says what does not happen.</param>
    public void RefuseIncomplete(string key)
    {
        FindImageOfTwoRegions();
        if (Incompleteness is not { } cause) return;

        var refusal = Refusal.Of(key, cause);
        foreach (var image in _images.Where(image => image.Refusal is null)) image.Refuse(refusal);
    }

    /// <summary>An image that came under two regions: one of them is wrong, but it is unknown which.</summary>
    private void FindImageOfTwoRegions()
    {
        var seen = new Dictionary<string, ImageInput>(StringComparer.Ordinal);
        foreach (var image in _images.Where(image => image.Refusal is null))
        {
            if (!seen.TryGetValue(image.ImageId, out var other)) seen.Add(image.ImageId, image);
            else Miss("Incomplete.TwoRegions", MessageValue.Short(image.ImageId), other.Region, image.Region);
        }
    }

    private void Add(ImageReading reading, ItemReading item)
    {
        if (item.Refusal is { } refused && !_needsAccounts)
        {
            // Such an item is the image: nothing is done for it.
            AddRefusal(refused, item.Accounts.FirstOrDefault()?.Text);
            return;
        }

        if (reading.Refusal is not null) Miss("Incomplete.Image", MessageValue.Short(reading.ImageId), reading.Refusal.Message);
        if (item.Accounts.Count == 0 && _needsAccounts)
        {
            MissesAccounts = true;
            Miss("Incomplete.NoAccount", MessageValue.Short(reading.ImageId));
            if (_seenWithoutAccount.Add(reading.ImageId)) _imagesWithoutAccount.Add(reading.ImageId);
            return;
        }

        foreach (var region in reading.Regions.DefaultIfEmpty())
        {
            var image = Image(region, reading.ImageId, reading.Refusal);
            foreach (var account in item.Accounts)
            {
                if (account.Refusal is { } refusal) Miss(account.Text, refusal);
                image.Add(account);
            }
        }
    }

    private ImageInput Image(string? region, string imageId, Refusal? refusal)
    {
        if (!_byKey.TryGetValue((region, imageId), out var image))
        {
            image = new ImageInput(region, imageId, refusal);
            _byKey.Add((region, imageId), image);
            _images.Add(image);
        }
        else if (refusal is not null && image.Refusal is null)
        {
            image.Refuse(refusal);
        }

        return image;
    }

    private void AddWithoutImage(ItemReading reading)
    {
        if (reading.Refusal is { } refusal)
        {
            AddRefusal(refusal, reading.Accounts.FirstOrDefault()?.Text);
            return;
        }

        ItemsWithoutImage++;
        if (PlaceWithoutImage.IsNone) PlaceWithoutImage = reading.Place;
        Miss("Incomplete.NoImage", reading.Place);
        MissesAccounts |= reading.Accounts.Count == 0 && _needsAccounts;
        var free = Samples - _accountsWithoutImage.Count;
        _accountsWithoutImage.AddRange(reading.Accounts.Take(free).Select(account => account.Text));
    }

    private void Miss(string text, Refusal refusal)
    {
        if (text.Length == 0) Miss("Incomplete.Item", refusal.Message);
        else Miss("Incomplete.Value", MessageValue.Short(text), refusal.Message);
    }

    private void Miss(string key, params object?[] values) => Incompleteness ??= Messages.Format(key, values);
}
