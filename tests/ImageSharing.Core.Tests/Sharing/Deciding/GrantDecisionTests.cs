using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>The rules of Sharing/README.md for grants, one script each.</summary>
public sealed class GrantDecisionTests
{
    private static readonly (ErrorHandling Handling, WaitReason Reason)[] Passing =
    [
        (ErrorHandling.WaitForImage, WaitReason.Busy), (ErrorHandling.TryLater, WaitReason.Busy),
        (ErrorHandling.SlowDown, WaitReason.Rate),
    ];

    [Fact]
    public void A_case_has_accounts()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new ShareCase(ShareOperation.Grant, 0));

    [Fact]
    public void An_account_that_the_list_shows_needs_no_request()
        => Script.Grant(3).Lists(1).Acknowledges(0, 2).Ends(Shared, AlreadyShared, Shared)
            .Has(AccountFacts.ListedBefore, 1).Has(AccountFacts.UnlistedBefore, 0, 2).RestsOn(0, 0, 0);

    [Fact]
    public void Whether_an_account_had_the_share_before_is_told_by_a_list_that_decides()
    {
        var state = Script.Grant(2).Lists(1).State;
        Assert.False(state.WasShared(0));
        Assert.True(state.WasShared(1));
        Assert.Null(Script.Grant(1).ListsTooEarly(0).State.WasShared(0));
    }

    [Fact]
    public void A_list_that_is_too_young_decides_about_nobody()
        => Script.Grant(2).ListsTooEarly(0).Acknowledges(0, 1).Ends(Shared, Shared)
            .Has(AccountFacts.ListedBefore).Has(AccountFacts.UnlistedBefore);

    [Fact]
    public void Where_lists_are_refused_every_account_is_sent()
        => Script.Grant(2).CannotList(forGood: true).Acknowledges(0, 1).Ends(Shared, Shared);

    [Fact]
    public void Requests_have_the_size_of_a_batch()
        => new Script(Of(5, batchSize: 2)).Lists().Acknowledges(0, 1).Acknowledges(2, 3).Acknowledges(4)
            .Ends(Shared, Shared, Shared, Shared, Shared);

    [Theory]
    [InlineData(497, true)]
    [InlineData(498, false)]
    [InlineData(500, false)]
    [InlineData(501, true)]
    public void Accounts_that_do_not_fit_into_the_quota_are_refused_before_anything_is_sent(int count, bool fits)
    {
        var script = Script.Grant(3).Lists([], count);
        if (fits) script.Acknowledges(0, 1, 2).Ends(Shared, Shared, Shared);
        else
            script.Ends(Failed, Failed, Failed).Has(AccountFacts.OfImage, 0, 1, 2)
                .RestsOn(ShareCase.QuotaCheck, ShareCase.QuotaCheck, ShareCase.QuotaCheck);
    }

    [Fact]
    public void Where_a_part_is_allowed_the_first_accounts_that_fit_are_sent()
        => new Script(Of(4, allowPartial: true)).Lists([1], 499).Acknowledges(0)
            .Ends(Shared, AlreadyShared, Failed, Failed)
            .RestsOn(0, 0, ShareCase.QuotaCheck, ShareCase.QuotaCheck);

    [Fact]
    public void Accounts_that_have_the_share_need_no_room()
        => Script.Grant(2).ListsInPart(ListFacts.None, 0).Acknowledges(0, 1).Ends(Shared, Shared);

    [Fact]
    public void An_account_that_a_young_list_shows_needs_no_room()
    {
        var script = new Script(Of(2, quota: 2));
        script.ListsInPart(ListFacts.None, 0).Acknowledges(0, 1).Ends(Shared, Shared);
    }

    [Fact]
    public void A_count_that_does_not_decide_is_waited_for_once()
    {
        new Script(Of(2, quota: 2)).Lists([], 1, countDecides: false).Waits(WaitReason.Lag).Lists([], 1)
            .Ends(Failed, Failed);
        new Script(Of(2, quota: 2)).Lists([], 1, countDecides: false).Waits(WaitReason.Lag)
            .Lists([], 1, countDecides: false).Acknowledges(0, 1).Ends(Shared, Shared);
        new Script(Of(2, quota: 2)).Lists([], 1, countDecides: false).Waits(WaitReason.Lag).CannotList()
            .Acknowledges(0, 1).Ends(Shared, Shared);
    }

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
    public void A_refusal_that_passes_is_waited_for_and_the_batch_sent_again()
    {
        foreach (var (handling, reason) in Passing)
        {
            var script = new Script(Of(3, batchSize: 2)).Lists();
            for (var i = 0; i < 10; i++) script.Refuses(handling, 0, 1).Waits(reason);

            script.Acknowledges(0, 1).Acknowledges(2).Ends(Shared, Shared, Shared);
        }
    }

    [Fact]
    public void When_the_time_is_up_the_image_is_refused()
    {
        foreach (var (handling, reason) in Passing)
            new Script(Of(3, batchSize: 1)).Lists().Acknowledges(0).Refuses(handling, 1).WaitsInVain(reason)
                .Ends(Shared, Failed, Failed).RestsOn(0, 1, 1).Has(AccountFacts.OfImage, 1, 2);
    }

    [Fact]
    public void A_refusal_of_several_that_may_pass_leaves_it_to_a_list_what_was_applied()
        => Script.Grant(3).Lists().Refuses(ErrorHandling.TryLater, 0, 1, 2).WaitsInVain(WaitReason.Busy)
            .Waits(WaitReason.Lag).Lists(2).Ends(Failed, Failed, Shared);

    [Fact]
    public void A_refusal_of_the_image_ends_it_at_once()
    {
        foreach (var handling in new[] { ErrorHandling.FailImage, ErrorHandling.ForbidImage })
            new Script(Of(4, batchSize: 2)).Lists().Refuses(handling, 0, 1).Ends(Failed, Failed, Failed, Failed)
                .RestsOn(1, 1, 1, 1).Has(AccountFacts.OfImage, 0, 1, 2, 3);
    }

    [Fact]
    public void A_refusal_of_the_caller_ends_everything_and_leaves_the_rest_untried()
        => new Script(Of(4, batchSize: 2)).Lists().Refuses(ErrorHandling.Stop, 0, 1)
            .Ends(Failed, Failed, None, None).RestsOn(1, 1, 0, 0);

    [Fact]
    public void An_account_that_is_named_is_refused_and_the_others_go_on()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 4), [2])
            .Acknowledges(0, 1, 3).Ends(Shared, Shared, Failed, Shared).RestsOn(0, 0, 1, 0);

    [Fact]
    public void Accounts_that_are_named_together_are_sent_alone()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 4), [1, 3])
            .Refuses(ErrorHandling.DropAccount, 1).Acknowledges(3).Acknowledges(0, 2)
            .Ends(Shared, Failed, Shared, Shared);

    [Fact]
    public void Where_nobody_is_named_the_batch_is_halved_to_the_first_bad_account()
        => Script.Grant(8).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 8))
            .Refuses(ErrorHandling.DropAccount, 0, 1, 2, 3).Acknowledges(0, 1).Acknowledges(2)
            .Refuses(ErrorHandling.DropAccount, 3).Acknowledges(4, 5, 6, 7)
            .Ends(Shared, Shared, Shared, Failed, Shared, Shared, Shared, Shared).RestsOn(0, 0, 0, 3, 0, 0, 0, 0);

    [Fact]
    public void A_refused_batch_of_more_than_sixteen_is_looked_for_in_the_list_once()
    {
        var script = Script.Grant(40).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 40)).Lists();

        script.Refuses(ErrorHandling.DropAccount, Range(0, 20)).Acknowledges(Range(0, 10));
    }

    [Fact]
    public void A_refused_batch_of_sixteen_is_not_looked_for()
        => Script.Grant(16).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 16)).Acknowledges(Range(0, 8));

    [Fact]
    public void A_batch_that_was_applied_in_part_leaves_few_accounts_to_be_sent_alone()
    {
        var script = Script.Grant(20).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 20))
            .ListsTooEarly(Range(0, 5)).Waits(WaitReason.Lag).Lists(Range(0, 4));
        for (var account = 4; account < 20; account++) script.Acknowledges(account);

        script.Ends([.. Enumerable.Repeat(Shared, 20)]);
    }

    [Fact]
    public void A_batch_that_was_applied_in_part_and_leaves_many_accounts_is_halved_again()
        => Script.Grant(40).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 40)).Lists(Range(0, 10))
            .Waits(WaitReason.Lag).Lists(Range(0, 10)).Acknowledges(Range(10, 15)).Acknowledges(Range(25, 7));

    [Fact]
    public void Who_has_the_share_by_the_code_alone_waits_for_a_list()
        => Script.Grant(1).Lists().Refuses(ErrorHandling.AlreadyShared, 0).Waits(WaitReason.Lag).Lists(0)
            .Ends(AlreadyShared).RestsOn(1).Has(AccountFacts.Unconfirmed);

    [Fact]
    public void Who_has_it_by_the_code_and_not_by_the_list_is_refused()
        => Script.Grant(1).Lists().Refuses(ErrorHandling.AlreadyShared, 0).Waits(WaitReason.Lag).Lists().Ends(Failed)
            .RestsOn(1);

    [Fact]
    public void Without_a_list_the_code_is_believed_and_the_result_says_so()
    {
        Script.Grant(1).CannotList(forGood: true).Refuses(ErrorHandling.AlreadyShared, 0)
            .Ends(AlreadyShared).Has(AccountFacts.Unconfirmed, 0);
        Script.Grant(1).Lists().Refuses(ErrorHandling.AlreadyShared, 0).Waits(WaitReason.Lag).CannotList()
            .Ends(AlreadyShared).Has(AccountFacts.Unconfirmed, 0);
    }

    [Fact]
    public void Who_was_asked_for_before_is_Shared_by_the_code()
        => Script.Grant(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.AlreadyShared, 0)
            .Waits(WaitReason.Lag).CannotList().Ends(Shared).Has(AccountFacts.Unconfirmed, 0);

    [Fact]
    public void Behind_a_lost_request_the_code_alone_leaves_it_open()
        => Script.Grant(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.AlreadyShared, 0)
            .Waits(WaitReason.Lag).ListsInPart(ListFacts.PresenceDecides).Ends(Unknown);

    [Fact]
    public void A_young_list_that_shows_the_share_does_not_refute_the_code()
        => Script.Grant(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.AlreadyShared, 0)
            .Waits(WaitReason.Lag).ListsTooEarly(0).Ends(Shared).Has(AccountFacts.Unconfirmed, 0);

    [Fact]
    public void Who_is_named_as_shared_already_is_set_aside_and_the_list_asked_once_after_each_loss()
        => Script.Grant(3).Lists().Refuses(ErrorHandling.AlreadyShared, Range(0, 3), [1]).Waits(WaitReason.Lag)
            .Lists(1).Refuses(ErrorHandling.AlreadyShared, [0, 2], [0]).Acknowledges(2)
            .Waits(WaitReason.Lag).Lists(0, 1, 2).Ends(Shared, AlreadyShared, Shared).RestsOn(2, 1, 0);

    [Fact]
    public void A_batch_of_shared_accounts_is_halved_after_the_list()
        => Script.Grant(2).Lists().Refuses(ErrorHandling.AlreadyShared, 0, 1).Waits(WaitReason.Lag).Lists()
            .Refuses(ErrorHandling.AlreadyShared, 0, 1).Acknowledges(0).Refuses(ErrorHandling.AlreadyShared, 1)
            .Waits(WaitReason.Lag).Lists(0, 1).Ends(Shared, Shared);

    [Fact]
    public void Without_lists_a_batch_of_shared_accounts_is_halved_at_once()
        => Script.Grant(2).CannotList(forGood: true).Refuses(ErrorHandling.AlreadyShared, 0, 1).Acknowledges(0)
            .Acknowledges(1).Ends(Shared, Shared);

    [Fact]
    public void A_permanent_code_behind_a_lost_request_waits_for_a_list()
    {
        foreach (var isListed in new[] { true, false })
            Script.Grant(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.DropAccount, 0)
                .Waits(WaitReason.Lag).Lists(isListed ? [0] : []).Ends(isListed ? Shared : Failed).RestsOn(1);
    }

    [Fact]
    public void A_code_for_the_room_ends_an_image_that_is_not_allowed_a_part()
        => new Script(Of(3, batchSize: 1)).Lists().Acknowledges(0).Refuses(ErrorHandling.Quota, 1)
            .Ends(Shared, Failed, Failed).RestsOn(0, 1, 1);

    [Fact]
    public void A_code_for_the_room_of_several_leaves_it_to_a_list_what_was_applied()
        => Script.Grant(3).Lists().Refuses(ErrorHandling.Quota, 0, 1, 2).Waits(WaitReason.Lag).Lists(0)
            .Ends(Shared, Failed, Failed);

    [Fact]
    public void Where_a_part_is_allowed_the_room_comes_from_the_list()
        => new Script(Of(8, allowPartial: true)).Lists().Refuses(ErrorHandling.Quota, Range(0, 8))
            .Waits(WaitReason.Lag).Lists([], 498).Acknowledges(0, 1).Refuses(ErrorHandling.Quota, 2, 3)
            .Waits(WaitReason.Lag).Lists([], 500).Ends(
                Shared, Shared, Failed, Failed, Failed, Failed, Failed, Failed);

    [Fact]
    public void Where_the_list_has_more_room_than_is_asked_for_the_room_is_found_by_halving()
        => new Script(Of(8, allowPartial: true)).Lists().Refuses(ErrorHandling.Quota, Range(0, 8))
            .Waits(WaitReason.Lag).Lists([], 492).Acknowledges(0, 1, 2, 3).Refuses(ErrorHandling.Quota, 4, 5, 6, 7)
            .Waits(WaitReason.Lag).CannotList().Acknowledges(4, 5).Refuses(ErrorHandling.Quota, 6, 7)
            .Waits(WaitReason.Lag).Lists([], 510).Refuses(ErrorHandling.Quota, 6)
            .Ends(Shared, Shared, Shared, Shared, Shared, Shared, Failed, Failed);

    [Fact]
    public void Without_lists_the_room_is_found_by_halving()
        => new Script(Of(4, allowPartial: true)).CannotList(forGood: true).Refuses(ErrorHandling.Quota, 0, 1, 2, 3)
            .Acknowledges(0, 1).Refuses(ErrorHandling.Quota, 2, 3).Refuses(ErrorHandling.Quota, 2)
            .Ends(Shared, Shared, Unknown, Unknown);

    [Fact]
    public void A_list_that_shows_the_whole_batch_ends_the_search_for_room()
        => new Script(Of(3, batchSize: 2, allowPartial: true)).Lists().Refuses(ErrorHandling.Quota, 0, 1)
            .Waits(WaitReason.Lag).Lists(0, 1).Acknowledges(2).Ends(Shared, Shared, Shared);

    [Fact]
    public void Whoever_opposes_a_grant_leaves_it_unknown()
        => new Script(new ShareCase(ShareOperation.Grant, 3) { Opposed = [0, 1] }).Lists()
            .Refuses(ErrorHandling.DropAccount, Range(0, 3), [0]).Acknowledges(1, 2).Ends(Failed, Unknown, Shared);

    [Fact]
    public void Whoever_was_sent_before_is_Shared_when_a_list_shows_it()
        => new Script(new ShareCase(ShareOperation.Grant, 2) { SentBefore = [0] }).Lists(0, 1)
            .Ends(Shared, AlreadyShared).Has(AccountFacts.ListedBefore, 1);

    [Fact]
    public void A_halt_settles_what_was_tried_and_leaves_the_rest()
    {
        new Script(Of(3, batchSize: 1)).Lists().Refuses(ErrorHandling.DropAccount, 0).IsHalted()
            .Ends(Failed, None, None);
        new Script(Of(3, batchSize: 1)).Lists().Acknowledges(0).Loses(1).IsHalted().Ends(Shared, Unknown, None);
        Script.Grant(3).Lists().Refuses(ErrorHandling.TryLater, 0, 1, 2).IsHalted().Ends(Unknown, Unknown, Unknown);
        Script.Grant(2).IsHalted().Ends(None, None);
        Script.Grant(2).Lists().Refuses(ErrorHandling.AlreadyShared, [0, 1], [0]).IsHalted()
            .Ends(AlreadyShared, Unknown);
    }

    [Fact]
    public void No_event_is_due_when_everything_is_decided()
    {
        var @case = Of(1);
        var script = new Script(@case).Lists(0).Ends(AlreadyShared);

        Assert.Throws<InvalidOperationException>(() => ShareDecision.Next(@case, script.State, ShareEvent.Waited));
    }

    [Fact]
    public void A_code_that_blames_nobody_has_three_accounts_sent_alone()
        => Script.Grant(5).Lists().Refuses(ErrorHandling.Probe, 0, 1, 2, 3, 4)
            .Refuses(ErrorHandling.Probe, 0).Refuses(ErrorHandling.Probe, 2).Refuses(ErrorHandling.Probe, 4)
            .Waits(WaitReason.Lag).Lists().Ends(Failed, Failed, Failed, Failed, Failed).RestsOn(4, 4, 4, 4, 4)
            .Has(AccountFacts.OfImage, 0, 1, 2, 3, 4);

    [Fact]
    public void Where_one_of_the_three_goes_through_the_code_is_that_of_an_account()
        => Script.Grant(5).Lists().Refuses(ErrorHandling.Probe, 0, 1, 2, 3, 4)
            .Refuses(ErrorHandling.Probe, 0).Acknowledges(2).Refuses(ErrorHandling.Probe, 1, 3, 4)
            .Acknowledges(1).Refuses(ErrorHandling.Probe, 3).Acknowledges(4)
            .Waits(WaitReason.Lag).Lists(1, 2, 4).Ends(Failed, Shared, Shared, Failed, Shared);

    [Fact]
    public void Where_one_of_the_three_is_refused_by_a_code_of_its_own_the_others_go_on()
        => Script.Grant(5).Lists().Refuses(ErrorHandling.Probe, 0, 1, 2, 3, 4)
            .Refuses(ErrorHandling.DropAccount, 0).Acknowledges(1, 2, 3, 4)
            .Ends(Failed, Shared, Shared, Shared, Shared);

    [Fact]
    public void Where_one_of_the_three_is_refused_by_another_such_code_the_others_go_on()
        => Script.Grant(5).Lists().Refuses(ErrorHandling.Probe, 0, 1, 2, 3, 4)
            .Refuses(ErrorHandling.Probe, [0], [], code: 99).Acknowledges(1, 2, 3, 4).Waits(WaitReason.Lag)
            .Lists(1, 2, 3, 4).Ends(Failed, Shared, Shared, Shared, Shared);

    [Fact]
    public void One_account_refused_by_such_a_code_is_held_against_three_others()
    {
        new Script(Of(1)).Lists().Refuses(ErrorHandling.Probe, 0).Ends(Failed);
        new Script(Of(5, batchSize: 1)).Lists().Refuses(ErrorHandling.Probe, 0).Refuses(ErrorHandling.Probe, 1)
            .Refuses(ErrorHandling.Probe, 3).Refuses(ErrorHandling.Probe, 4)
            .Ends(Failed, Failed, Failed, Failed, Failed);
        new Script(Of(3, batchSize: 1)).Lists().Refuses(ErrorHandling.Probe, 0).Acknowledges(1)
            .Acknowledges(2).Ends(Failed, Shared, Shared).RestsOn(1, 0, 0);
    }

    [Fact]
    public void Whom_such_a_code_names_is_sent_alone()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.Probe, Range(0, 4), [2]).Acknowledges(2)
            .Acknowledges(0, 1, 3).Ends(Shared, Shared, Shared, Shared);

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
    public void An_account_alone_that_is_too_many_ends_the_image()
        => Script.Grant(2).Lists().Refuses(ErrorHandling.HalveBatch, 0, 1).Refuses(ErrorHandling.HalveBatch, 0)
            .Waits(WaitReason.Lag).Lists().Ends(Failed, Failed).RestsOn(2, 2);

    private static int? Limit(Script script, int accounts) => ShareDecision.LearntLimit(Of(accounts), script.State);

    private static ShareCase Of(
        int accounts, int batchSize = 500, bool allowPartial = false, int quota = 500, int retries = 5) => new(
        ShareOperation.Grant, accounts)
    {
        BatchSize = batchSize, AllowPartial = allowPartial, Quota = quota, MaximumRetryCount = retries,
    };
}
