using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Sharing;
using ImageSharing.Errors;
using Xunit;
using Xunit.Abstractions;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

public sealed class SmallWorldTests(ITestOutputHelper output)
{
    [Fact]
    public void In_every_small_world_every_claim_holds() => Explore(Services.Normal(), "normal");

    private void Explore(IEnumerable<(SmallService Service, int Faults)> services, string name)
    {
        long states = 0;
        var worlds = 0.0;
        var count = 0;
        var watch = Stopwatch.StartNew();
        var gate = new object();
        string? violation = null;
        Parallel.ForEach(services, (item, loop) =>
        {
            var explorer = new Explorer(item.Service);
            explorer.Walk(item.Faults);
            lock (gate)
            {
                states += explorer.States;
                worlds += explorer.Worlds;
                count++;
                if (explorer.Violation is null) return;
                if (violation is null || explorer.Violation.Length < violation.Length) violation = explorer.Violation;
                loop.Stop();
            }
        });
        var line = $"small worlds ({name}): {count:N0} services, {worlds:N0} worlds, {states:N0} states, {watch.Elapsed.TotalSeconds:N1} s";
        output.WriteLine(line);
        Console.WriteLine(line);
        Assert.True(violation is null, violation);
    }
}
