using System.Linq;
using ImageSharing.Errors;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.ShareReadings;

namespace ImageSharing.Tests.Input;

/// <summary>The region of images whose items have none.</summary>
public sealed class ShareInputRegionTests
{
    private const string Tokyo = "ap-tokyo";
    private const string Seoul = "ap-seoul";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private readonly ShareInput _input = new(needsAccounts: true);

    [Fact]
    public void Images_without_a_region_get_that_of_the_profile()
    {
        _input.Add(Item(new ImageReading(G, []), "10001"));
        _input.Add(Item(Of(W, Seoul), "10002"));

        _input.UseDefaultRegion(Tokyo);

        Assert.Equal([Tokyo, Seoul], _input.Images.Select(image => image.Region));
        Assert.Null(_input.Incompleteness);
    }

    [Fact]
    public void Without_a_region_of_the_profile_they_are_refused()
    {
        _input.Add(Item(new ImageReading(G, []), "10001"));
        _input.Add(Item(Of(W, Seoul), "10002"));

        _input.UseDefaultRegion(null);

        Assert.Equal(["RegionMissing", null], _input.Images.Select(image => image.Refusal?.Code));
        Assert.Contains(G, _input.Incompleteness);
        Assert.True(_input.HasImagesToTry);
    }

    [Fact]
    public void A_refused_image_needs_no_region()
    {
        _input.Add(Item(new ImageReading(G, [], new Refusal("ImageIdMalformed", "malformed")), "10001"));

        _input.UseDefaultRegion(null);

        Assert.Equal("ImageIdMalformed", _input.Images.Single().Refusal!.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_image_that_also_came_with_the_region_of_the_profile_is_one_image(bool isFirst)
    {
        _input.Add(Item(isFirst ? new ImageReading(G, []) : Of(G, Tokyo), "10001"));
        _input.Add(Item(Of(W, Tokyo), "10002"));
        _input.Add(Item(isFirst ? Of(G, Tokyo) : new ImageReading(G, []), "10003", "10001"));

        _input.UseDefaultRegion(Tokyo);

        Assert.Equal([$"{G} ({Tokyo})", $"{W} ({Tokyo})"], _input.Images.Select(image => $"{image}"));
        Assert.Equal(["10001", "10003"], _input.Images[0].WellFormedAccounts);

        _input.Add(Item(Of(G, Tokyo), "10004"));
        Assert.Equal(["10001", "10003", "10004"], _input.Images[0].WellFormedAccounts);
        Assert.Equal(2, _input.Images.Count);
    }

    [Fact]
    public void An_image_with_the_region_of_the_profile_is_found_again()
    {
        _input.Add(Item(new ImageReading(G, []), "10001"));
        _input.UseDefaultRegion(Tokyo);

        _input.Add(Item(Of(G, Tokyo), "10002"));

        Assert.Equal(["10001", "10002"], _input.Images.Single().WellFormedAccounts);
    }
}
