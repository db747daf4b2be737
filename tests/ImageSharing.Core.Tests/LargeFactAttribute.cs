using System;
using Xunit;

namespace ImageSharing.Core.Tests;

/// <summary>A test of minutes: it runs where IMAGESHARING_LARGE_TESTS is 1, as in ./build.ps1 Bench.</summary>
internal sealed class LargeFactAttribute : FactAttribute
{
    public LargeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("IMAGESHARING_LARGE_TESTS") != "1")
            Skip = "Takes minutes; ./build.ps1 Bench runs it.";
    }
}
