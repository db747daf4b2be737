using System;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>DESIGN, "A result piped in" knows its direction.</summary>
public sealed class PipedResultTests : IDisposable
{
    private static readonly string[] All = ["Shared", "AlreadyShared", "Revoked", "NotShared", "Failed", "Unknown"];

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    public void To_its_own_cmdlet_every_result_is_tried_again(string operation)
    {
        var ran = _shell.Run($"{Rows(operation)} | {operation}-CvmImageShare -WhatIf").MustSucceed();

        Assert.Equal(
            ["img-6pb6lrmy (ap-tokyo): 1000000000, 1000000001, 1000000002, 1000000003, 1000000004, 1000000005"],
            ran.WouldDo);
        Assert.Empty(ran.Warnings);
    }

    [Theory]
    [InlineData("Grant", "Revoke", "1000000000, 1000000005")]
    [InlineData("Revoke", "Grant", "1000000002, 1000000005")]
    public void To_the_opposite_cmdlet_what_was_done_or_may_have_been_is_undone_and_one_warning_counts_the_rest(
        string done, string undoes, string accounts)
    {
        var ran = _shell.Run($"{Rows(done)} | {undoes}-CvmImageShare -WhatIf").MustSucceed();

        Assert.Equal([$"img-6pb6lrmy (ap-tokyo): {accounts}"], ran.WouldDo);
        Assert.StartsWith("4 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_the_module_made_is_known_as_one()
    {
        _shell.Run("$results = Grant-CvmImageShare img-6pb6lrmy 123, 124 -Region ap-tokyo -ErrorAction Ignore");
        var ran = _shell.Run("$results | Revoke-CvmImageShare").MustSucceed();

        Assert.Empty(ran.Output);
        Assert.StartsWith("2 results", Assert.Single(ran.Warnings), StringComparison.Ordinal);
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
    public void An_object_with_a_status_of_its_own_is_no_result()
        => Assert.Equal(
            ["img-6pb6lrmy (ap-tokyo): 1000000000"],
            _shell.Run($"{Row("Grant", "new", 0)} | Revoke-CvmImageShare -WhatIf").MustSucceed().WouldDo);

    private static string Rows(string operation)
        => string.Join(", ", All.Select((status, index) => Row(operation, status, index)));

    private static string Row(string operation, string status, int index) =>
        $$"""
        [pscustomobject]@{
            Region = 'ap-tokyo'
            ImageId = 'img-6pb6lrmy'
            AccountId = '100000000{{index}}'
            Operation = '{{operation}}'
            Status = '{{status}}'
        }
        """;
}
