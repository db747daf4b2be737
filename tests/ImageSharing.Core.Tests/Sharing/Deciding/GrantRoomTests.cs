using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Rule 3 of Sharing/README.md: the room of the quota.</summary>
public sealed class GrantRoomTests
{
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
    public void Whoever_was_refused_for_the_quota_stays_refused_when_another_list_is_read()
        => new Script(Of(3, allowPartial: true)).Lists([], 498).Loses(0, 1).Waits(WaitReason.Retry).Lists([], 498)
            .Acknowledges(0, 1).Ends(Shared, Shared, Failed).RestsOn(0, 0, ShareCase.QuotaCheck);

    [Fact]
    public void A_list_that_cannot_be_read_tells_nothing_of_the_room()
        => new Script(Of(8, allowPartial: true, quota: 3)).CannotList().Refuses(ErrorHandling.Quota, Range(0, 8))
            .Waits(WaitReason.Lag).CannotList().Acknowledges(0, 1, 2, 3);

    [Fact]
    public void A_list_longer_than_the_quota_tells_nothing_of_the_room()
        => new Script(Of(8, allowPartial: true)).Lists().Refuses(ErrorHandling.Quota, Range(0, 8))
            .Waits(WaitReason.Lag).Lists([], 501).Acknowledges(0, 1, 2, 3);
}
