using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.History;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.History;

/// <summary>What the writes of this process say about lists and accounts. Each instant is so many seconds in.</summary>
public sealed class OwnWritesTests
{
    private static readonly DateTimeOffset SignedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new();
    private readonly long _begun;
    private readonly OwnWrites _writes;

    public OwnWritesTests()
    {
        _writes = new OwnWrites(_time);
        _begun = _time.GetTimestamp();
    }

    [Fact]
    public void One_command_at_a_time_has_the_turn_to_write()
    {
        Assert.True(_writes.Turn.Wait(0));
        Assert.False(_writes.Turn.Wait(0));
    }

    [Fact]
    public void An_acknowledged_write_counts_for_lists_within_the_allowance()
    {
        Acknowledge(ShareOperation.Grant, 0, "a");
        Acknowledge(ShareOperation.Revoke, 0, "b");

        var young = Effects(asked: 9.9);
        Assert.Equal(["a"], young.Granted);
        Assert.Equal(["b"], young.Revoked);
        Assert.Empty(young.InDoubt);
        Assert.Null(young.Undecided);
        Assert.False(young.IsEmpty);
        Assert.True(Effects(asked: 10).IsEmpty);
    }

    [Fact]
    public void Effects_of_any_kind_are_effects()
    {
        for (var kinds = 1; kinds < 8; kinds++)
        {
            var effects = new OwnEffects();
            if ((kinds & 1) != 0) effects.Granted.Add("a");
            if ((kinds & 2) != 0) effects.InDoubt.Add("b");
            if ((kinds & 4) != 0) effects.Revoked.Add("c");
            Assert.False(effects.IsEmpty);
        }

        Assert.True(new OwnEffects().IsEmpty);
    }

    [Theory]
    [InlineData(nameof(ShareOperation.Grant), nameof(ShareOperation.Revoke), 0, 1)]
    [InlineData(nameof(ShareOperation.Revoke), nameof(ShareOperation.Grant), 1, 0)]
    public void The_last_of_two_opposite_writes_counts(
        string first, string second, int granted, int revoked)
    {
        Acknowledge((ShareOperation)Enum.Parse(typeof(ShareOperation), first), 0, "a");
        Acknowledge((ShareOperation)Enum.Parse(typeof(ShareOperation), second), 1, "a");

        var effects = Effects(asked: 2);
        Assert.Equal((granted, revoked), (effects.Granted.Count, effects.Revoked.Count));
    }

    [Fact]
    public void A_grant_on_its_way_may_give_the_share_at_any_time()
    {
        _writes.Begin(ShareOperation.Grant, ["a"]);
        _writes.Begin(ShareOperation.Revoke, ["b"]);

        foreach (var asked in new[] { 1, 100 })
        {
            var effects = Effects(asked);
            Assert.Equal(["a"], effects.InDoubt);
            Assert.Empty(effects.Granted);
            Assert.Empty(effects.Revoked);
        }
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 3)]
    public void Young_refusals_leave_it_open_what_was_applied_until_a_list_after_the_last(int first, int second)
    {
        var one = _writes.Begin(ShareOperation.Grant, ["a"]);
        var two = _writes.Begin(ShareOperation.Grant, ["b"]);
        _writes.RecordReply(one, OwnWriteFate.Refused, At(first));
        _writes.RecordReply(two, OwnWriteFate.Refused, At(second));

        var effects = Effects(asked: 10);
        Assert.True(effects.IsEmpty);
        Assert.Equal(At(3), effects.Undecided);
        Assert.Null(Effects(asked: 13).Undecided);
    }

    [Fact]
    public void A_forgotten_write_says_nothing()
    {
        var write = _writes.Begin(ShareOperation.Grant, ["a"]);
        Assert.False(_writes.IsEmpty);

        _writes.Forget(write);

        Assert.True(_writes.IsEmpty);
    }

    [Fact]
    public void An_answered_write_is_remembered_for_a_minute()
    {
        Acknowledge(ShareOperation.Grant, 0, "a");
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(_writes.AreAllShown(_begun));
        Assert.True(About("a")[0].IsTouched);
        Assert.False(_writes.IsEmpty);

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.True(_writes.AreAllShown(_begun));
    }

    [Fact]
    public void A_lost_write_is_remembered_for_a_minute_beyond_its_signature()
    {
        var write = _writes.Begin(ShareOperation.Grant, ["a"]);
        Assert.Equal(SignedAt.AddMinutes(5), _writes.Lose(write, sent: null, SignedAt));
        Assert.Equal(SignedAt.AddMinutes(5), write.ConclusiveAt);
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["a"], Effects(asked: 0).InDoubt);

        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Empty(Effects(asked: 0).InDoubt);
        Assert.True(_writes.IsEmpty);
    }

    [Fact]
    public void What_is_over_is_not_told_of_an_account()
    {
        Acknowledge(ShareOperation.Grant, 0, "a");
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.False(About("a")[0].IsTouched);
        Assert.True(_writes.IsEmpty);
    }

    [Fact]
    public void A_write_on_its_way_is_remembered_however_long_it_takes()
    {
        _writes.Begin(ShareOperation.Grant, ["a"]);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.False(_writes.IsEmpty);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 3)]
    public void Lists_show_the_writes_ten_seconds_after_the_latest_reply(int first, int second)
    {
        Assert.True(_writes.AreAllShown(_begun));
        var one = _writes.Begin(ShareOperation.Grant, ["a"]);
        var two = _writes.Begin(ShareOperation.Grant, ["a"]);
        _writes.RecordReply(one, OwnWriteFate.Acknowledged, At(first));
        _writes.RecordReply(two, OwnWriteFate.Acknowledged, At(second));

        Assert.Equal(At(3), About("a")[0].LastActive);
        Assert.False(_writes.AreAllShown(At(12.9)));
        Assert.True(_writes.AreAllShown(At(13)));
    }

    [Fact]
    public void A_list_decides_ten_seconds_after_the_last_write()
    {
        Assert.Null(_writes.UntilListDecides());
        Acknowledge(ShareOperation.Grant, 0, "a");
        Assert.Equal(TimeSpan.FromSeconds(10), _writes.UntilListDecides());

        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(6), _writes.UntilListDecides());

        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(_writes.UntilListDecides());

        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(_writes.UntilListDecides());
    }

    [Fact]
    public void Each_account_of_a_run_gets_the_facts_of_its_own_writes()
    {
        Acknowledge(ShareOperation.Grant, 0, "a", "x");

        var about = About("b", "a");

        Assert.False(about[0].IsTouched);
        Assert.False(about[0].IsAcknowledgedAlike);
        Assert.Equal(0, about[0].LastActive);
        Assert.True(about[1].IsTouched);
        Assert.True(about[1].IsAcknowledgedAlike);
        Assert.False(about[1].HasUnsettledAlike);
        Assert.False(about[1].HasUnsettledOpposite);
    }

    [Fact]
    public void An_opposite_write_ends_what_was_acknowledged_before_it()
    {
        Acknowledge(ShareOperation.Grant, 0, "a");
        Acknowledge(ShareOperation.Revoke, 1, "a");
        Assert.False(About("a")[0].IsAcknowledgedAlike);

        Acknowledge(ShareOperation.Grant, 2, "a");
        Assert.True(About("a")[0].IsAcknowledgedAlike);
    }

    [Fact]
    public void A_refused_write_acknowledges_nothing()
    {
        var write = _writes.Begin(ShareOperation.Grant, ["a"]);
        _writes.RecordReply(write, OwnWriteFate.Refused, At(1));

        Assert.False(About("a")[0].IsAcknowledgedAlike);
        Assert.False(About("a")[0].HasUnsettledAlike);
    }

    [Fact]
    public void A_lost_write_as_this_runs_may_still_be_applied()
    {
        _writes.Lose(_writes.Begin(ShareOperation.Grant, ["a"]), sent: null, SignedAt);

        Assert.True(About("a")[0].HasUnsettledAlike);
        Assert.False(About("a")[0].HasUnsettledOpposite);
        Assert.Null(About("a")[0].OppositeConclusiveAt);
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(7, 0)]
    public void Opposite_writes_may_be_applied_until_the_last_signature_has_expired(int first, int second)
    {
        foreach (var signed in new[] { first, second })
            _writes.Lose(_writes.Begin(ShareOperation.Revoke, ["a"]), sent: null, SignedAt.AddSeconds(signed));

        Assert.True(About("a")[0].HasUnsettledOpposite);
        Assert.False(About("a")[0].HasUnsettledAlike);
        Assert.Equal(SignedAt.AddSeconds(307), About("a")[0].OppositeConclusiveAt);
    }

    private OwnWrite Acknowledge(ShareOperation operation, double answered, params string[] accounts)
    {
        var write = _writes.Begin(operation, accounts);
        _writes.RecordReply(write, OwnWriteFate.Acknowledged, At(answered));
        return write;
    }

    private OwnEffects Effects(double asked) => _writes.Effects(At(asked));

    /// <summary>What is told to a run that grants.</summary>
    private AccountWrites[] About(params string[] accounts)
    {
        var places = new Dictionary<string, int>();
        foreach (var account in accounts) places.Add(account, places.Count);
        return _writes.About(places, ShareOperation.Grant);
    }

    private long At(double seconds) => _begun + (long)(seconds * _time.TimestampFrequency);
}
