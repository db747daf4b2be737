using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;
using static ImageSharing.Core.Contract.AccountStatus;
using static ImageSharing.Core.Tests.Sharing.Deciding.Script;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Rule 5 of Sharing/README.md: how the bad accounts of a refused batch are found.</summary>
public sealed class GrantIsolationTests
{
    [Fact]
    public void An_account_that_is_named_is_refused_and_the_others_go_on()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 4), [2])
            .Acknowledges(0, 1, 3).Ends(Shared, Shared, Failed, Shared).RestsOn(0, 0, 1, 0);

    [Fact]
    public void Accounts_that_are_named_together_are_sent_alone()
        => Script.Grant(4).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 4), [1, 3])
            .Refuses(ErrorHandling.DropAccount, 1).Acknowledges(3).Acknowledges(0, 2)
            .Ends(Shared, Failed, Shared, Shared);

    [Fact]
    public void Where_nobody_is_named_the_batch_is_halved_to_the_first_bad_account()
        => Script.Grant(8).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 8))
            .Refuses(ErrorHandling.DropAccount, 0, 1, 2, 3).Acknowledges(0, 1).Acknowledges(2)
            .Refuses(ErrorHandling.DropAccount, 3).Acknowledges(4, 5, 6, 7)
            .Ends(Shared, Shared, Shared, Failed, Shared, Shared, Shared, Shared).RestsOn(0, 0, 0, 3, 0, 0, 0, 0);

    [Fact]
    public void A_refused_batch_of_more_than_sixteen_is_looked_for_in_the_list_once()
    {
        var script = Script.Grant(40).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 40)).Lists();

        script.Refuses(ErrorHandling.DropAccount, Range(0, 20)).Acknowledges(Range(0, 10));
    }

    [Fact]
    public void A_refused_batch_of_sixteen_is_not_looked_for()
        => Script.Grant(16).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 16)).Acknowledges(Range(0, 8));

    [Fact]
    public void A_batch_that_was_applied_in_part_leaves_few_accounts_to_be_sent_alone()
    {
        var script = Script.Grant(20).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 20))
            .ListsTooEarly(Range(0, 5)).Waits(WaitReason.Lag).Lists(Range(0, 4));
        for (var account = 4; account < 20; account++) script.Acknowledges(account);

        script.Ends([.. Enumerable.Repeat(Shared, 20)]);
    }

    [Fact]
    public void A_batch_that_was_applied_in_part_and_leaves_many_accounts_is_halved_again()
        => Script.Grant(40).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 40)).Lists(Range(0, 10))
            .Waits(WaitReason.Lag).Lists(Range(0, 10)).Acknowledges(Range(10, 15)).Acknowledges(Range(25, 7));

    [Fact]
    public void Behind_a_bad_account_everything_that_is_left_is_sent_at_once()
        => Script.Grant(8).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 8))
            .Refuses(ErrorHandling.DropAccount, Range(0, 4)).Refuses(ErrorHandling.DropAccount, 0, 1)
            .Refuses(ErrorHandling.DropAccount, 0).Acknowledges(Range(1, 7));

    [Fact]
    public void After_six_bad_accounts_too_everything_that_is_left_is_sent_at_once()
    {
        var script = Script.Grant(500).CannotList(forGood: true);
        for (var bad = 0; bad < 6; bad++) Finds(script, first: bad, bad, count: 500 - bad);

        script.Acknowledges(Range(6, 494));
    }

    [Theory]
    [InlineData(10, 7)]
    [InlineData(20, 14)]
    [InlineData(4, 3)]
    [InlineData(3, 2)]
    [InlineData(2, 1)]
    public void After_seven_groups_have_sixty_nine_hundredths_of_the_distance_between_bad_accounts(int gap, int group)
    {
        var script = Script.Grant(500).CannotList(forGood: true);
        for (var find = 0; find < 7; find++)
            Finds(script, first: find * gap, (find + 1) * gap - 1, count: 500 - find * gap);

        script.Acknowledges(Range(7 * gap, group));
    }

    [Fact]
    public void At_a_distance_of_two_and_six_tenths_groups_are_sent_and_below_it_single_accounts()
    {
        foreach (var (good, group) in new[] { (16, 2), (15, 1) })
        {
            var script = Script.Grant(500).CannotList(forGood: true);
            for (var bad = 0; bad < 7; bad++) Finds(script, first: bad, bad, count: 500 - bad);

            for (var account = 7; account < 10; account++) script.Refuses(ErrorHandling.DropAccount, account);
            for (var account = 10; account < 10 + good; account++) script.Acknowledges(account);

            script.Acknowledges(Range(10 + good, group));
        }
    }

    [Fact]
    public void A_group_is_never_larger_than_what_is_left()
    {
        var script = Script.Grant(73).CannotList(forGood: true);
        for (var find = 0; find < 7; find++)
            Finds(script, first: find * 10, (find + 1) * 10 - 1, count: 73 - find * 10);

        script.Acknowledges(70, 71, 72);
    }

    [Fact]
    public void Accounts_that_are_named_together_tell_no_distance()
    {
        var script = Script.Grant(40).Lists().Refuses(ErrorHandling.DropAccount, Range(0, 40), Range(0, 8));
        for (var bad = 0; bad < 8; bad++) script.Refuses(ErrorHandling.DropAccount, bad);

        script.Acknowledges(Range(8, 32));
    }

    [Fact]
    public void A_batch_is_looked_for_in_the_list_as_it_is_now()
        => Script.Grant(20).Lists().Loses(Range(0, 20)).Waits(WaitReason.Retry).ListsTooEarly(Range(0, 20))
            .Refuses(ErrorHandling.DropAccount, Range(0, 20)).Lists().Acknowledges(Range(0, 10));

    /// <summary>Everything that is left is refused without a name, and halved until its first bad account is alone.</summary>
    private static void Finds(Script script, int first, int bad, int count)
    {
        script.Refuses(ErrorHandling.DropAccount, Range(first, count));
        for (var isFound = false; !isFound;)
        {
            var half = Math.Max(1, count / 2);
            if (first + half <= bad)
            {
                script.Acknowledges(Range(first, half));
                first += half;
                count -= half;
            }
            else
            {
                script.Refuses(ErrorHandling.DropAccount, Range(first, half));
                count = half;
                isFound = half == 1;
            }
        }
    }
}
