using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>The rules of Sharing/README.md for revocations, one script each.</summary>
public sealed class RevokeDecisionTests
{
    [Fact]
    public void Accounts_that_the_list_does_not_show_are_sent_behind_the_others()
        => Script.Revoke(4).Lists(1, 3).Acknowledges(1, 3).Acknowledges(0, 2)
            .Ends(NotShared, Revoked, NotShared, Revoked)
            .Has(AccountFacts.ListedBefore, 1, 3).Has(AccountFacts.UnlistedBefore, 0, 2);

    [Fact]
    public void A_young_list_that_does_not_show_an_account_leaves_it_open_whether_it_had_the_share()
        => Script.Revoke(2).ListsTooEarly(1).Acknowledges(1).Acknowledges(0).Ends(Revoked, Revoked)
            .Has(AccountFacts.ListedBefore).Has(AccountFacts.UnlistedBefore);

    [Fact]
    public void Where_lists_are_refused_every_account_is_sent_at_once()
        => Script.Revoke(2).CannotList(forGood: true).Acknowledges(0, 1).Ends(Revoked, Revoked);

    [Fact]
    public void The_quota_is_not_in_the_way_of_a_revocation()
        => new Script(new ShareCase(ShareOperation.Revoke, 3) { Quota = 3 }).Lists(0, 1, 2).Acknowledges(0, 1, 2)
            .Ends(Revoked, Revoked, Revoked);

    [Fact]
    public void A_share_that_a_list_shows_gone_after_a_lost_request_was_revoked()
        => Script.Revoke(2).Lists(0, 1).Loses(0, 1).Waits(WaitReason.Retry).Lists(1).Acknowledges(1)
            .Ends(Revoked, Revoked);

    [Fact]
    public void A_share_that_was_not_there_before_a_lost_request_is_NotShared()
        => Script.Revoke(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists().Ends(NotShared);

    [Fact]
    public void A_share_that_shows_up_after_all_was_revoked()
        => Script.Revoke(1).Lists().Loses(0).Waits(WaitReason.Retry).Lists(0).Acknowledges(0).Ends(Revoked);

    [Fact]
    public void Whoever_is_refused_alone_waits_for_a_list()
    {
        Script.Revoke(1).Lists(0).Refuses(ErrorHandling.DropAccount, 0).Waits(WaitReason.Lag).Lists(0)
            .Ends(Failed).RestsOn(1);
        Script.Revoke(1).Lists(0).Refuses(ErrorHandling.DropAccount, 0).Waits(WaitReason.Lag).Lists()
            .Ends(Revoked);
        Script.Revoke(1).Lists(0).Refuses(ErrorHandling.DropAccount, 0).Waits(WaitReason.Lag).CannotList()
            .Ends(Failed);
    }

    [Fact]
    public void Whoever_is_refused_alone_and_was_not_listed_has_no_share()
        => Script.Revoke(1).Lists().Refuses(ErrorHandling.DropAccount, 0).Ends(NotShared);

    [Fact]
    public void Without_lists_a_refusal_is_a_refusal()
        => Script.Revoke(1).CannotList(forGood: true).Refuses(ErrorHandling.DropAccount, 0).Ends(Failed);

    [Fact]
    public void Behind_a_lost_request_a_refusal_leaves_it_open_while_that_may_arrive()
        => Script.Revoke(1).Lists(0).Loses(0).Waits(WaitReason.Retry).ListsInPart(ListFacts.AbsenceDecides, 0)
            .Refuses(ErrorHandling.DropAccount, 0).Waits(WaitReason.Lag).ListsInPart(ListFacts.AbsenceDecides, 0)
            .Ends(Unknown);

    [Fact]
    public void A_code_of_a_share_that_is_there_already_is_a_refusal_like_any_other()
        => Script.Revoke(2).Lists(0, 1).Refuses(ErrorHandling.AlreadyShared, [0, 1], [1]).Acknowledges(0)
            .Waits(WaitReason.Lag).Lists(1).Ends(Revoked, Failed);

    [Fact]
    public void Unlisted_accounts_that_are_refused_together_are_settled_by_a_list()
        => Script.Revoke(3).Lists(0).Acknowledges(0).Refuses(ErrorHandling.DropAccount, 1, 2)
            .Waits(WaitReason.Lag).Lists().Ends(Revoked, NotShared, NotShared);

    [Fact]
    public void Those_that_the_list_shows_then_are_sent_as_listed_ones()
        => Script.Revoke(3).Lists().Refuses(ErrorHandling.DropAccount, 0, 1, 2).Waits(WaitReason.Lag).Lists(1, 2)
            .Refuses(ErrorHandling.DropAccount, 1, 2).Acknowledges(1).Acknowledges(2)
            .Ends(NotShared, Revoked, Revoked);

    [Fact]
    public void Where_no_list_settles_them_they_are_halved()
        => Script.Revoke(2).Lists().Refuses(ErrorHandling.DropAccount, 0, 1).Waits(WaitReason.Lag).CannotList()
            .Refuses(ErrorHandling.DropAccount, 0, 1).Acknowledges(0).Acknowledges(1).Ends(NotShared, NotShared);

    [Fact]
    public void A_code_that_blames_nobody_settles_unlisted_accounts_by_a_list_too()
        => Script.Revoke(3).Lists(0).Acknowledges(0).Refuses(ErrorHandling.Probe, 1, 2)
            .Waits(WaitReason.Lag).Lists(2).Refuses(ErrorHandling.Probe, 2).Waits(WaitReason.Lag).Lists(2)
            .Ends(Revoked, NotShared, Failed);

    [Fact]
    public void An_unlisted_account_refused_by_such_a_code_is_held_against_unlisted_ones()
        => new Script(new ShareCase(ShareOperation.Revoke, 4) { BatchSize = 1 }).Lists(0).Acknowledges(0)
            .Refuses(ErrorHandling.Probe, 1).Refuses(ErrorHandling.Probe, 2).Refuses(ErrorHandling.Probe, 3)
            .Waits(WaitReason.Lag).Lists().Ends(Revoked, NotShared, NotShared, NotShared);

    [Fact]
    public void A_refusal_of_the_image_needs_no_list_where_one_has_decided()
        => Script.Revoke(2).Lists(0).Refuses(ErrorHandling.FailImage, 0).Ends(Failed, NotShared).RestsOn(1, 1);

    [Fact]
    public void A_refusal_of_the_image_waits_for_a_list_where_none_has_decided()
        => Script.Revoke(2).ListsTooEarly(0).Refuses(ErrorHandling.FailImage, 0).Waits(WaitReason.Lag).Lists(0)
            .Ends(Failed, NotShared).RestsOn(1, 1);

    [Fact]
    public void Accounts_that_were_lost_too_often_are_told_by_a_list()
        => new Script(new ShareCase(ShareOperation.Revoke, 1) { MaximumRetryCount = 0 }).Lists(0).Loses(0)
            .Waits(WaitReason.Lag).Lists().Ends(Revoked);

    [Fact]
    public void A_batch_applied_in_part_is_seen_in_the_list()
    {
        var script = Script.Revoke(20).Lists(Range(0, 20)).Refuses(ErrorHandling.DropAccount, Range(0, 20))
            .ListsTooEarly(Range(5, 15)).Waits(WaitReason.Lag).Lists(Range(4, 16));
        for (var account = 4; account < 20; account++) script.Acknowledges(account);

        script.Ends([.. Enumerable.Repeat(Revoked, 20)]);
    }

    [Fact]
    public void Whoever_opposes_a_revocation_leaves_it_unknown()
        => new Script(new ShareCase(ShareOperation.Revoke, 2) { Opposed = [1] }).Lists(0, 1).Acknowledges(0, 1)
            .Ends(Revoked, Unknown);

    [Fact]
    public void A_halt_tells_what_is_known_by_then()
    {
        Script.Revoke(2).Lists(0).IsHalted().Ends(None, None);
        Script.Revoke(2).Lists(0, 1).Refuses(ErrorHandling.DropAccount, [0, 1], [0]).IsHalted().Ends(Failed, Unknown);
        Script.Revoke(2).Lists(0).Loses(0).IsHalted().Ends(Unknown, None);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accounts_that_two_lists_do_not_show_are_sent_behind_the_others(bool decides)
    {
        var script = new Script(new ShareCase(ShareOperation.Revoke, 6) { BatchSize = 2 });
        Lists().Loses(2, 3).Waits(WaitReason.Retry);
        Lists().Acknowledges(2, 3).Acknowledges(4, 5).Acknowledges(0, 1);

        var unlisted = decides ? NotShared : Revoked;
        script.Ends(unlisted, unlisted, Revoked, Revoked, Revoked, Revoked);

        Script Lists() => decides ? script.Lists(2, 3, 4, 5) : script.ListsTooEarly(2, 3, 4, 5);
    }

    [Fact]
    public void Whoever_is_refused_alone_waits_for_a_list_where_the_first_was_too_young()
        => Script.Revoke(1).ListsTooEarly(0).Refuses(ErrorHandling.DropAccount, 0).Waits(WaitReason.Lag).Lists()
            .Ends(Revoked);

    [Fact]
    public void A_refusal_of_the_image_waits_for_a_list_where_the_last_one_did_not_decide()
        => new Script(new ShareCase(ShareOperation.Revoke, 2) { BatchSize = 1 }).Lists(0, 1).Loses(0)
            .Waits(WaitReason.Retry).ListsTooEarly(0).Acknowledges(0).Refuses(ErrorHandling.FailImage, 1)
            .Waits(WaitReason.Lag).Lists().Ends(Revoked, Revoked);

    [Fact]
    public void A_young_list_that_shows_the_shares_leaves_open_whether_a_refused_batch_was_applied()
        => Script.Revoke(2).Lists(0, 1).Refuses(ErrorHandling.TryLater, 0, 1).WaitsInVain(WaitReason.Busy)
            .Waits(WaitReason.Lag).ListsTooEarly(0, 1).Ends(Unknown, Unknown);

    [Fact]
    public void A_refused_batch_is_looked_for_in_the_list_as_it_is_now()
        => Script.Revoke(20).Lists(Range(0, 20)).Loses(Range(0, 20)).Waits(WaitReason.Retry).ListsTooEarly()
            .Refuses(ErrorHandling.DropAccount, Range(0, 20)).Lists(Range(0, 20)).Acknowledges(Range(0, 10));

    [Fact]
    public void Where_lists_are_refused_meanwhile_unlisted_accounts_are_halved_at_once()
        => Script.Revoke(3).Lists(0).Loses(0).Waits(WaitReason.Retry).CannotList(forGood: true).Acknowledges(0)
            .Refuses(ErrorHandling.DropAccount, 1, 2).Acknowledges(1).Acknowledges(2)
            .Ends(Revoked, NotShared, NotShared);
}
