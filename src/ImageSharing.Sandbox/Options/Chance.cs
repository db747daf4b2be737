namespace ImageSharing.Sandbox;

/// <summary>Seeded chance that depends on what is asked about, and not on the order in which it is asked.</summary>
internal static class Chance
{
    /// <summary>A number from 0 up to, not including, 1.</summary>
    internal static double Of(int seed, string subject, long number)
    {
        var hash = Mix(unchecked((ulong)seed * 0x9E3779B97F4A7C15UL));
        foreach (var letter in subject)
            hash = Mix(hash ^ letter);
        hash = Mix(hash ^ unchecked((ulong)number));
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
