namespace ImageSharing.Core.Contract;

/// <summary>
/// A region in lower case, as the service writes it. Otherwise one region in two spellings would count as two,
/// and an image of it as two images with a list each. Compiled into the cmdlets' assembly as well.
/// </summary>
internal static class RegionSpelling
{
    // Only A to Z, without the rules of a culture: they turn some other letters into ASCII letters.
    public static string Of(string region)
    {
        var letters = region.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (letters[i] is >= 'A' and <= 'Z') letters[i] += (char)('a' - 'A');

        return new string(letters);
    }
}
