using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class TruthTests : SandboxTest
{
    [Fact]
    public async Task Knows_when_an_account_had_the_share_and_when_not()
    {
        var start = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromSeconds(10));
        await Client.Share(ImageId, Good, Other);
        Time.Advance(TimeSpan.FromSeconds(10));
        await Client.Cancel(ImageId, Good);

        Assert.False(Held(0, 9.9));
        Assert.True(Held(0, 10));
        Assert.True(Held(12, 13));
        Assert.True(Held(20, 30));
        Assert.False(Held(20.1, 30));
        Assert.True(Lacked(0, 10));
        Assert.False(Lacked(10.1, 19.9));
        Assert.True(Lacked(10.1, 20));
        Assert.True(Lacked(25, 26));
        Assert.False(Image.Shares.HeldBetween(Third, start, start.AddDays(1)));
        Assert.True(Image.Shares.LackedBetween(Third, start, start));
        Assert.False(Image.Shares.LackedBetween(Other, start.AddSeconds(11), start.AddDays(1)));

        bool Held(double from, double to)
            => Image.Shares.HeldBetween(Good, start.AddSeconds(from), start.AddSeconds(to));
        bool Lacked(double from, double to)
            => Image.Shares.LackedBetween(Good, start.AddSeconds(from), start.AddSeconds(to));
    }

    [Fact]
    public void Takes_a_declared_share_for_held_ever_since()
    {
        Image.Shares.Declare(Good);

        Assert.Empty(Image.Shares.History);
        Assert.True(Image.Shares.Contains(Good));
        Assert.True(Image.Shares.HeldBetween(Good, DateTimeOffset.MinValue, DateTimeOffset.MinValue));
        Assert.False(Image.Shares.Grant(Good));
        Assert.False(Image.Shares.Revoke(Other));
    }

    [Fact]
    public async Task Logs_every_request()
    {
        await Client.Send(SandboxClient.Modify(ImageId, "SHARE", Good, Nobody) with { Language = "zh-CN" });
        Time.Advance(TimeSpan.FromSeconds(1));
        await Client.List(ImageId);

        var write = Server.Requests.Writes.Single();
        Assert.Equal(1, write.Number);
        Assert.Equal(SandboxKey.Default.SecretId, write.KeyId);
        Assert.Equal(ImageCollection.DefaultRegion, write.Region);
        Assert.Equal("zh-CN", write.Language);
        Assert.Equal(Server.Endpoint.Authority, write.Host);
        Assert.Equal(ImageId, write.ImageId);
        Assert.Equal("SHARE", write.Permission);
        Assert.Equal([Good, Nobody], write.AccountIds);
        Assert.Equal("InvalidAccountId.NotFound", write.Verdict);
        Assert.Empty(write.Applied);
        Assert.Equal(Time.GetUtcNow().AddSeconds(-1), write.Arrived);
        Assert.Equal(write.Arrived, write.Responded);
        Assert.Equal(200, write.HttpStatus);
        Assert.DoesNotContain("Signature", write.ToString());

        var read = Server.Requests.Of(SandboxActions.DescribeImageSharePermission).Single();
        Assert.Equal((2, 1, 1), (read.Number, read.NumberOfAction, read.NumberOfImage));
        Assert.Equal("OK", read.Verdict);
        Assert.Equal(2, Server.Requests.Count());
    }

    [Fact]
    public async Task Keeps_counts_without_a_log()
    {
        Options.KeepsLog = false;
        await Client.Share(ImageId, Good);

        Assert.Empty(Server.Requests.All);
        Assert.Equal(1, Server.Requests.Count(SandboxActions.ModifyImageSharePermission, "OK"));
        Server.Requests.Clear();
        Assert.Equal(0, Server.Requests.Count());
    }
}
