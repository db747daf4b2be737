using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using Xunit.Abstractions;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

public sealed class SmallWorldTests(ITestOutputHelper output)
{
    public static TheoryData<string> BrokenRules => [.. Mutation.All.Select(mutation => mutation.Rule)];

    [Fact]
    public void In_every_small_world_every_claim_holds() => Explore(Services.Normal(), "up to 3 accounts and 2 faults");

    [Fact]
    public void In_every_small_exchange_nobody_loses_a_share_before_the_grants_succeeded()
        => Explore(Services.AllExchanges(), "exchanges, up to 2 accounts each way and 2 faults");

    [LargeFact]
    public void In_every_larger_world_every_claim_holds() => Explore(Services.Large(), "up to 4 accounts and 3 faults");

    [LargeFact]
    public void In_every_larger_exchange_nobody_loses_a_share_before_the_grants_succeeded()
        => Explore(Services.LargeExchanges(), "exchanges, up to 2 accounts each way and 3 faults");

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public void A_broken_rule_is_found_by_a_small_world(string rule)
    {
        var mutation = Mutation.All.Single(mutation => mutation.Rule == rule);

        var services = mutation.HearExchange is null ? Services.Normal() : Services.AllExchanges();
        var violation = services
            .Select(item => Find(item.Service, item.Faults, mutation))
            .FirstOrDefault(v => v is not null);

        output.WriteLine($"Broken: {rule}\n{violation}");
        Assert.NotNull(violation);
    }

    [Fact]
    public void A_second_run_without_faults_writes_nothing_or_one_batch_of_cancels()
    {
        var services = Services.Normal().Where(
            item => item.Service is { Phantom: 0, LetsRead: true, Bad: 0, Opposed: 0, MostAccounts: 8, BatchSize: 8 }
                && item.Service.Capacity >= item.Service.Accounts).ToList();

        Assert.NotEmpty(services);
        foreach (var (service, _) in services)
        {
            var (shares, _, _) = Run(service, service.Shared);
            var (_, writes, statuses) = Run(service, shares);

            Assert.Equal(service.IsGrant ? 0 : 1, writes);
            Assert.All(statuses, status =>
                Assert.Equal(service.IsGrant ? AccountStatus.AlreadyShared : AccountStatus.NotShared, status));
        }
    }

    private static string? Find(SmallService service, int faults, Mutation mutation)
    {
        var explorer = new Explorer(service, mutation);
        explorer.Walk(faults);
        return explorer.Violation;
    }

    /// <summary>One run without faults, with lists that are never late.</summary>
    private static (int Shares, int Writes, AccountStatus[] Statuses) Run(SmallService service, int shares)
    {
        var writes = 0;
        var (state, effect) = ShareDecision.Begin(service.Case);
        while (effect.Kind != EffectKind.Done)
        {
            var what = ShareEvent.Waited;
            if (effect.Kind == EffectKind.Read) what = Explorer.ListOf(service, shares);
            if (effect.Kind == EffectKind.Write)
            {
                writes++;
                (shares, what) = service.Process(
                    shares, state.Batch.Aggregate(0, (mask, account) => mask | 1 << account));
            }

            (state, effect) = ShareDecision.Next(service.Case, state, what);
        }

        return (shares, writes, state.Status);
    }

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
        var line = $"small worlds ({name}): {count:N0} services, {worlds:N0} worlds, {states:N0} states, "
            + $"{watch.Elapsed.TotalSeconds:N1} s";
        output.WriteLine(line);
        Console.WriteLine(line);
        Assert.True(violation is null, violation);
    }
}
