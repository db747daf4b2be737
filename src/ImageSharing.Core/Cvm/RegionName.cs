using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Cvm;

/// <summary>
/// What may stand in a header and a host name as a region. Which regions there are is for the service to say.
/// </summary>
internal static class RegionName
{
    private const int Longest = 63;

    /// <summary>Says what keeps the name from being sent; null if nothing does.</summary>
    public static Problem? Check(string? region)
    {
        if (string.IsNullOrWhiteSpace(region))
            return new Problem("RegionMissing", new Message("Request.RegionMissing"));

        if (region!.Length > Longest) return Malformed();
        foreach (var one in region)
            if (one is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            {
                return Malformed();
            }

        return null;
    }

    private static Problem Malformed() => new("UnsupportedRegion", new Message("Request.RegionMalformed"));
}
