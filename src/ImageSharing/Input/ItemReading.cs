using System.Collections.Generic;
using System.Linq;
using ImageSharing.Errors;

namespace ImageSharing.Input;

/// <summary>An image of a reading, its regions, and why it is refused.</summary>
internal sealed class ImageReading
{
    public ImageReading(string imageId, IReadOnlyList<string> regions, Refusal? refusal = null)
    {
        ImageId = imageId;
        Regions = regions;
        Refusal = refusal;
    }

    public string ImageId { get; }

    /// <summary>The regions of the image; empty if nothing before the profile names one.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Why the image is refused, with the accounts that were named for it; null if it is not.</summary>
    public Refusal? Refusal { get; }
}

/// <summary>What one item of the input means: images and accounts, or why it is refused.</summary>
internal sealed class ItemReading
{
    /// <summary>Where the item came from.</summary>
    public Place Place { get; init; }

    /// <summary>The images; empty if the item names none and none was typed.</summary>
    public IReadOnlyList<ImageReading> Images { get; init; } = [];

    /// <summary>The accounts, those of a refused item too.</summary>
    public IReadOnlyList<AccountInput> Accounts { get; init; } = [];

    /// <summary>True if the accounts are those of -AccountId, not the item's own.</summary>
    public bool HasTypedAccounts { get; init; }

    /// <summary>Why nothing of the item is used; null if all of it is.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Why the whole command does nothing; null if it goes on.</summary>
    public Refusal? CommandRefusal { get; init; }

    /// <summary>True if the item and a parameter name different things.</summary>
    public bool ContradictsParameters
        => CommandRefusal is not null || Images.Any(image => image.Refusal?.Code == "ImageIdMismatch");

    /// <summary>A row that has images and no account, though rows can have one.</summary>
    public bool IsRowOfImage { get; init; }

    /// <summary>A blank line or a blank row, which is skipped at the end of the input.</summary>
    public bool IsBlank { get; init; }

    /// <summary>A result that asks for nothing in this direction.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>A skipped result of which it is not known whether it asks for something.</summary>
    public bool IsUnsure { get; init; }
}
