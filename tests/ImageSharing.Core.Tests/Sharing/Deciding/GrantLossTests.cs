using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Rule 4 of Sharing/README.md for grants: what a lost request leaves open.</summary>
public sealed class GrantLossTests
{
    [Fact]
    public void After_a_lost_request_the_list_is_read_and_the_rest_is_sent_again()
        => Script.Grant(3).Lists().Loses(0, 1, 2).Waits(WaitReason.Retry).Lists(1).Acknowledges(0, 2)
            .Ends(Shared, Shared, Shared).Has(AccountFacts.UnlistedBefore, 0, 1, 2);

    [Fact]
    public void The_lost_batch_is_sent_again_before_the_next_one()
        => new Script(Of(4, batchSize: 2)).Lists().Loses(0, 1).Waits(WaitReason.Retry).Lists().Acknowledges(0, 1)
            .Acknowledges(2, 3).Ends(Shared, Shared, Shared, Shared);

    [Fact]
    public void A_lost_batch_that_the_list_shows_whole_is_not_sent_again()
        => new Script(Of(4, batchSize: 2)).Lists().Loses(0, 1).Waits(WaitReason.Retry).Lists(0, 1)
            .Acknowledges(2, 3).Ends(Shared, Shared, Shared, Shared);

    [Fact]
    public void Without_lists_a_lost_request_is_sent_again_at_once()
        => Script.Grant(1).CannotList(forGood: true).Loses(0).Waits(WaitReason.Retry).Acknowledges(0).Ends(Shared);

    [Fact]
    public void An_error_that_leaves_the_outcome_open_counts_as_a_lost_request()
        => Script.Grant(1).Lists().Refuses(ErrorHandling.Settle, 0).Waits(WaitReason.Retry).Lists(0).Ends(Shared);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void What_is_lost_too_often_is_not_known(int retries)
    {
        var script = new Script(Of(1, retries: retries)).Lists();
        for (var i = 0; i < retries; i++) script.Loses(0).Waits(WaitReason.Retry).Lists();

        script.Loses(0).Waits(WaitReason.Lag).ListsInPart(ListFacts.PresenceDecides).Ends(Unknown);
    }

    [Fact]
    public void What_is_lost_too_often_is_tried_again_when_the_service_has_answered()
        => new Script(Of(3, batchSize: 1, retries: 0)).Lists().Loses(0).Acknowledges(1).Acknowledges(2).Acknowledges(0)
            .Ends(Shared, Shared, Shared);

    [Fact]
    public void A_refusal_is_an_answer_too()
        => new Script(Of(2, batchSize: 1, retries: 0)).Lists().Loses(0).Refuses(ErrorHandling.DropAccount, 1)
            .Acknowledges(0).Ends(Shared, Failed).RestsOn(0, 1);

    [Fact]
    public void It_is_tried_again_once_and_not_without_an_answer_in_between()
        => new Script(Of(2, batchSize: 1, retries: 0)).Lists().Loses(0).Acknowledges(1).Loses(0).Waits(WaitReason.Lag)
            .ListsInPart(ListFacts.PresenceDecides).Ends(Unknown, Shared);

    [Fact]
    public void Losses_are_counted_anew_after_an_answer()
        => new Script(Of(3, batchSize: 1, retries: 1)).Lists()
            .Loses(0).Waits(WaitReason.Retry).Lists().Acknowledges(0)
            .Loses(1).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.DropAccount, 1)
            .Loses(2).Waits(WaitReason.Retry).Lists().Acknowledges(2)
            .Waits(WaitReason.Lag).Lists().Ends(Shared, Failed, Shared);

    [Fact]
    public void A_permanent_code_behind_a_lost_request_waits_for_a_list()
    {
        foreach (var isListed in new[] { true, false })
            Script.Grant(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.DropAccount, 0)
                .Waits(WaitReason.Lag).Lists(isListed ? [0] : []).Ends(isListed ? Shared : Failed).RestsOn(1);
    }

    [Fact]
    public void What_is_left_of_a_lost_batch_is_sent_again_by_itself()
        => new Script(Of(4, batchSize: 2)).Lists().Loses(0, 1).Waits(WaitReason.Retry).Lists(0).Acknowledges(1)
            .Acknowledges(2, 3).Ends(Shared, Shared, Shared, Shared);

    [Fact]
    public void A_batch_that_is_refused_when_it_is_sent_again_is_halved()
        => Script.Grant(4).Lists().Loses(0, 1, 2, 3).Waits(WaitReason.Retry).Lists()
            .Refuses(ErrorHandling.DropAccount, 0, 1, 2, 3).Acknowledges(0, 1).Acknowledges(2)
            .Refuses(ErrorHandling.DropAccount, 3).Waits(WaitReason.Lag).Lists(0, 1, 2)
            .Ends(Shared, Shared, Shared, Failed);

    [Fact]
    public void Those_that_were_lost_together_too_often_are_tried_again_together()
        => new Script(Of(5, batchSize: 2, retries: 0)).Lists().Loses(0, 1).Acknowledges(2, 3).Acknowledges(4)
            .Acknowledges(0, 1).Ends(Shared, Shared, Shared, Shared, Shared);
}
