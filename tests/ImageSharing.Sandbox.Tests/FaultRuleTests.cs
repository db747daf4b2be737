using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class FaultRuleTests : SandboxTest
{
    [Fact]
    public async Task Works_faults_together()
    {
        Server.Faults.Add(
            When.Request(1),
            Fault.AnotherWriter(WriterMoment.Before, server => server.Images[ImageId].Shares.Grant(Third)));
        var rule = Server.Faults.Add(
            When.Always(),
            Fault.DropAfterWrite().And(Fault.Refuse("ServiceUnavailable")),
            times: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good));

        Assert.Equal([Third], Image.Shares.Accounts);
        Assert.Equal("AnotherWriter Before, DropAfterWrite, Refuse ServiceUnavailable", Server.Requests.All[0].Fault);
        Assert.Equal(1, rule.Hits);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.True(Server.Faults.Remove(rule));
        Server.Faults.Clear();
        Assert.Null((await Client.Share(ImageId, Good)).Code);
    }

    [Fact]
    public async Task Says_where_a_predicate_threw()
    {
        Server.Faults.Add(
            When.Matches(_ => throw new InvalidOperationException("The test is wrong.")), Fault.DropBeforeWrite());

        var reply = await Client.Share(ImageId, Good);

        Assert.Equal(500, (int)reply.Http.StatusCode);
        Assert.Contains("The test is wrong.", reply.Text);
    }

    [Fact]
    public async Task Picks_requests_by_image_and_by_predicate()
    {
        Server.Images.Add("img-00000001");
        Server.Faults.Add(When.RequestOfImage(ImageId, 2), Fault.Refuse("ResourceInUse"));
        Server.Faults.Add(
            When.Matches(request => request.AccountIds.Contains(Third)), Fault.Refuse("ResourceUnavailable"));

        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.Null((await Client.Share("img-00000001", Good)).Code);
        Assert.Equal("ResourceInUse", (await Client.Share(ImageId, Good)).Code);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.Equal("ResourceUnavailable", (await Client.Share(ImageId, Good, Third)).Code);
    }

    [Fact]
    public async Task Picks_the_same_requests_from_the_same_seed()
    {
        Options.RequestsPerSecond = null;
        Server.Faults.Add(When.ByChance(0.3, seed: 5), Fault.Refuse("ResourceInUse"));
        var first = await Codes(60);
        Server.Requests.Clear();
        var second = await Codes(60);
        Server.Requests.Clear();
        Server.Faults.Clear();
        Server.Faults.Add(When.ByChance(0.3, seed: 6), Fault.Refuse("ResourceInUse"));
        var other = await Codes(60);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(code => code is not null), 8, 28);

        async Task<string?[]> Codes(int requests)
        {
            var codes = new string?[requests];
            for (var index = 0; index < requests; index++)
                codes[index] = (await Client.Share(ImageId, Good)).Code;
            return codes;
        }
    }
}
