using System.Collections.Generic;
using System.Linq;
using ImageSharing.Input;

namespace ImageSharing.Tests.Input;

/// <summary>Readings of items, for tests of what is made of them.</summary>
internal static class ShareReadings
{
    public static ImageReading Of(string image, string region) => new(image, [region]);

    public static ItemReading Item(ImageReading image, params string[] accounts)
        => new() { Place = Place.OfItem(1), Images = [image], Accounts = Accounts(accounts) };

    public static List<AccountInput> Accounts(params string[] accounts)
        => [.. accounts.Select(account => new AccountInput(account))];
}
