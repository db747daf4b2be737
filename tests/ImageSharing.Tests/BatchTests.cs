using System;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Many accounts of one image: the quota and the size of a request.</summary>
public sealed class BatchTests : ServiceShell
{
    [Fact]
    public void Five_hundred_and_one_accounts_are_one_too_many_for_an_image()
    {
        var image = Image("img-6pb6lrmy");
        var ran = Run("1..501 | ForEach-Object { 1000000000 + $_ } | Grant-CvmImageShare img-6pb6lrmy");

        Assert.Equal(501, ran.Output.Count);
        Assert.All(ran.Results, result => Assert.EndsWith(" Failed OverQuota", result, StringComparison.Ordinal));
        var error = Assert.Single(ran.Errors);
        Assert.StartsWith("OverQuota,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("room for 500", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 too many", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, image.Shares.Count);
    }

    [Fact]
    public void AllowPartial_shares_those_that_fit_in_input_order()
    {
        var image = Image("img-6pb6lrmy");
        var ran = Run("1..501 | ForEach-Object { 1000000000 + $_ } | Grant-CvmImageShare img-6pb6lrmy -AllowPartial");

        Assert.Equal(500, ran.Results.Count(result => result.EndsWith(" Shared", StringComparison.Ordinal)));
        Assert.Equal("1000000501 Failed OverQuota", ran.Results[^1]);
        Assert.Equal(["OverQuota"], ran.Codes);
        Assert.Equal(500, image.Shares.Count);
    }

    [Fact]
    public void Five_hundred_and_one_accounts_go_in_two_requests()
    {
        var image = Image("img-6pb6lrmy");
        image.Shares.Declare(Enumerable.Range(1, 501).Select(index => $"{1000000000 + index}"));
        var ran = Run("1..501 | ForEach-Object { 1000000000 + $_ } | Revoke-CvmImageShare img-6pb6lrmy").MustSucceed();

        Assert.Equal(501, ran.Results.Count(result => result.EndsWith(" Revoked", StringComparison.Ordinal)));
        Assert.Equal([500, 1], Service.Requests.Writes.Select(write => write.AccountIds.Count));
    }

    [Fact]
    public void BatchSize_bounds_a_request()
    {
        Image("img-6pb6lrmy");
        Run("1..5 | ForEach-Object { 1000000000 + $_ } | Grant-CvmImageShare img-6pb6lrmy -BatchSize 2").MustSucceed();

        Assert.Equal([2, 2, 1], Service.Requests.Writes.Select(write => write.AccountIds.Count));
    }
}
