using System;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>A test of minutes: it runs where IMAGESHARING_LARGE_TESTS is 1.</summary>
internal sealed class LargeFactAttribute : FactAttribute
{
    public LargeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("IMAGESHARING_LARGE_TESTS") != "1")
            Skip = "Takes minutes; it runs where IMAGESHARING_LARGE_TESTS is 1.";
    }
}
