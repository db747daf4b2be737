using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sandbox;

public sealed class SandboxServerTests
{
    private const string ImageId = "img-6pb6lrmy";

    [Fact]
    public async Task Shares_and_lists_and_takes_back()
    {
        await using var server = await SandboxServer.StartAsync();
        using var client = new SandboxClient(server);
        var image = server.Images.Add(ImageId);

        var granted = await client.Share(ImageId, "100000000010", "100000000011");
        Assert.Null(granted.Code);
        Assert.NotNull((string?)granted.Response["RequestId"]);
        Assert.Equal(["100000000010", "100000000011"], await client.List(ImageId));

        Assert.Null((await client.Cancel(ImageId, "100000000010")).Code);
        Assert.Equal(["100000000011"], await client.List(ImageId));
        Assert.Equal(["100000000011"], image.Shares.Accounts);
        Assert.Equal([true, true, false], image.Shares.History.Select(change => change.IsGrant));
        Assert.Equal(2, server.Requests.Count(SandboxActions.ModifyImageSharePermission, "OK"));
    }

    [Fact]
    public async Task Starts_and_stops_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var server = await SandboxServer.StartAsync();
            server.Images.Add(ImageId);
            using var client = new SandboxClient(server);
            Assert.Null((await client.Share(ImageId, "100000000010")).Code);
        }));
    }
}
