namespace ImageSharing.Core.Contract;

/// <summary>
/// A region as the service writes it, in small letters, however it was typed: else one region would be taken for two,
/// and one image of it for two with a list each. Compiled into the cmdlets' assembly as well.
/// </summary>
internal static class RegionSpelling
{
    // No culture's rules, and no letter beyond A to Z: what becomes ASCII by them would be sent in its place.
    public static string Of(string region)
    {
        var letters = region.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (letters[i] is >= 'A' and <= 'Z') letters[i] += (char)('a' - 'A');

        return new string(letters);
    }
}
