using System;
using System.Linq;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>The rules of "Exchange" in Sharing/README.md, one script each.</summary>
public sealed class ExchangeDecisionTests
{
    private ExchangeCase _case = null!;
    private ExchangeState _state = null!;
    private ExchangeEffectKind _effect;

    [Fact]
    public void An_exchange_has_accounts_on_both_sides()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeCase(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeCase(1, 0));
    }

    [Fact]
    public void Where_there_is_room_all_are_granted_and_then_all_revoked()
    {
        Begin(new ExchangeCase(2, 3), count: 3);

        Grants([0, 1], GrantMark.Granted, GrantMark.Granted);
        Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        IsOver();
    }

    [Fact]
    public void What_cannot_fit_even_after_all_revocations_is_refused()
    {
        Begin(new ExchangeCase(2, 1) { Quota = 10 }, count: 10);
        IsOver(ExchangeEnd.TooMany);

        Begin(new ExchangeCase(2, 1) { Quota = 10 }, count: 9);
        Grants([0], GrantMark.Granted);

        Begin(new ExchangeCase(2, 1) { Quota = 10, AllowPartial = true }, count: 10);
        Revokes([0], RevokeMark.Gone);
    }

    [Fact]
    public void Only_listed_accounts_make_room_and_only_missing_ones_need_it()
    {
        Begin(new ExchangeCase(2, 2) { Quota = 10 }, count: 10, isListed: [true, false]);
        IsOver(ExchangeEnd.TooMany);

        Begin(new ExchangeCase(2, 2) { Quota = 10 }, count: 10, hasShare: [true, false], isListed: [true, false]);
        Grants([0], GrantMark.Granted);
    }

    [Fact]
    public void A_list_longer_than_the_quota_shows_that_the_quota_is_higher()
    {
        Begin(new ExchangeCase(2, 1) { Quota = 10 }, count: 11);

        Grants([0, 1], GrantMark.Granted, GrantMark.Granted);
        Revokes([0], RevokeMark.Gone);
        IsOver();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_grant_that_fails_keeps_the_others_their_shares(bool isDoubtful)
    {
        Begin(new ExchangeCase(3, 1), count: 1);

        Grants([0, 1, 2], GrantMark.Granted, isDoubtful ? GrantMark.Doubtful : GrantMark.Failed, GrantMark.Failed);

        IsOver();
        Assert.Equal(1, _state.Blocking);
        Assert.Equal([RevokeMark.Open], _state.Revocations);
    }

    [Fact]
    public void The_first_grant_that_failed_is_told_whichever_failed_earlier()
    {
        Begin(new ExchangeCase(3, 3) { Quota = 3 }, count: 3, hasShare: [false, true, true]);

        Grants([1, 2], GrantMark.Granted, GrantMark.Failed);
        IsOver();
        Assert.Equal(2, _state.Blocking);
    }

    [Fact]
    public void Room_that_is_left_after_a_failed_grant_is_filled()
    {
        Begin(new ExchangeCase(3, 3) { Quota = 4 }, count: 3);

        Grants([0], GrantMark.Failed);
        Grants([1], GrantMark.Granted);
        IsOver();
    }

    [Fact]
    public void Where_a_part_is_allowed_a_failed_grant_does_not_stop_the_revocations()
    {
        Begin(new ExchangeCase(2, 3) { AllowPartial = true }, count: 3);

        Grants([0, 1], GrantMark.Failed, GrantMark.Granted);
        Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        IsOver();
    }

    [Fact]
    public void Without_room_one_goes_for_one_and_then_as_many_as_were_granted()
    {
        Begin(new ExchangeCase(5, 6) { Quota = 6 }, count: 6);

        Revokes([0], RevokeMark.Gone);
        Grants([0], GrantMark.Granted);
        Revokes([1], RevokeMark.Gone);
        Grants([1], GrantMark.Granted);
        Revokes([2, 3], RevokeMark.Gone, RevokeMark.Gone);
        Grants([2, 3], GrantMark.Granted, GrantMark.Granted);
        Revokes([4], RevokeMark.Gone);
        Grants([4], GrantMark.Granted);
        Revokes([5], RevokeMark.Gone);
        IsOver();
        Assert.Equal(5, _state.Placed);
    }

    [Fact]
    public void A_grant_that_fails_stops_the_rounds()
    {
        Begin(new ExchangeCase(3, 3) { Quota = 3 }, count: 3);

        Revokes([0], RevokeMark.Gone);
        Grants([0], GrantMark.Failed);
        Grants([1], GrantMark.Granted);
        IsOver();
        Assert.Equal(0, _state.Blocking);
        Assert.Equal([RevokeMark.Gone, RevokeMark.Open, RevokeMark.Open], _state.Revocations);
    }

    [Fact]
    public void Where_a_part_is_allowed_a_grant_that_fails_ends_the_rounds_and_all_are_revoked()
    {
        Begin(new ExchangeCase(4, 4) { Quota = 4, AllowPartial = true }, count: 4);

        Revokes([0], RevokeMark.Gone);
        Grants([0], GrantMark.Failed);
        Grants([1], GrantMark.Granted);
        Revokes([1, 2, 3], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        Grants([2, 3], GrantMark.Granted, GrantMark.Granted);
        IsOver();
    }

    [Fact]
    public void Three_revocations_in_a_row_that_make_no_room_are_enough()
    {
        Begin(new ExchangeCase(2, 5) { Quota = 5 }, count: 5);

        Revokes([0], RevokeMark.Stays);
        Revokes([1], RevokeMark.Stays);
        Revokes([2], RevokeMark.Stays);
        GrantsWhatFits([0, 1], GrantMark.NoRoom, GrantMark.NoRoom);
        IsOver();
        Assert.Equal(0, _state.Blocking);
    }

    [Fact]
    public void A_revocation_that_makes_room_begins_the_count_anew()
    {
        Begin(new ExchangeCase(2, 6) { Quota = 6 }, count: 6);

        Revokes([0], RevokeMark.Stays);
        Revokes([1], RevokeMark.Stays);
        Revokes([2], RevokeMark.Gone);
        Grants([0], GrantMark.Granted);
        Revokes([3], RevokeMark.Stays);
        Revokes([4], RevokeMark.Stays);
        Revokes([5], RevokeMark.Doubtful);
        Grants([1], GrantMark.Granted);
        IsOver();
    }

    [Fact]
    public void Where_nobody_is_left_to_revoke_as_many_as_fit_are_granted()
    {
        Begin(new ExchangeCase(2, 2) { Quota = 2 }, count: 2);

        Revokes([0], RevokeMark.Stays);
        Revokes([1], RevokeMark.Stays);
        GrantsWhatFits([0, 1], GrantMark.Granted, GrantMark.NoRoom);
        IsOver();
        Assert.Equal(1, _state.Blocking);
    }

    [Fact]
    public void Unlisted_accounts_are_not_revoked_for_room_and_last_of_all()
    {
        Begin(new ExchangeCase(1, 2) { Quota = 1 }, count: 1, isListed: [false, true]);

        Revokes([1], RevokeMark.Gone);
        Grants([0], GrantMark.Granted);
        Revokes([0], RevokeMark.Gone);
        IsOver();
    }

    [Fact]
    public void An_unlisted_account_that_is_gone_makes_no_room()
    {
        Begin(new ExchangeCase(2, 2) { AllowPartial = true }, count: 1, isListed: [false, true]);

        Grants([0, 1], GrantMark.Failed, GrantMark.NoRoom);
        Revokes([0, 1], RevokeMark.Gone, RevokeMark.Stays);
        GrantsWhatFits([1], GrantMark.NoRoom);
        IsOver();
    }

    [Fact]
    public void A_code_for_the_room_counts_as_no_room()
    {
        Begin(new ExchangeCase(3, 3), count: 3);

        Grants([0, 1, 2], GrantMark.Granted, GrantMark.NoRoom, GrantMark.NoRoom);
        Revokes([0], RevokeMark.Gone);
        Grants([1], GrantMark.Granted);
        Revokes([1], RevokeMark.Gone);
        Grants([2], GrantMark.Granted);
        Revokes([2], RevokeMark.Gone);
        IsOver();
        Assert.Equal(ExchangeState.Nobody, _state.Blocking);
    }

    [Fact]
    public void A_code_for_the_room_after_a_revocation_is_a_grant_that_failed()
    {
        Begin(new ExchangeCase(2, 3) { Quota = 3 }, count: 3);

        Revokes([0], RevokeMark.Gone);
        Grants([0], GrantMark.NoRoom);
        IsOver();
        Assert.Equal(0, _state.Blocking);
    }

    [Fact]
    public void A_grant_that_may_have_been_applied_takes_its_room()
    {
        Begin(new ExchangeCase(3, 3) { Quota = 5, AllowPartial = true }, count: 3);

        Grants([0, 1], GrantMark.Doubtful, GrantMark.Granted);
        Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        Grants([2], GrantMark.Granted);
        IsOver();
        Assert.Equal(2, _state.Room);
    }

    [Fact]
    public void An_account_that_has_the_share_takes_no_room_and_counts_for_no_round()
    {
        Begin(new ExchangeCase(2, 2) { Quota = 4 }, count: 3, hasShare: [true, false]);

        Grants([0, 1], GrantMark.Granted, GrantMark.Granted);
        Assert.Equal((0, 1), (_state.Room, _state.Placed));
    }

    [Fact]
    public void A_revocation_that_made_room_while_the_quota_is_not_known_changes_nothing()
    {
        Begin(new ExchangeCase(1, 1) { Quota = 1 }, count: 2);

        Grants([0], GrantMark.Granted);
        Revokes([0], RevokeMark.Gone);
        Assert.Equal(int.MaxValue, _state.Room);
    }

    [Fact]
    public void Accounts_that_other_images_keep_are_not_revoked()
    {
        Begin(new ExchangeCase(1, 3) { AsksOthers = true }, count: 3);

        Grants([0], GrantMark.Granted);
        IsAsked([false, true, false]);
        Revokes([0, 2], RevokeMark.Gone, RevokeMark.Gone);
        IsOver();
        Assert.Equal(RevokeMark.Kept, _state.Revocations[1]);
    }

    [Fact]
    public void The_other_images_are_asked_before_a_revocation_makes_room()
    {
        Begin(new ExchangeCase(2, 2) { Quota = 2, AsksOthers = true }, count: 2);

        IsAsked([true, false]);
        Revokes([1], RevokeMark.Gone);
        Grants([0], GrantMark.Granted);
        GrantsWhatFits([1], GrantMark.NoRoom);
        IsOver();
    }

    [Fact]
    public void Nobody_is_asked_where_nobody_loses_a_share()
    {
        Begin(new ExchangeCase(1, 1) { AsksOthers = true }, count: 1);

        Grants([0], GrantMark.Failed);
        IsOver();
    }

    [Fact]
    public void A_refused_image_and_a_halt_end_the_exchange()
    {
        Begin(new ExchangeCase(1, 1), count: 1);
        Take(ExchangeEffectKind.Grant, [0], ExchangeEvent.ImageRefused);
        IsOver(ExchangeEnd.ImageRefused);

        Begin(new ExchangeCase(1, 1), count: 1);
        Take(ExchangeEffectKind.Grant, [0], ExchangeEvent.Halted);
        IsOver(ExchangeEnd.Halted);
    }

    [Fact]
    public void A_step_leaves_the_state_before_it_as_it_was()
    {
        Begin(new ExchangeCase(1, 1), count: 1);
        var before = _state;
        Grants([0], GrantMark.Granted);
        Revokes([0], RevokeMark.Gone);

        Assert.Equal([GrantMark.Open], before.Grants);
        Assert.Equal([RevokeMark.Open], before.Revocations);
    }

    private void Begin(ExchangeCase @case, int count, bool[]? hasShare = null, bool[]? isListed = null)
    {
        _case = @case;
        (_state, _effect) = ExchangeDecision.Begin(
            @case, hasShare ?? new bool[@case.Grants],
            isListed ?? [.. Enumerable.Repeat(true, @case.Revocations)], count);
    }

    private void Grants(int[] batch, params GrantMark[] marks)
        => Take(ExchangeEffectKind.Grant, batch, ExchangeEvent.Granted(marks));

    private void GrantsWhatFits(int[] batch, params GrantMark[] marks)
        => Take(ExchangeEffectKind.GrantWhatFits, batch, ExchangeEvent.Granted(marks));

    private void Revokes(int[] batch, params RevokeMark[] marks)
        => Take(ExchangeEffectKind.Revoke, batch, ExchangeEvent.Revoked(marks));

    private void IsAsked(bool[] kept) => Take(ExchangeEffectKind.AskOthers, [], ExchangeEvent.Answered(kept));

    private void Take(ExchangeEffectKind effect, int[] batch, in ExchangeEvent what)
    {
        Assert.Equal(effect, _effect);
        Assert.Equal(batch, _state.Batch);
        (_state, _effect) = ExchangeDecision.Next(_case, _state, what);
    }

    private void IsOver(ExchangeEnd end = ExchangeEnd.None)
    {
        Assert.Equal(ExchangeEffectKind.Done, _effect);
        Assert.Equal(end, _state.End);
    }
}
