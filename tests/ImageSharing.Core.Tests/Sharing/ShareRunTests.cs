using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

public sealed class ShareRunTests
{
    [Theory]
    [InlineData(AccountNaming.First, 6)]
    [InlineData(AccountNaming.None, 56)]
    public async Task Five_bad_accounts_of_500_do_not_keep_the_others_from_the_image(AccountNaming names, int most)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Options.NamesAccount = names;
        var accounts = Runs.Accounts(500);
        foreach (var bad in new[] { 7, 99, 250, 251, 499 }) wire.Server.Accounts.Declare(accounts[bad], AccountKind.Unknown);

        var record = wire.Open().Grant(accounts);

        Assert.Equal(495, record.Count(AccountStatus.Shared));
        Assert.Equal(5, record.Count(AccountStatus.Failed));
        Assert.Equal("InvalidAccountId.NotFound", record.Reports[0].Outcomes[99].Code);
        Assert.Equal(495, wire.Server.Images[Wire.Image].Shares.Count);
        Assert.InRange(wire.Server.Requests.Writes.Count, 1, most);
    }

    [Fact]
    public async Task A_second_run_finds_everything_shared_and_writes_nothing()
    {
        await using var wire = await Wire.StartAsync();
        var accounts = Runs.Accounts(20);
        wire.Open().Grant(accounts);

        var again = wire.Open().Grant(accounts);

        Assert.Equal(20, again.Count(AccountStatus.AlreadyShared));
        Assert.Single(wire.Server.Requests.Writes);
    }
}
