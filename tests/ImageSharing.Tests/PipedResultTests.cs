using System;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>A result that is piped in knows its direction.</summary>
public sealed class PipedResultTests : IDisposable
{
    private static readonly string[] All = ["Shared", "AlreadyShared", "Revoked", "NotShared", "Failed", "Unknown"];

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    public void To_its_own_cmdlet_a_result_that_is_not_done_is_tried_again(string operation)
    {
        var ran = _shell.Run($"{Rows(operation)} | {operation}-CvmImageShare -WhatIf").MustSucceed();

        Assert.Equal(["img-6pb6lrmy (ap-tokyo): 1000000004, 1000000005"], ran.WouldDo);
        Assert.StartsWith("Skipped 4 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grant", "Revoke", "$false", "1000000000, 1000000005")]
    [InlineData("Grant", "Revoke", "'False'", "1000000000, 1000000005")]
    [InlineData("Revoke", "Grant", "$true", "1000000002, 1000000005")]
    [InlineData("Revoke", "Grant", "'TRUE'", "1000000002, 1000000005")]
    public void To_the_opposite_cmdlet_what_was_changed_is_undone_and_one_warning_counts_the_rest(
        string done, string undoes, string before, string accounts)
    {
        var ran = _shell.Run($"{Rows(done, before)} | {undoes}-CvmImageShare -WhatIf").MustSucceed();

        Assert.Equal([$"img-6pb6lrmy (ap-tokyo): {accounts}"], ran.WouldDo);
        Assert.StartsWith("Skipped 4 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grant", "Revoke", "$true")]
    [InlineData("Grant", "Revoke", "$null")]
    [InlineData("Grant", "Revoke", "''")]
    [InlineData("Revoke", "Grant", "$false")]
    [InlineData("Revoke", "Grant", "$null")]
    public void What_was_so_before_or_is_not_known_is_not_undone(string done, string undoes, string before)
    {
        var ran = _shell.Run($"{Rows(done, before)} | {undoes}-CvmImageShare -WhatIf").MustSucceed();

        Assert.Empty(ran.WouldDo);
        Assert.StartsWith("Skipped 6 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Every result and test: whether something is done, there is nothing to do, or that is not known.</summary>
    [Theory]
    [InlineData("Grant", "Revoke", "Shared", "acts", "nothing", "unsure")]
    [InlineData("Grant", "Revoke", "AlreadyShared", "nothing", "nothing", "nothing")]
    [InlineData("Grant", "Revoke", "Failed", "nothing", "nothing", "nothing")]
    [InlineData("Grant", "Revoke", "Unknown", "acts", "nothing", "unsure")]
    [InlineData("Revoke", "Grant", "Revoked", "nothing", "acts", "unsure")]
    [InlineData("Revoke", "Grant", "NotShared", "nothing", "nothing", "nothing")]
    [InlineData("Revoke", "Grant", "Failed", "nothing", "nothing", "nothing")]
    [InlineData("Revoke", "Grant", "Unknown", "nothing", "acts", "unsure")]
    [InlineData("Grant", "Grant", "Shared", "nothing", "nothing", "nothing")]
    [InlineData("Grant", "Grant", "Failed", "acts", "acts", "acts")]
    [InlineData("Revoke", "Revoke", "Revoked", "nothing", "nothing", "nothing")]
    [InlineData("Revoke", "Revoke", "Unknown", "acts", "acts", "acts")]
    [InlineData("", "Grant", "Unknown", "unsure", "unsure", "unsure")]
    [InlineData("", "Revoke", "Unknown", "unsure", "unsure", "unsure")]
    [InlineData("", "Grant", "Correct", "nothing", "nothing", "nothing")]
    [InlineData("", "Revoke", "Missing", "nothing", "nothing", "nothing")]
    public void There_is_nothing_to_do_is_said_only_where_it_is_known(
        string done, string verb, string status, string ifFalse, string ifTrue, string ifNull)
    {
        foreach (var (values, expected) in new[]
        {
            (new[] { "$false", "'False'" }, ifFalse), (["$true", "'TRUE'"], ifTrue), (["$null", "''", "'perhaps'"], ifNull),
        })
        {
            foreach (var value in values)
            {
                var operation = done.Length == 0 ? "CreatedTime = ''" : $"Operation = '{done}'";
                var ran = _shell.Run(
                    "[pscustomobject]@{ Region = 'ap-tokyo'; ImageId = 'img-6pb6lrmy'; AccountId = '1000000001'; "
                        + $"{operation}; Status = '{status}'; SharedBefore = {value} }} | {verb}-CvmImageShare -WhatIf")
                    .MustSucceed();

                Assert.Equal((value, expected), (value, ran.WouldDo.Count == 1 ? "acts" : KindOf(Assert.Single(ran.Warnings))));
            }
        }
    }

    [Fact]
    public void The_warning_of_results_that_may_ask_for_something_says_what_to_do()
        => Assert.Equal(
            ["Skipped 6 results. For 2 of them, it is not known whether there is anything to revoke: SharedBefore has no "
                + "value, or Test-CvmImageShare could not read the list. To revoke anyway, pass the accounts alone: "
                + "Select-Object ImageId, AccountId, Region."],
            _shell.Run($"{Rows("Grant", "$null")} | Revoke-CvmImageShare -WhatIf").MustSucceed().Warnings);

    [Theory]
    [InlineData("Grant", "Missing")]
    [InlineData("Revoke", "Unexpected")]
    public void A_test_is_acted_upon_where_it_asks_for_this_direction(string verb, string status)
    {
        var tests = string.Join(", ", new[] { "Correct", "Missing", "Unexpected", "Unknown" }.Select((one, index) =>
            $"[pscustomobject]@{{ Region = 'ap-tokyo'; ImageId = 'img-6pb6lrmy'; AccountId = '100000000{index}'; "
            + $"Status = '{one}'; CreatedTime = '' }}"));
        var ran = _shell.Run($"{tests} | {verb}-CvmImageShare -WhatIf").MustSucceed();

        Assert.Equal([$"img-6pb6lrmy (ap-tokyo): 100000000{(status == "Missing" ? 1 : 2)}"], ran.WouldDo);
        Assert.StartsWith("Skipped 3 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status = 'Shared'")]
    [InlineData("Status = 'failed'")]
    [InlineData("Operation = 'Grant'")]
    public void A_copy_that_lost_what_tells_its_direction_is_refused(string column)
    {
        var ran = _shell.Run(
            $"[pscustomobject]@{{ ImageId = 'img-6pb6lrmy'; AccountId = '1000000001'; {column} }} "
            + "| Revoke-CvmImageShare -Region ap-tokyo -WhatIf");

        Assert.Empty(ran.WouldDo);
        Assert.Equal(["ResultNotAccepted"], ran.Codes);
    }

    [Fact]
    public void A_result_that_the_module_made_is_known_as_one()
    {
        _shell.Run("$results = Grant-CvmImageShare img-6pb6lrmy 123, 124 -Region ap-tokyo -ErrorAction Ignore");
        var ran = _shell.Run("$results | Revoke-CvmImageShare").MustSucceed();

        Assert.Empty(ran.Output);
        Assert.StartsWith("Skipped 2 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_result_tried_again_is_refused_again()
    {
        _shell.Run("$results = Grant-CvmImageShare img-6pb6lrmy 123 -Region ap-tokyo -ErrorAction SilentlyContinue");
        var ran = _shell.Run("$results | Grant-CvmImageShare -ErrorAction SilentlyContinue");

        Assert.Equal(["123 Failed AccountIdMalformed"], ran.Results);
        Assert.Equal("ap-tokyo", ran.Output[0].Properties["Region"].Value);
    }

    [Fact]
    public void An_object_with_its_own_status_is_not_a_result()
        => Assert.Equal(
            ["img-6pb6lrmy (ap-tokyo): 1000000000"],
            _shell.Run($"{Row("Grant", "new", 0)} | Revoke-CvmImageShare -WhatIf").MustSucceed().WouldDo);

    private static string KindOf(string warning)
        => warning.Contains("is not known", StringComparison.Ordinal) ? "unsure"
            : warning.Contains(": there is nothing to", StringComparison.Ordinal) ? "nothing" : warning;

    private static string Rows(string operation, string before = "$null")
        => string.Join(", ", All.Select((status, index) => Row(operation, status, index, before)));

    private static string Row(string operation, string status, int index, string before = "$null") =>
        $$"""
        [pscustomobject]@{
            Region = 'ap-tokyo'
            ImageId = 'img-6pb6lrmy'
            AccountId = '100000000{{index}}'
            Operation = '{{operation}}'
            Status = '{{status}}'
            SharedBefore = {{before}}
        }
        """;
}
