using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class RateTests : SandboxTest
{
    [Fact]
    public async Task Takes_ten_in_any_one_second_and_no_more()
    {
        await Send(5);
        Time.Advance(TimeSpan.FromMilliseconds(600));
        await Send(5);
        Time.Advance(TimeSpan.FromMilliseconds(399));
        Options.RefusalsCountAgainstRate = false;
        Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);

        Time.Advance(TimeSpan.FromMilliseconds(1));
        await Send(5);
        Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);
        Time.Advance(TimeSpan.FromMilliseconds(600));
        await Send(5);
        Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);

        Assert.Equal(13, Server.Requests.MostInOneSecond(SandboxActions.ModifyImageSharePermission));
        Assert.Equal(20, Server.Requests.Count(verdict: "OK"));
        Assert.Equal(3, Server.Requests.Count(SandboxActions.ModifyImageSharePermission, "RequestLimitExceeded"));
    }

    [Fact]
    public async Task Says_what_the_live_service_says()
    {
        await Send(10);

        var english = await Client.Share(ImageId, Good);
        var chinese = await Client.Send(SandboxClient.Modify(ImageId, "SHARE", Good) with { Language = "zh-CN" });

        Assert.Equal(
            "Your current request times equals to `11` in a second, which exceeds the frequency limit `10` for a "
            + "second. Please reduce the frequency of calls.",
            english.Message);
        Assert.Contains("`10`", chinese.Message);
        Assert.Contains("请求", chinese.Message);
    }

    [Fact]
    public async Task Counts_refusals_against_the_rate_as_the_switch_says()
    {
        await Send(10);
        Time.Advance(TimeSpan.FromMilliseconds(999));
        for (var times = 0; times < 10; times++)
            Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);

        Time.Advance(TimeSpan.FromSeconds(1));
        Options.RefusalsCountAgainstRate = false;
        await Send(10);
        Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Send(10);
    }

    [Fact]
    public async Task Counts_each_action_endpoint_and_key_by_itself()
    {
        Server.Keys.Add(new SandboxKey("AKIDOTHER", "other"));
        var call = SandboxClient.Modify(ImageId, "SHARE", Good);
        await Send(10);

        Assert.Null((await Client.Send(SandboxClient.Describe(ImageId))).Code);
        Assert.Null((await Client.Send(call with { SecretId = "AKIDOTHER", SecretKey = "other" })).Code);
        Assert.Null((await Client.Send(call with { Host = "cvm.ap-guangzhou.tencentcloudapi.com" })).Code);
        Assert.Equal("RequestLimitExceeded", (await Client.Send(call)).Code);
    }

    [Fact]
    public async Task Counts_no_request_that_is_not_authentic()
    {
        var forged = SandboxClient.Modify(ImageId, "SHARE", Good) with { SecretKey = "wrong" };
        for (var times = 0; times < 10; times++)
            Assert.Equal("AuthFailure.SignatureFailure", (await Client.Send(forged)).Code);
        await Send(10);
    }

    [Fact]
    public async Task Has_no_limit_where_there_is_none_and_another_one_for_DescribeImages()
    {
        Options.RequestsPerSecond = null;
        await Send(30);
        var call = new Call { Action = SandboxActions.DescribeImages };
        for (var times = 0; times < 40; times++)
            Assert.Null((await Client.Send(call)).Code);
        Assert.Equal("RequestLimitExceeded", (await Client.Send(call)).Code);
    }

    [Fact]
    public async Task Lets_exactly_ten_of_many_at_once_through()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Client.Share(ImageId, Good)));

        Assert.Equal(10, replies.Count(reply => reply.Code is null));
    }

    private async Task Send(int requests)
    {
        for (var times = 0; times < requests; times++)
            Assert.Null((await Client.Share(ImageId, Good)).Code);
    }
}
