using System;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.History;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.History;

public sealed class OwnWriteTests
{
    private readonly OwnWrite _write = new(ShareOperation.Grant, ["a", "b"], started: 100);

    [Fact]
    public void A_write_begins_open_and_unsettled()
    {
        Assert.True(_write.IsOpen);
        Assert.Equal(OwnWriteFate.Unsettled, _write.Fate);
        Assert.Equal(100, _write.LastActive);
        Assert.Null(_write.ConclusiveAt);
    }

    [Theory]
    [InlineData(150, 150)]
    [InlineData(50, 100)]
    public void A_reply_settles_it_at_the_instant_of_the_reply(long answered, long lastActive)
    {
        _write.RecordReply(OwnWriteFate.Acknowledged, answered);

        Assert.False(_write.IsOpen);
        Assert.Equal(OwnWriteFate.Acknowledged, _write.Fate);
        Assert.Equal(lastActive, _write.LastActive);
    }

    [Theory]
    [InlineData(150L, 150)]
    [InlineData(50L, 100)]
    [InlineData(null, 100)]
    public void A_lost_one_stays_unsettled_until_it_can_have_no_effect_any_more(long? sent, long lastActive)
    {
        var end = new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);

        _write.Lose(sent, end);

        Assert.False(_write.IsOpen);
        Assert.Equal(OwnWriteFate.Unsettled, _write.Fate);
        Assert.Equal(lastActive, _write.LastActive);
        Assert.Equal(end, _write.ConclusiveAt);
    }
}
