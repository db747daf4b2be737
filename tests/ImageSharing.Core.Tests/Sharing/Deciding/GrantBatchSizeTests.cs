using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Rule 6 of Sharing/README.md: how many accounts a request may have.</summary>
public sealed class GrantBatchSizeTests
{
    [Fact]
    public void A_batch_that_is_too_large_is_halved_until_it_goes_through_and_the_size_searched_then()
    {
        var script = Script.Grant(40).Lists().Refuses(ErrorHandling.HalveBatch, Range(0, 40))
            .Refuses(ErrorHandling.HalveBatch, Range(0, 20)).Acknowledges(Range(0, 10))
            .Refuses(ErrorHandling.HalveBatch, Range(10, 15)).Acknowledges(Range(10, 12));
        Assert.Equal(13, Limit(script, 40));

        script.Acknowledges(Range(22, 13)).Acknowledges(Range(35, 5));
        Assert.Equal(14, Limit(script, 40));
    }

    [Fact]
    public void A_size_that_was_accepted_and_is_refused_later_is_not_used_again()
        => Script.Grant(12).Lists().Refuses(ErrorHandling.HalveBatch, Range(0, 12)).Acknowledges(Range(0, 6))
            .Refuses(ErrorHandling.HalveBatch, Range(6, 6)).Acknowledges(6, 7, 8).Acknowledges(9, 10, 11);

    [Fact]
    public void A_limit_is_learnt_from_a_refusal_and_a_request_that_went_through()
    {
        Assert.Null(Limit(Script.Grant(4).Lists(), 4));
        Assert.Null(Limit(Script.Grant(4).Lists().Refuses(ErrorHandling.HalveBatch, 0, 1, 2, 3), 4));
        Assert.Null(Limit(Script.Grant(4).Lists().Acknowledges(0, 1, 2, 3), 4));
        Assert.Equal(
            3, Limit(Script.Grant(4).Lists().Refuses(ErrorHandling.HalveBatch, 0, 1, 2, 3).Acknowledges(0, 1), 4));
    }

    [Fact]
    public void The_search_ends_when_an_eighth_of_the_size_that_went_through_is_left_to_find()
        => Script.Grant(72).Lists().Refuses(ErrorHandling.HalveBatch, Range(0, 72))
            .Refuses(ErrorHandling.HalveBatch, Range(0, 36)).Refuses(ErrorHandling.HalveBatch, Range(0, 18))
            .Acknowledges(Range(0, 9)).Acknowledges(Range(9, 13)).Acknowledges(Range(22, 15))
            .Acknowledges(Range(37, 16)).Acknowledges(Range(53, 16)).Acknowledges(69, 70, 71);

    [Fact]
    public void A_limit_is_learnt_when_the_largest_request_of_the_module_is_refused()
    {
        var script = new Script(Of(8, batchSize: 4)).Lists().Refuses(ErrorHandling.HalveBatch, 0, 1, 2, 3)
            .Acknowledges(0, 1);

        Assert.Equal(3, ShareDecision.LearntLimit(Of(8, batchSize: 4), script.State));
    }

    [Fact]
    public void A_request_that_is_refused_for_its_accounts_is_not_too_large()
    {
        foreach (var handling in new[] { ErrorHandling.DropAccount, ErrorHandling.Probe })
        {
            Assert.Equal(6, Limit(Halved(8).Refuses(handling, 0, 1, 2, 3), 8));
            Assert.Equal(1, Limit(Halved(2).Refuses(handling, 0), 2));
        }

        Assert.Equal(6, Limit(Halved(8).Refuses(ErrorHandling.DropAccount, [0, 1, 2, 3], [1]), 8));
        Assert.Equal(
            6,
            Limit(
                Halved(8).Refuses(ErrorHandling.DropAccount, 0, 1, 2, 3).Refuses(ErrorHandling.DropAccount, 0, 1)
                    .Refuses(ErrorHandling.DropAccount, 0),
                8));

        static Script Halved(int accounts)
            => Script.Grant(accounts).Lists().Refuses(ErrorHandling.HalveBatch, Range(0, accounts));
    }

    [Fact]
    public void An_account_alone_that_is_too_many_ends_the_image()
        => Script.Grant(2).Lists().Refuses(ErrorHandling.HalveBatch, 0, 1).Refuses(ErrorHandling.HalveBatch, 0)
            .Waits(WaitReason.Lag).Lists().Ends(Failed, Failed).RestsOn(2, 2);

    private static int? Limit(Script script, int accounts) => ShareDecision.LearntLimit(Of(accounts), script.State);
}
