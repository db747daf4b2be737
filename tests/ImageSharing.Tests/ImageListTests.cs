using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What Get-CvmImage asks the service for, page by page and in each region.</summary>
public sealed class ImageListTests : ServiceShell
{
    [Fact]
    public void Only_an_image_that_the_service_does_not_have_is_called_not_found()
    {
        const string piped = "[pscustomobject]@{ ImageId = 'img-0000000a'; Region = 'ap-tokyo' }";
        var elsewhere = Run($"{piped} | Get-CvmImage -Region ap-osaka").Errors.Single().ErrorDetails.Message;
        Set("TENCENTCLOUD_REGION", null);
        var nowhere = Run("Get-CvmImage img-0000000a").Errors.Single().ErrorDetails.Message;

        Assert.StartsWith(
            "Cannot look up image img-0000000a (ap-osaka). The item has", elsewhere, StringComparison.Ordinal);
        Assert.Equal("Image img-0000000a was not looked up. No region was specified.", nowhere);
    }

    [Fact]
    public void Without_a_question_all_private_images_are_listed_page_by_page()
    {
        Many(250);
        Image("img-public00").Type = "PUBLIC_IMAGE";
        var ran = Run("Get-CvmImage").MustSucceed();

        Assert.Equal(250, ran.Values("ImageId").Distinct().Count());
        Assert.Equal(3, Service.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public void Select_First_keeps_the_second_page_from_being_read()
    {
        Many(250);
        Assert.Equal(100, Run("Get-CvmImage | Select-Object -First 100").MustSucceed().Output.Count);
        Assert.Equal(1, Service.Requests.Count(SandboxActions.DescribeImages));
        Assert.Equal(101, Run("Get-CvmImage | Select-Object -First 101").MustSucceed().Output.Count);
        Assert.Equal(3, Service.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public void Types_and_states_are_asked_for()
    {
        Image("img-0000000a").State = "CREATING";
        Image("img-0000000b");
        Image("img-0000000c").Type = "PUBLIC_IMAGE";

        Assert.Equal(["img-0000000b"], Run("Get-CvmImage -ImageState normal").MustSucceed().Values("ImageId"));
        Assert.Equal(
            ["img-0000000a"],
            Run("Get-CvmImage -ImageState CREATING, SYNCING").MustSucceed().Values("ImageId"));
        Assert.Equal(["img-0000000c"], Run("Get-CvmImage -ImageType PUBLIC_IMAGE").MustSucceed().Values("ImageId"));
        Assert.Empty(Run("Get-CvmImage -ImageType MARKET_IMAGE").MustSucceed().Output);
    }

    [Fact]
    public void More_than_a_hundred_IDs_are_asked_for_in_hundreds_and_come_in_order()
    {
        Many(250);
        var ran = Run("249..0 | ForEach-Object { 'img-{0:x8}' -f $_ } | Get-CvmImage").MustSucceed();

        Assert.Equal("img-000000f9", ran.Values("ImageId").First());
        Assert.Equal(250, ran.Output.Count);
        Assert.Equal(3, Service.Requests.Count(SandboxActions.DescribeImages));
    }

    [Fact]
    public void Images_that_are_not_there_are_errors_of_their_own_and_the_others_come()
    {
        Many(50);
        var ran = Run("Get-CvmImage img-00000001, img-notthere, img-00000002, img-northere");

        Assert.Equal(["img-00000001", "img-00000002"], ran.Values("ImageId"));
        Assert.Equal(["InvalidImageId.NotFound", "InvalidImageId.NotFound"], ran.Codes);
        Assert.Equal(["img-notthere", "img-northere"], ran.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void An_image_is_looked_for_in_every_region_and_is_an_error_where_it_is_in_none()
    {
        Service.Images.Add("img-0000000a", "ap-tokyo");
        Service.Images.Add("img-0000000b", "ap-osaka");
        var ran = Run("Get-CvmImage img-0000000a, img-0000000b, img-0000000c -Region ap-tokyo, ap-osaka");

        Assert.Equal(["ap-tokyo", "ap-osaka"], ran.Values("Region"));
        Assert.Equal("img-0000000c", Assert.Single(ran.Errors).TargetObject);
    }

    [Fact]
    public void A_region_that_is_refused_does_not_keep_the_next_one_from_being_listed()
    {
        Service.Images.Add("img-0000000b", "ap-osaka");
        Service.Options.Regions = new HashSet<string> { "ap-osaka" };
        var ran = Run("Get-CvmImage -Region ap-nowhere, ap-osaka");

        Assert.Equal(["img-0000000b"], ran.Values("ImageId"));
        Assert.Equal(["UnsupportedRegion"], ran.Codes);
        Assert.Equal("ap-nowhere", ran.Errors[0].TargetObject);
    }

    [Fact]
    public void A_wrong_key_ends_the_command()
    {
        Set("TENCENTCLOUD_SECRET_KEY", "wrong");
        var ran = Run("Get-CvmImage -Region ap-tokyo, ap-osaka");

        Assert.StartsWith(
            "AuthFailure.SignatureFailure,",
            (ran.Failure?.ErrorRecord ?? ran.Errors.Single()).FullyQualifiedErrorId,
            StringComparison.Ordinal);
        Assert.Equal(1, Service.Requests.Count(SandboxActions.DescribeImages));
    }

    private void Many(int count)
    {
        for (var i = 0; i < count; i++) Image($"img-{i.ToString("x8", CultureInfo.InvariantCulture)}");
    }
}
