using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Core.Tests;

/// <summary>Waits for what another thread does, and fails instead of hanging if it never happens.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition, string expectation)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) Assert.Fail($"This never happened: {expectation}.");
            await Task.Delay(1);
        }
    }
}
