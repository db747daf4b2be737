using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class SwitchTests : SandboxTest
{
    [Theory]
    [InlineData(Application.Atomic, new string[0])]
    [InlineData(Application.Partial, new[] { Good, Other })]
    [InlineData(Application.PartialUpToFirstBad, new[] { Good })]
    public async Task Applies_what_the_switch_says_of_a_request_with_bad_accounts(
        Application application, string[] applied)
    {
        Options.Application = application;

        var reply = await Client.Share(ImageId, Good, Nobody, Other, Collaborator);

        Assert.Equal("InvalidAccountId.NotFound", reply.Code);
        Assert.Equal(applied.ToHashSet(), Image.Shares.Accounts);
        Assert.Equal(applied, Server.Requests.All[0].Applied);
    }

    [Theory]
    [InlineData(AccountNaming.None, "Invalid account ID.")]
    [InlineData(AccountNaming.First, $"Invalid account ID: `{Nobody}`.")]
    [InlineData(AccountNaming.Several, $"Invalid account ID: `{Nobody}`, `{Collaborator}`.")]
    public async Task Names_what_the_switch_says(AccountNaming naming, string message)
    {
        Options.NamesAccount = naming;

        Assert.Equal(message, (await Client.Share(ImageId, Good, Nobody, Collaborator)).Message);
    }

    [Fact]
    public async Task Takes_a_repeated_share_or_cancel_as_the_switch_says()
    {
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Assert.Null((await Client.Cancel(ImageId, Other)).Code);
        Assert.Single(Image.Shares.History);

        Options.RepeatedShare = Repetition.Error;
        Options.RepeatedCancel = Repetition.Error;
        var shared = await Client.Share(ImageId, Other, Good);
        Assert.Equal("FailedOperation.AccountAlreadyExists", shared.Code);
        Assert.Contains(Good, shared.Message);
        Assert.Equal("InvalidAccountId.NotFound", (await Client.Cancel(ImageId, Good, Other)).Code);
        Assert.Equal([Good], Image.Shares.Accounts);
    }

    [Fact]
    public async Task Checks_the_accounts_of_a_cancel_as_the_switch_says()
    {
        Assert.Equal("InvalidAccountId.NotFound", (await Client.Cancel(ImageId, Nobody)).Code);
        Options.CancelChecksAccounts = false;
        Assert.Null((await Client.Cancel(ImageId, Nobody)).Code);
    }

    [Fact]
    public async Task Refuses_more_accounts_than_the_switch_allows()
    {
        Options.MaximumAccountsPerRequest = 2;

        Assert.Equal("InvalidParameterValue.LimitExceeded", (await Client.Share(ImageId, Good, Other, Third)).Code);
        Assert.Null((await Client.Share(ImageId, Good, Other)).Code);
    }

    [Theory]
    [InlineData(Duplicates.Accepted, Repetition.Error, null, 1)]
    [InlineData(Duplicates.Refused, Repetition.NoOp, "InvalidParameterValue", 0)]
    public async Task Takes_duplicates_as_the_switch_says(
        Duplicates duplicates, Repetition repeated, string? code, int changes)
    {
        Options.Duplicates = duplicates;
        Options.RepeatedShare = repeated;
        foreach (var application in Enum.GetValues<Application>())
        {
            var image = Server.Images.Add($"img-0000000{(int)application}");
            Options.Application = application;
            Assert.Equal(code, (await Client.Share(image.ImageId, Good, Good)).Code);
            Assert.Equal(changes, image.Shares.History.Count);
        }
    }

    [Theory]
    [InlineData(Application.Atomic, 1)]
    [InlineData(Application.Partial, 3)]
    [InlineData(Application.PartialUpToFirstBad, 3)]
    public async Task Keeps_the_quota(Application application, int held)
    {
        Options.Quota = 3;
        Options.Application = application;
        Image.Shares.Declare(Good);

        var reply = await Client.Share(ImageId, Good, Other, Third, "100000000013");

        Assert.Equal("OverQuota", reply.Code);
        Assert.Equal("The number of shared images exceeds the quota.", reply.Message);
        Assert.Equal(held, Image.Shares.Count);
        Assert.Null((await Client.Share(ImageId, Good, Other, Third)).Code);
    }

    [Fact]
    public async Task Shows_a_write_after_the_read_delay()
    {
        Options.ReadDelay = TimeSpan.FromSeconds(10);
        Image.Shares.Declare(Good);
        await Client.Share(ImageId, Other);
        await Client.Cancel(ImageId, Good);

        Assert.Equal([Good], await Client.List(ImageId));
        Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal([Good], await Client.List(ImageId));
        Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal([Other], await Client.List(ImageId));
        Assert.Equal([Other], Image.Shares.Accounts);
    }

    [Fact]
    public async Task Shows_when_a_share_was_given_under_either_spelling()
    {
        await Client.Share(ImageId, Good);
        var documented = (await Client.Send(SandboxClient.Describe(ImageId))).Response["SharePermissionSet"]![0]!;
        Options.ShareKeys = ShareKeys.Old;
        var old = (await Client.Send(SandboxClient.Describe(ImageId))).Response["SharePermissionSet"]![0]!;

        Assert.Equal(Good, (string?)documented["AccountId"]);
        Assert.Equal("2019-02-25T16:44:25Z", (string?)documented["CreatedTime"]);
        Assert.Equal(Good, (string?)old["Account"]);
        Assert.Equal("2019-02-25T16:44:25Z", (string?)old["CreateTime"]);
        Assert.Null(old["AccountId"]);
    }

    [Fact]
    public async Task Refuses_what_CAM_denies()
    {
        Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };

        Assert.Equal("UnauthorizedOperation", (await Client.Send(SandboxClient.Describe(ImageId))).Code);
        Assert.Null((await Client.Share(ImageId, Good)).Code);
        Options.DenialCode = "AuthFailure.UnauthorizedOperation";
        Assert.Equal("AuthFailure.UnauthorizedOperation", (await Client.Send(SandboxClient.Describe(ImageId))).Code);
    }

    [Fact]
    public async Task Adds_latency_on_both_legs()
    {
        Options.Latency = new Latency { RequestLeg = TimeSpan.FromSeconds(2), ResponseLeg = TimeSpan.FromSeconds(3) };
        var start = Time.GetUtcNow();

        var reply = Client.Share(ImageId, Good);
        await AdvanceUntilDoneAsync(reply, TimeSpan.FromSeconds(1), "the call ends");

        Assert.Null((await reply).Code);
        var record = Server.Requests.All[0];
        Assert.True(record.Arrived >= start + TimeSpan.FromSeconds(2));
        Assert.True(record.Responded >= record.Arrived + TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Draws_the_same_jitter_from_the_same_seed()
    {
        var latency = new Latency { RequestJitter = TimeSpan.FromSeconds(1), Seed = 7 };
        var drawn = Enumerable.Range(1, 50).Select(number => latency.BeforeArrival(number)).ToArray();

        Assert.Equal(drawn, Enumerable.Range(1, 50).Select(number => latency.BeforeArrival(number)));
        Assert.All(drawn, time => Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.True(drawn.Distinct().Count() > 40);
        Assert.NotEqual(drawn[0], (latency with { Seed = 8 }).BeforeArrival(1));
        Assert.Equal(TimeSpan.Zero, latency.BeforeResponse(1));
    }
}
