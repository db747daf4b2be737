using System.Linq;
using ImageSharing.Errors;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.ShareReadings;

namespace ImageSharing.Tests.Input;

/// <summary>An input that is taken as one statement: what is not understood refuses every image.</summary>
public sealed class ShareStatementTests
{
    private const string Tokyo = "ap-tokyo";
    private const string Seoul = "ap-seoul";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private readonly ShareInput _input = new(needsAccounts: true);

    [Fact]
    public void A_whole_input_is_taken_as_one_statement()
    {
        _input.Add(Item(Of(W, Tokyo), "10001"));
        _input.Add(Item(new ImageReading(G, [Tokyo], new Refusal("ImageIdMalformed", "malformed")), "10002"));

        _input.RefuseIncomplete("DesiredSetIncomplete.Set");

        Assert.Equal(["DesiredSetIncomplete", "ImageIdMalformed"], _input.Images.Select(image => image.Refusal!.Code));
    }

    [Fact]
    public void A_complete_input_is_not_refused()
    {
        _input.Add(Item(Of(W, Tokyo), "10001"));
        _input.Add(Item(Of(G, Seoul), "10001"));

        _input.RefuseIncomplete("DesiredSetIncomplete.Set");

        Assert.All(_input.Images, image => Assert.Null(image.Refusal));
    }

    [Fact]
    public void An_image_under_two_regions_makes_the_statement_incomplete()
    {
        _input.Add(Item(Of(G, Tokyo), "10001"));
        _input.Add(Item(Of(W, Tokyo), "10001"));
        _input.Add(Item(Of(G, Seoul), "10001"));

        _input.RefuseIncomplete("DesiredSetIncomplete.Set");

        Assert.All(_input.Images, image => Assert.Equal("DesiredSetIncomplete", image.Refusal!.Code));
        Assert.Contains(Tokyo, _input.Incompleteness);
        Assert.Contains(Seoul, _input.Incompleteness);
    }

    [Fact]
    public void One_refused_image_of_several_is_a_refusal()
    {
        _input.Add(Item(Of(G, Tokyo), "10001"));
        _input.Add(Item(Of(W, Tokyo), "10001"));
        Assert.False(_input.HasRefusals);

        _input.Images[0].Refuse(new Refusal("ImageIdMismatch"));

        Assert.True(_input.HasRefusals);
        Assert.True(_input.HasImagesToTry);
    }

    [Fact]
    public void A_refused_image_is_not_taken_for_a_second_region()
    {
        _input.Add(Item(Of(G, Tokyo), "10001"));
        _input.UseDefaultRegion(null);
        _input.Add(Item(Of(G, Seoul), "10001"));
        _input.Images[1].Refuse(new Refusal("ImageIdMismatch"));

        _input.RefuseIncomplete("DesiredSetIncomplete.Set");

        Assert.Null(_input.Images[0].Refusal);
    }
}
