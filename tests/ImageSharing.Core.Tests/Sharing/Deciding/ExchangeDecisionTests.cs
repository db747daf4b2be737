using System;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>The rules of "Exchange" in Sharing/README.md, one script each.</summary>
public sealed class ExchangeDecisionTests
{
    [Fact]
    public void An_exchange_has_accounts_on_both_sides()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeCase(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeCase(1, 0));
    }

    [Fact]
    public void Where_there_is_room_all_are_granted_and_then_all_revoked()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 3), count: 3);

        script.Grants([0, 1], GrantMark.Granted, GrantMark.Granted);
        script.Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        script.Ends();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_grant_that_fails_keeps_the_others_their_shares(bool isDoubtful)
    {
        var script = new ExchangeScript(new ExchangeCase(3, 1), count: 1);

        script.Grants([0, 1, 2], GrantMark.Granted, isDoubtful ? GrantMark.Doubtful : GrantMark.Failed, GrantMark.Failed);

        script.Ends();
        Assert.Equal(1, script.State.Blocking);
        Assert.Equal([RevokeMark.Open], script.State.Revocations);
    }

    [Fact]
    public void The_first_grant_that_failed_is_told_whichever_failed_earlier()
    {
        var script = new ExchangeScript(new ExchangeCase(3, 3) { Quota = 3 }, count: 3, hasShare: [false, true, true]);

        script.Grants([1, 2], GrantMark.Granted, GrantMark.Failed);
        script.Ends();
        Assert.Equal(2, script.State.Blocking);
    }

    [Fact]
    public void Room_that_is_left_after_a_failed_grant_is_filled()
    {
        var script = new ExchangeScript(new ExchangeCase(3, 3) { Quota = 4 }, count: 3);

        script.Grants([0], GrantMark.Failed);
        script.Grants([1], GrantMark.Granted);
        script.Ends();
    }

    [Fact]
    public void Where_a_part_is_allowed_a_failed_grant_does_not_stop_the_revocations()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 3) { AllowPartial = true }, count: 3);

        script.Grants([0, 1], GrantMark.Failed, GrantMark.Granted);
        script.Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        script.Ends();
    }

    [Fact]
    public void Accounts_that_other_images_keep_are_not_revoked()
    {
        var script = new ExchangeScript(new ExchangeCase(1, 3) { AsksOthers = true }, count: 3);

        script.Grants([0], GrantMark.Granted);
        script.AsksOthers([false, true, false]);
        script.Revokes([0, 2], RevokeMark.Gone, RevokeMark.Gone);
        script.Ends();
        Assert.Equal(RevokeMark.Kept, script.State.Revocations[1]);
    }

    [Fact]
    public void The_other_images_are_asked_before_a_revocation_makes_room()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 2) { Quota = 2, AsksOthers = true }, count: 2);

        script.AsksOthers([true, false]);
        script.Revokes([1], RevokeMark.Gone);
        script.Grants([0], GrantMark.Granted);
        script.GrantsWhatFits([1], GrantMark.NoRoom);
        script.Ends();
    }

    [Fact]
    public void Nobody_is_asked_where_nobody_loses_a_share()
    {
        var script = new ExchangeScript(new ExchangeCase(1, 1) { AsksOthers = true }, count: 1);

        script.Grants([0], GrantMark.Failed);
        script.Ends();
    }

    [Fact]
    public void A_refused_image_and_a_halt_end_the_exchange()
    {
        var script = new ExchangeScript(new ExchangeCase(1, 1), count: 1);
        script.Take(ExchangeEffectKind.Grant, [0], ExchangeEvent.ImageRefused);
        script.Ends(ExchangeEnd.ImageRefused);

        script = new ExchangeScript(new ExchangeCase(1, 1), count: 1);
        script.Take(ExchangeEffectKind.Grant, [0], ExchangeEvent.Halted);
        script.Ends(ExchangeEnd.Halted);
    }

    [Fact]
    public void A_step_leaves_the_state_before_it_as_it_was()
    {
        var script = new ExchangeScript(new ExchangeCase(1, 1), count: 1);
        var before = script.State;
        script.Grants([0], GrantMark.Granted);
        script.Revokes([0], RevokeMark.Gone);

        Assert.Equal([GrantMark.Open], before.Grants);
        Assert.Equal([RevokeMark.Open], before.Revocations);
    }

    [Fact]
    public void The_first_grant_that_failed_is_told_even_if_it_failed_last()
    {
        var script = new ExchangeScript(
            new ExchangeCase(3, 3) { Quota = 3, AllowPartial = true }, count: 3, hasShare: [false, true, true]);

        script.Grants([1, 2], GrantMark.Granted, GrantMark.Failed);
        script.Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        script.Grants([0], GrantMark.Failed);
        script.Ends();
        Assert.Equal(0, script.State.Blocking);
    }
}
