using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Tests.Sharing.SmallWorlds;
using Xunit;

namespace ImageSharing.Core.Tests.Mutation;

/// <summary>Small worlds with one fault: few enough to be walked for every mutant.</summary>
public sealed class SmallestWorldTests
{
    [Fact]
    public void In_every_world_of_one_fault_every_claim_holds() => Walk(Services.Normal());

    [Fact]
    public void In_every_exchange_of_one_fault_nobody_loses_a_share_before_the_grants_succeeded()
        => Walk(Services.AllExchanges());

    private static bool IsTelling(SmallService service)
        => service.Accounts < 3 || service.IsExchange || service is { Shared: 0 or 2, Bad: 0 or 1 or 5 };

    private static void Walk(IEnumerable<(SmallService Service, int Faults)> services)
    {
        foreach (var service in services.Select(item => item.Service).Where(IsTelling))
        {
            var explorer = new Explorer(service);
            explorer.Walk(faults: 1);
            Assert.True(explorer.Violation is null, explorer.Violation);
        }
    }
}
