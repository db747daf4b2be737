using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Rules 5 and 9 of Sharing/README.md: the service says that an account has the share.</summary>
public sealed class GrantSharedCodeTests
{
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
    public void Each_loss_has_the_list_asked_once_more_before_the_batch_is_split()
        => Script.Grant(2).Lists().Refuses(ErrorHandling.AlreadyShared, 0, 1).Waits(WaitReason.Lag).Lists()
            .Loses(0, 1).Waits(WaitReason.Retry).Lists().Refuses(ErrorHandling.AlreadyShared, 0, 1)
            .Waits(WaitReason.Lag).Lists().Refuses(ErrorHandling.AlreadyShared, 0, 1).Acknowledges(0);

    [Fact]
    public void Behind_an_account_with_the_share_everything_that_is_left_is_sent_at_once()
        => Script.Grant(8).CannotList(forGood: true).Refuses(ErrorHandling.AlreadyShared, Range(0, 8))
            .Refuses(ErrorHandling.AlreadyShared, Range(0, 4)).Refuses(ErrorHandling.AlreadyShared, 0, 1)
            .Refuses(ErrorHandling.AlreadyShared, 0).Acknowledges(Range(1, 7));

    [Fact]
    public void Whether_an_account_was_asked_for_before_is_told_of_the_one_that_is_named()
        => new Script(new ShareCase(ShareOperation.Grant, 2) { SentBefore = [0] }).CannotList(forGood: true)
            .Refuses(ErrorHandling.AlreadyShared, [0, 1], [1]).Acknowledges(0).Ends(Shared, AlreadyShared);

    [Fact]
    public void The_last_list_tells_whether_a_share_is_seen()
        => Script.Grant(1).Lists().Loses(0).Waits(WaitReason.Retry).ListsTooEarly(0)
            .Refuses(ErrorHandling.AlreadyShared, 0).Waits(WaitReason.Lag).ListsInPart(ListFacts.PresenceDecides)
            .Ends(Unknown);
}
