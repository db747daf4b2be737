using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Rule 6 of Sharing/README.md: codes without a cause.</summary>
public sealed class GrantProbeTests
{
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
    public void Behind_an_account_that_is_found_everything_that_is_left_is_sent_at_once()
        => Script.Grant(9).Lists().Refuses(ErrorHandling.Probe, Range(0, 9)).Acknowledges(0)
            .Refuses(ErrorHandling.Probe, Range(1, 8)).Refuses(ErrorHandling.Probe, 1, 2, 3, 4)
            .Refuses(ErrorHandling.Probe, 1, 2).Refuses(ErrorHandling.Probe, 1).Acknowledges(Range(2, 7));

    [Fact]
    public void Whom_such_a_code_refuses_alone_after_another_account_went_through_has_failed()
        => new Script(Of(4, batchSize: 1)).Lists().Refuses(ErrorHandling.Probe, 0).Acknowledges(1)
            .Refuses(ErrorHandling.Probe, 2).Acknowledges(3).Ends(Failed, Shared, Failed, Shared).RestsOn(1, 0, 2, 0);

    [Fact]
    public void Whom_such_a_code_names_after_a_refusal_of_several_waits_for_a_list()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 4))
            .Refuses(ErrorHandling.Probe, [0, 1], [1]).Refuses(ErrorHandling.Probe, 1).Acknowledges(0)
            .Acknowledges(2, 3).Waits(WaitReason.Lag).Lists(0, 1, 2, 3).Ends(Shared, Shared, Shared, Shared);

    [Fact]
    public void A_refusal_of_the_image_leaves_alone_who_was_decided_before()
    {
        Script.Grant(4).Lists(0).Refuses(ErrorHandling.DropAccount, [1, 2, 3], [2])
            .Refuses(ErrorHandling.Probe, 1, 3).Refuses(ErrorHandling.Probe, 1).Refuses(ErrorHandling.Probe, 3)
            .Waits(WaitReason.Lag).Lists(0).Ends(AlreadyShared, Failed, Failed, Failed).RestsOn(0, 4, 1, 4)
            .Has(AccountFacts.OfImage, 1, 3);
    }

    [Fact]
    public void A_refusal_of_the_image_does_not_refuse_what_was_lost_too_often()
        => new Script(Of(3, batchSize: 1, retries: 0)).Lists().Loses(0).Refuses(ErrorHandling.Probe, 1)
            .Refuses(ErrorHandling.Probe, 2).Waits(WaitReason.Lag).ListsInPart(ListFacts.PresenceDecides)
            .Ends(Unknown, Failed, Failed).RestsOn(0, 2, 2);

    [Fact]
    public void Whom_such_a_code_names_and_then_refuses_alone_waits_for_a_list()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.Probe, Range(0, 4), [2]).Refuses(ErrorHandling.Probe, 2)
            .Acknowledges(0).Acknowledges(1, 3).Waits(WaitReason.Lag).Lists(0, 1, 2, 3)
            .Ends(Shared, Shared, Shared, Shared);
}
