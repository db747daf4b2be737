using System;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Context;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing;

/// <summary>What progress says of the images that wait.</summary>
public sealed class RunWaitsTests
{
    private readonly RunWaits _waits = new();

    [Fact]
    public void Nothing_is_said_where_nothing_waits() => Assert.Null(Activity());

    [Fact]
    public void The_longest_wait_is_said_and_the_others_are_counted()
    {
        var operation = new Message("Wait.ForOperation");
        using (_waits.Begin("img-a", operation))
        {
            Assert.Equal(new Message("Wait.OfImage", "img-a", operation), Activity());

            using (_waits.Begin("img-b", new Message("Wait.ForList")))
            {
                Assert.Equal(
                    new Message("Wait.AndOthers", new Message("Wait.OfImage", "img-a", operation), 1), Activity());
            }
        }

        Assert.Null(Activity());
    }

    private Message? Activity()
        => new RunProgress(TimeProvider.System, accounts: 1).Report(new RunCounters(), _waits.Phrase).Activity;
}
