using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>The rules of "Exchange" in Sharing/README.md about the room of the quota.</summary>
public sealed class ExchangeRoomTests
{
    [Fact]
    public void What_cannot_fit_even_after_all_revocations_is_refused()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 1) { Quota = 10 }, count: 10);
        script.Ends(ExchangeEnd.TooMany);

        script = new ExchangeScript(new ExchangeCase(2, 1) { Quota = 10 }, count: 9);
        script.Grants([0], GrantMark.Granted);

        script = new ExchangeScript(new ExchangeCase(2, 1) { Quota = 10, AllowPartial = true }, count: 10);
        script.Revokes([0], RevokeMark.Gone);
    }

    [Fact]
    public void Only_listed_accounts_make_room_and_only_missing_ones_need_it()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 2) { Quota = 10 }, count: 10, isListed: [true, false]);
        script.Ends(ExchangeEnd.TooMany);

        script = new ExchangeScript(new ExchangeCase(2, 2) { Quota = 10 }, count: 10, hasShare: [true, false], isListed: [true, false]);
        script.Grants([0], GrantMark.Granted);
    }

    [Fact]
    public void A_list_longer_than_the_quota_shows_that_the_quota_is_higher()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 1) { Quota = 10 }, count: 11);

        script.Grants([0, 1], GrantMark.Granted, GrantMark.Granted);
        script.Revokes([0], RevokeMark.Gone);
        script.Ends();
    }

    [Fact]
    public void Without_room_one_goes_for_one_and_then_as_many_as_were_granted()
    {
        var script = new ExchangeScript(new ExchangeCase(5, 6) { Quota = 6 }, count: 6);

        script.Revokes([0], RevokeMark.Gone);
        script.Grants([0], GrantMark.Granted);
        script.Revokes([1], RevokeMark.Gone);
        script.Grants([1], GrantMark.Granted);
        script.Revokes([2, 3], RevokeMark.Gone, RevokeMark.Gone);
        script.Grants([2, 3], GrantMark.Granted, GrantMark.Granted);
        script.Revokes([4], RevokeMark.Gone);
        script.Grants([4], GrantMark.Granted);
        script.Revokes([5], RevokeMark.Gone);
        script.Ends();
        Assert.Equal(5, script.State.Placed);
    }

    [Fact]
    public void A_grant_that_fails_stops_the_rounds()
    {
        var script = new ExchangeScript(new ExchangeCase(3, 3) { Quota = 3 }, count: 3);

        script.Revokes([0], RevokeMark.Gone);
        script.Grants([0], GrantMark.Failed);
        script.Grants([1], GrantMark.Granted);
        script.Ends();
        Assert.Equal(0, script.State.Blocking);
        Assert.Equal([RevokeMark.Gone, RevokeMark.Open, RevokeMark.Open], script.State.Revocations);
    }

    [Fact]
    public void Where_a_part_is_allowed_a_grant_that_fails_ends_the_rounds_and_all_are_revoked()
    {
        var script = new ExchangeScript(new ExchangeCase(4, 4) { Quota = 4, AllowPartial = true }, count: 4);

        script.Revokes([0], RevokeMark.Gone);
        script.Grants([0], GrantMark.Failed);
        script.Grants([1], GrantMark.Granted);
        script.Revokes([1, 2, 3], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        script.Grants([2, 3], GrantMark.Granted, GrantMark.Granted);
        script.Ends();
    }

    [Fact]
    public void Three_revocations_in_a_row_that_make_no_room_are_enough()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 5) { Quota = 5 }, count: 5);

        script.Revokes([0], RevokeMark.Stays);
        script.Revokes([1], RevokeMark.Stays);
        script.Revokes([2], RevokeMark.Stays);
        script.GrantsWhatFits([0, 1], GrantMark.NoRoom, GrantMark.NoRoom);
        script.Ends();
        Assert.Equal(0, script.State.Blocking);
    }

    [Fact]
    public void A_revocation_that_makes_room_begins_the_count_anew()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 6) { Quota = 6 }, count: 6);

        script.Revokes([0], RevokeMark.Stays);
        script.Revokes([1], RevokeMark.Stays);
        script.Revokes([2], RevokeMark.Gone);
        script.Grants([0], GrantMark.Granted);
        script.Revokes([3], RevokeMark.Stays);
        script.Revokes([4], RevokeMark.Stays);
        script.Revokes([5], RevokeMark.Doubtful);
        script.Grants([1], GrantMark.Granted);
        script.Ends();
    }

    [Fact]
    public void Where_nobody_is_left_to_revoke_as_many_as_fit_are_granted()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 2) { Quota = 2 }, count: 2);

        script.Revokes([0], RevokeMark.Stays);
        script.Revokes([1], RevokeMark.Stays);
        script.GrantsWhatFits([0, 1], GrantMark.Granted, GrantMark.NoRoom);
        script.Ends();
        Assert.Equal(1, script.State.Blocking);
    }

    [Fact]
    public void Unlisted_accounts_are_not_revoked_for_room_and_last_of_all()
    {
        var script = new ExchangeScript(new ExchangeCase(1, 2) { Quota = 1 }, count: 1, isListed: [false, true]);

        script.Revokes([1], RevokeMark.Gone);
        script.Grants([0], GrantMark.Granted);
        script.Revokes([0], RevokeMark.Gone);
        script.Ends();
    }

    [Fact]
    public void An_unlisted_account_that_is_gone_makes_no_room()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 2) { AllowPartial = true }, count: 1, isListed: [false, true]);

        script.Grants([0, 1], GrantMark.Failed, GrantMark.NoRoom);
        script.Revokes([0, 1], RevokeMark.Gone, RevokeMark.Stays);
        script.GrantsWhatFits([1], GrantMark.NoRoom);
        script.Ends();
    }

    [Fact]
    public void A_code_for_the_room_counts_as_no_room()
    {
        var script = new ExchangeScript(new ExchangeCase(3, 3), count: 3);

        script.Grants([0, 1, 2], GrantMark.Granted, GrantMark.NoRoom, GrantMark.NoRoom);
        script.Revokes([0], RevokeMark.Gone);
        script.Grants([1], GrantMark.Granted);
        script.Revokes([1], RevokeMark.Gone);
        script.Grants([2], GrantMark.Granted);
        script.Revokes([2], RevokeMark.Gone);
        script.Ends();
        Assert.Equal(ExchangeState.Nobody, script.State.Blocking);
    }

    [Fact]
    public void A_code_for_the_room_after_a_revocation_is_a_grant_that_failed()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 3) { Quota = 3 }, count: 3);

        script.Revokes([0], RevokeMark.Gone);
        script.Grants([0], GrantMark.NoRoom);
        script.Ends();
        Assert.Equal(0, script.State.Blocking);
    }

    [Fact]
    public void A_grant_that_may_have_been_applied_takes_its_room()
    {
        var script = new ExchangeScript(new ExchangeCase(3, 3) { Quota = 5, AllowPartial = true }, count: 3);

        script.Grants([0, 1], GrantMark.Doubtful, GrantMark.Granted);
        script.Revokes([0, 1, 2], RevokeMark.Gone, RevokeMark.Gone, RevokeMark.Gone);
        script.Grants([2], GrantMark.Granted);
        script.Ends();
        Assert.Equal(2, script.State.Room);
    }

    [Fact]
    public void An_account_that_has_the_share_takes_no_room_and_counts_for_no_round()
    {
        var script = new ExchangeScript(new ExchangeCase(2, 2) { Quota = 4 }, count: 3, hasShare: [true, false]);

        script.Grants([0, 1], GrantMark.Granted, GrantMark.Granted);
        Assert.Equal((0, 1), (script.State.Room, script.State.Placed));
    }

    [Fact]
    public void A_revocation_that_made_room_while_the_quota_is_not_known_changes_nothing()
    {
        var script = new ExchangeScript(new ExchangeCase(1, 1) { Quota = 1 }, count: 2);

        script.Grants([0], GrantMark.Granted);
        script.Revokes([0], RevokeMark.Gone);
        Assert.Equal(int.MaxValue, script.State.Room);
    }

    [Fact]
    public void The_first_revocation_is_one_however_many_were_granted_into_the_room()
        => new ExchangeScript(new ExchangeCase(5, 5) { Quota = 7 }, count: 5)
            .Grants([0, 1], GrantMark.Granted, GrantMark.Granted)
            .Revokes([0], RevokeMark.Gone)
            .Grants([2], GrantMark.Granted)
            .Revokes([1, 2], RevokeMark.Gone, RevokeMark.Gone)
            .Grants([3, 4], GrantMark.Granted, GrantMark.Granted)
            .Revokes([3, 4], RevokeMark.Gone, RevokeMark.Gone)
            .Ends();
}
