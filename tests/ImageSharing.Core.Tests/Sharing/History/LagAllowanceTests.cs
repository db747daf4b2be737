using System;
using ImageSharing.Core.Sharing.History;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.History;

public sealed class LagAllowanceTests
{
    private readonly LagAllowance _allowance = new();

    [Fact]
    public void It_begins_at_ten_seconds() => Assert.Equal(TimeSpan.FromSeconds(10), _allowance.Value);

    [Fact]
    public void A_write_that_appears_within_it_changes_nothing()
    {
        Assert.False(_allowance.AppearedAfter(TimeSpan.FromSeconds(9.9)));
        Assert.Equal(TimeSpan.FromSeconds(10), _allowance.Value);
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(29, 58)]
    [InlineData(30, 60)]
    [InlineData(31, 60)]
    public void A_write_that_appears_later_doubles_its_age_up_to_a_minute(int age, int allowance)
    {
        Assert.True(_allowance.AppearedAfter(TimeSpan.FromSeconds(age)));
        Assert.Equal(TimeSpan.FromSeconds(allowance), _allowance.Value);
    }

    [Fact]
    public void It_neither_shrinks_nor_grows_beyond_a_minute()
    {
        _allowance.AppearedAfter(TimeSpan.FromSeconds(50));

        Assert.False(_allowance.AppearedAfter(TimeSpan.FromSeconds(15)));
        Assert.False(_allowance.AppearedAfter(TimeSpan.FromSeconds(60)));
        Assert.False(_allowance.AppearedAfter(TimeSpan.FromSeconds(90)));
        Assert.Equal(TimeSpan.FromMinutes(1), _allowance.Value);
    }
}
