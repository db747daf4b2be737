using System;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>The rules of Sharing/README.md for grants, one script each.</summary>
public sealed class GrantDecisionTests
{
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
    public void A_list_that_decides_only_where_it_shows_an_account_tells_nothing_of_the_others()
    {
        var state = Script.Grant(2).ListsInPart(ListFacts.PresenceDecides, 0).State;
        Assert.True(state.WasShared(0));
        Assert.Null(state.WasShared(1));

        state = Script.Grant(2).ListsInPart(ListFacts.AbsenceDecides, 0).State;
        Assert.Null(state.WasShared(0));
        Assert.False(state.WasShared(1));
    }

    [Fact]
    public void Of_two_lists_before_the_first_request_the_later_one_tells_who_had_the_share()
        => new Script(Of(4, batchSize: 2)).Lists().Loses(0, 1).Waits(WaitReason.Retry).Lists(2).Acknowledges(0, 1)
            .Acknowledges(3).Ends(Shared, Shared, AlreadyShared, Shared)
            .Has(AccountFacts.ListedBefore, 2).Has(AccountFacts.UnlistedBefore, 0, 1, 3);

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

    private static readonly (ErrorHandling Handling, WaitReason Reason)[] Passing =
    [
        (ErrorHandling.WaitForImage, WaitReason.Busy), (ErrorHandling.TryLater, WaitReason.Busy),
        (ErrorHandling.SlowDown, WaitReason.Rate),
    ];

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

        var error = Assert.Throws<InvalidOperationException>(
            () => ShareDecision.Next(@case, script.State, ShareEvent.Waited));
        Assert.Contains("Done", error.Message);
    }
}
