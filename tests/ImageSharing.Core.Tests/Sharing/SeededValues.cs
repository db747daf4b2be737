using System.Collections.Generic;
using CsCheck;

namespace ImageSharing.Core.Tests.Sharing;

internal static class SeededValues
{
    private const int Seed = 20_260_225;

    /// <summary>Always the same values, so that a run is as the one before.</summary>
    public static IEnumerable<T> Seeded<T>(this Gen<T> gen, int count)
    {
#if NET
        for (var stream = 0u; stream < count; stream++) yield return gen.Generate(new PCG(stream, Seed), null, out _);
#else
        var chance = new System.Random(Seed);
        for (var i = 0; i < count; i++) yield return gen.Next(chance);
#endif
    }
}
