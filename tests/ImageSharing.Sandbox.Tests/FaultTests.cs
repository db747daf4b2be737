using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class FaultTests : SandboxTest
{
    [Fact]
    public async Task Drops_before_the_body_is_read()
    {
        Server.Faults.Add(When.Request(1), Fault.DropBeforeBody());

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good));

        Assert.Equal(0, Image.Shares.Count);
        Assert.Equal(0, Server.Requests.All[0].Body.Length);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
    }

    [Fact]
    public async Task Drops_before_the_write()
    {
        Server.Faults.Add(When.Request(1), Fault.DropBeforeWrite());

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good));

        Assert.Empty(Image.Shares.History);
        Assert.Equal("Dropped", Server.Requests.All[0].Verdict);
        Assert.Equal([Good], Server.Requests.All[0].AccountIds);
        Assert.Equal(1, Server.Requests.Count(verdict: "Dropped"));
    }

    [Fact]
    public async Task Drops_after_the_write()
    {
        Server.Faults.Add(When.Request(1), Fault.DropAfterWrite());

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good));

        Assert.Equal([Good], Image.Shares.Accounts);
        Assert.Equal([Good], Server.Requests.All[0].Applied);
        Assert.True(Server.Requests.All[0].IsDropped);
    }

    [Fact]
    public async Task Drops_a_connection_that_was_used_before()
    {
        Server.Faults.Add(When.Request(2), Fault.DropBeforeBody());
        Server.Faults.Add(When.Request(4), Fault.DropAfterWrite());

        Assert.Null((await Client.Share(ImageId, Good)).Code);
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Other));
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Other));

        Assert.Equal(["OK", "Dropped", "OK", "Dropped"], Server.Requests.Writes.Select(write => write.Verdict));
    }

    [Fact]
    public async Task Applies_later_after_a_time()
    {
        Server.Faults.Add(When.Request(1), Fault.ApplyLater(TimeSpan.FromSeconds(8)));

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good));

        Time.Advance(TimeSpan.FromSeconds(7.9));
        Assert.Equal(0, Image.Shares.Count);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([Good], Image.Shares.Accounts);
        Assert.True(Server.Requests.All[1].IsLate);
        Assert.Equal([Good], Server.Requests.All[1].Applied);
        Assert.Single(Server.Requests.Writes);
        Assert.Equal(1, Server.Requests.Count());
    }

    [Fact]
    public async Task Applies_later_at_a_trigger()
    {
        var trigger = new SandboxTrigger();
        Server.Faults.Add(When.Request(1), Fault.ApplyLater(trigger));
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good, Nobody));
        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            Server.Faults.Add(When.Request(2), Fault.ApplyLater(trigger));
            await Client.Share(ImageId, Other);
        });
        await trigger.Reached.WaitAsync(TimeSpan.FromMinutes(1));

        trigger.Pull();

        Assert.Equal([Other], Image.Shares.Accounts);
        Assert.Equal("InvalidAccountId.NotFound", Server.Requests.All[2].Code);
    }

    [Fact]
    public async Task Applies_nothing_later_than_its_signature_is_good_for()
    {
        var trigger = new SandboxTrigger();
        Server.Faults.Add(When.Request(1), Fault.ApplyLater(trigger));
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.Share(ImageId, Good));

        Time.Advance(TimeSpan.FromSeconds(301));
        trigger.Pull();

        Assert.Equal(0, Image.Shares.Count);
        Assert.Equal("AuthFailure.SignatureExpire", Server.Requests.All[1].Code);
    }

    [Fact]
    public async Task Delivers_twice()
    {
        var trigger = new SandboxTrigger();
        Server.Faults.Add(When.Request(1), Fault.DeliverTwice(trigger));
        Server.Faults.Add(When.Request(3), Fault.DeliverTwice(TimeSpan.FromSeconds(5)));
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.Null((await Client.Cancel(ImageId, Good)).Code);
        Assert.Equal(0, Image.Shares.Count);

        trigger.Pull();
        Assert.Equal([Good], Image.Shares.Accounts);

        Assert.Null((await Client.Cancel(ImageId, Good)).Code);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, Image.Shares.Count);
        Assert.Equal([true, false, true, false, true, false], Image.Shares.History.Select(change => change.IsGrant));
    }

    [Fact]
    public async Task Refuses_after_a_part()
    {
        Server.Faults.Add(When.Request(1), Fault.OverQuotaAfter(1));
        Server.Faults.Add(When.Request(2), Fault.RefuseAfter("FailedOperation", all => [all[2], all[0]], "Half."));

        Assert.Equal("OverQuota", (await Client.Share(ImageId, Good, Other, Third)).Code);
        Assert.Equal([Good], Image.Shares.Accounts);

        var reply = await Client.Cancel(ImageId, Good, Other, Third);
        Assert.Equal("FailedOperation", reply.Code);
        Assert.Equal("Half.", reply.Message);
        Assert.Equal(0, Image.Shares.Count);
    }

    [Fact]
    public async Task Refuses_and_fails_inside()
    {
        Server.Faults.Add(When.Request(1), Fault.Refuse("ResourceInUse"));
        Server.Faults.Add(When.Request(2), Fault.InternalError(applied: false));
        Server.Faults.Add(When.Request(3), Fault.ImageBusy());
        Server.Faults.Add(When.Request(4), Fault.InternalError(applied: true));
        var codes = new[]
        {
            "ResourceInUse", "InternalError", "InvalidParameterValue.InvalidImageState", "InternalError"
        };
        foreach (var code in codes)
        {
            Assert.Equal(0, Image.Shares.Count);
            Assert.Equal(code, (await Client.Share(ImageId, Good)).Code);
        }

        Assert.Equal([Good], Image.Shares.Accounts);
    }

    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 10)]
    public async Task Refuses_for_the_rate(bool counts, int left)
    {
        Options.RefusalsCountAgainstRate = !counts;
        Server.Faults.Add(When.Requests(1, 2), Fault.RateRefusal(counts));
        var refused = new[] { await Client.Share(ImageId, Good), await Client.Share(ImageId, Good) };

        Assert.All(refused, reply => Assert.Equal("RequestLimitExceeded", reply.Code));
        Assert.All(refused, reply => Assert.Contains("`10`", reply.Message));
        for (; left > 0; left--)
            Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.Equal("RequestLimitExceeded", (await Client.Share(ImageId, Good)).Code);
    }

    [Theory]
    [InlineData(WriterMoment.Before, new[] { Third, Good, Other })]
    [InlineData(WriterMoment.Between, new[] { Good, Third, Other })]
    [InlineData(WriterMoment.After, new[] { Good, Other, Third })]
    public async Task Lets_another_writer_in(WriterMoment moment, string[] order)
    {
        Server.Faults.Add(
            When.Request(1),
            Fault.AnotherWriter(moment, server => server.Images[ImageId].Shares.Grant(Third, "colleague")));

        Assert.Null((await Client.Share(ImageId, Good, Other)).Code);

        Assert.Equal(order, Image.Shares.History.Select(change => change.AccountId));
        Assert.Equal("colleague", Image.Shares.History[Array.IndexOf(order, Third)].Writer);
        Assert.Equal(Server.Requests.All[0].RequestId, Image.Shares.History[Array.IndexOf(order, Good)].Writer);
    }

    [Fact]
    public async Task Shows_a_stale_read()
    {
        await Client.Share(ImageId, Good);
        Time.Advance(TimeSpan.FromSeconds(1));
        Server.Faults.Add(
            When.Request(2, SandboxActions.DescribeImageSharePermission),
            Fault.StaleRead(TimeSpan.FromSeconds(2)));

        Assert.Equal([Good], await Client.List(ImageId));
        Assert.Empty(await Client.List(ImageId));
        Assert.Equal([Good], await Client.List(ImageId));
    }

    [Theory]
    [InlineData("RequestLimitExceeded")]
    [InlineData("RequestLimitExceeded.IPLimitExceeded")]
    [InlineData("RequestLimitExceeded.UinLimitExceeded")]
    [InlineData("RequestLimitExceeded.GlobalRegionUinLimitExceeded")]
    [InlineData("ResourceInUse")]
    [InlineData("ResourceUnavailable")]
    [InlineData("ServiceUnavailable")]
    [InlineData("InternalError")]
    [InlineData("AuthFailure.InvalidSecretId")]
    [InlineData("AuthFailure.MFAFailure")]
    [InlineData("AuthFailure.UnauthorizedOperation")]
    [InlineData("IpInBlacklist")]
    [InlineData("IpNotInWhitelist")]
    [InlineData("ActionOffline")]
    [InlineData("NoSuchProduct")]
    [InlineData("UnauthorizedOperation")]
    [InlineData("UnsupportedOperation")]
    [InlineData("ResourceNotFound")]
    [InlineData("ResourceInsufficient")]
    [InlineData("LimitExceeded")]
    [InlineData("FailedOperation")]
    [InlineData("InvalidParameter")]
    [InlineData("InvalidParameterValue")]
    [InlineData("InvalidRequest")]
    [InlineData("RequestSizeLimitExceeded")]
    [InlineData("ResponseSizeLimitExceeded")]
    public async Task Refuses_under_any_common_code(string code)
    {
        Server.Faults.Add(When.Request(1), Fault.Refuse(code));

        var reply = await Client.Share(ImageId, Good);

        Assert.Equal(code, reply.Code);
        Assert.DoesNotContain(code, reply.Message);
        Assert.Empty(Image.Shares.History);
    }
}
