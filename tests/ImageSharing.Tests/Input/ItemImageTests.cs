using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Input;
using ImageSharing.Input.Forms;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>Which image and region an item means, and what is no image at all.</summary>
public sealed class ItemImageTests
{
    private const string A = "1000000001";
    private const string B = "1000000002";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    [Fact]
    public void A_typed_image_is_the_one_meant_by_Grant_and_Set_and_the_items_region_is_not_used()
    {
        var row = Row(("ImageId", G), ("AccountId", A), ("Region", "ap-tokyo"));

        Assert.Equal($"{W}: {A}", Of(InputRules.Grant, row, ("ImageId", W)));
        Assert.Equal($"{W} (ap-seoul): {A}", Of(InputRules.Set, row, ("ImageId", W), ("Region", "ap-seoul")));
        Assert.Equal(
            $"{W} (ap-tokyo): {A}",
            Of(InputRules.Grant, Row(("AccountId", A), ("Region", "ap-tokyo")), ("ImageId", W)));
    }

    [Fact]
    public void Revoke_refuses_an_item_of_another_image_than_the_typed_one()
    {
        var row = Row(("ImageId", G), ("AccountId", A));

        Assert.Equal($"{G}: ImageIdMismatch", Of(InputRules.Revoke, row, ("ImageId", W)));
        Assert.Equal($"{G}: {A}", Of(InputRules.Revoke, row, ("ImageId", new object[] { W, G })));
        Assert.Equal($"{W}: {A}", Of(InputRules.Revoke, Row(("AccountId", A)), ("ImageId", W)));
    }

    [Fact]
    public void An_image_and_its_region_belong_together()
        => Assert.Equal(
            $"{G} (ap-tokyo): RegionMismatch",
            Of(
                InputRules.Grant,
                Row(("ImageId", G), ("AccountId", A), ("Region", "AP-Tokyo")),
                ("Region", "ap-seoul")));

    [Theory]
    [InlineData("IMG-6pb6lrmy")]
    [InlineData("'img-6pb6lrmy'")]
    [InlineData("img-6pb6lrmy,img-9qabwvbn")]
    [InlineData("[\"img-6pb6lrmy\"]")]
    [InlineData("golden-web")]
    [InlineData("img-6pb6\u200Blrmy")]
    [InlineData("img-")]
    [InlineData("1000000001")]
    public void An_image_ID_that_cannot_be_right_is_refused_by_Set_and_Revoke_and_sent_by_Grant(string text)
    {
        var row = Row(("ImageId", text), ("AccountId", A));

        Assert.Equal($"{text}: ImageIdMalformed", Of(InputRules.Set, row));
        Assert.Equal($"{text}: ImageIdMalformed", Of(InputRules.Revoke, row));
        Assert.Equal($"{text}: {A}", Of(InputRules.Grant, row));
        Assert.False(ImageIdText.IsUsual(text));
    }

    [Fact]
    public void An_image_ID_of_another_length_is_possible()
        => Assert.Equal($"img-6pb6lrmy0: {A}", Of(InputRules.Set, Row(("ImageId", "img-6pb6lrmy0"), ("AccountId", A))));

    [Theory]
    [InlineData("ap-guangzhou-3", "Use the region of the zone: ap-guangzhou.")]
    [InlineData("ap-guangzhou,ap-tokyo", "Pass one region.")]
    [InlineData("'ap-tokyo'", "Remove the quotation marks.")]
    [InlineData("ap_tokyo", "Correct the region.")]
    [InlineData("100000000011", "Correct the region.")]
    [InlineData("ap-", "Correct the region.")]
    public void A_region_that_cannot_be_right_is_refused_with_advice_that_fits(string region, string action)
    {
        var reading = Read(InputRules.Grant, Row(("ImageId", G), ("AccountId", A), ("Region", region)));

        Assert.Equal("RegionMalformed", reading.Images.Single().Refusal!.Code);
        Assert.Equal(action, reading.Images.Single().Refusal!.RecommendedAction);
    }

    [Fact]
    public void All_accepts_images_alone()
    {
        Assert.Equal($"{G}:", Of(InputRules.RevokeAll, G));
        Assert.Equal($"{G} (ap-tokyo):", Of(InputRules.RevokeAll, Row(("ImageId", G), ("Region", "ap-tokyo"))));
        Assert.Equal(
            $"{G}:", Of(InputRules.RevokeAll, Row(("ImageId", G), ("ImageName", "x"), ("PSComputerName", "y"))));
        Assert.Equal("command AccountIdWithAll", Of(InputRules.RevokeAll, Row(("ImageId", G), ("Owner", "x"))));
        Assert.Equal("command AccountIdWithAll", Of(InputRules.RevokeAll, Row(("ImageId", G), ("Name", "x"))));
        Assert.Equal($"{G}:", Of(InputRules.RevokeAll, Row(("ImageId", G), ("ImageName", "x"), ("Name", "x"))));
        Assert.Equal(
            "command AccountIdWithAll", Of(InputRules.RevokeAll, Row(("ImageId", G), ("ImageName", "x"), ("Owner", "x"))));
        Assert.Equal("command AccountIdWithAll", Of(InputRules.RevokeAll, A));
        Assert.Equal("command AccountIdWithAll", Of(InputRules.RevokeAll, G, ("ImageId", W)));
        Assert.Equal(
            "command AccountIdWithAll", Of(InputRules.RevokeAll, Element($"<r><i ImageId='{G}' AccountId='{A}'/></r>")));
        Assert.Equal(
            "command AccountIdWithAll", Of(InputRules.RevokeAll, Element($"<r><i owner='{A}'>{G}</i></r>")));
    }

    [Fact]
    public void All_does_nothing_for_an_item_that_says_nothing_beside_a_typed_image()
    {
        foreach (var item in new object?[] { null, DBNull.Value, Array.Empty<object>(), Row(("ImageId", new Hashtable())) })
            Assert.Equal("ImageIdMalformed", Of(InputRules.RevokeAll, item, ("ImageId", G)));
        Assert.Equal("blank", Of(InputRules.RevokeAll, " ", ("ImageId", G)));
    }

    [Fact]
    public void An_image_with_a_property_of_ones_own_could_name_an_account()
    {
        var image = PSObject.AsPSObject(new Image("ap-tokyo", G));
        Assert.Equal($"{G} (ap-tokyo):", Of(InputRules.RevokeAll, image));

        image.Properties.Add(new PSNoteProperty("Uin", A));
        Assert.Equal("command AccountIdWithAll", Of(InputRules.RevokeAll, image));
    }

    [Fact]
    public void A_list_of_a_whole_image_is_asked_for_by_an_item_that_can_mean_nothing_else()
    {
        Assert.Equal($"{G}:", Of(InputRules.ListShares, G));
        Assert.Equal($"{G}: {A}", Of(InputRules.ListShares, Row(("ImageId", G), ("AccountId", A), ("Note", "x"))));
        Assert.Equal("AccountIdMissing", Of(InputRules.ListShares, Row(("ImageId", G), ("AcountId", A))));
        Assert.Equal("AccountIdMalformed", Of(InputRules.ListShares, Row(("ImageId", G), ("AccountId", null))));
        Assert.Equal($"{W}: {A}", Of(InputRules.ListShares, A, ("ImageId", W)));
        Assert.Equal($"{G}: ImageIdMismatch", Of(InputRules.ListShares, G, ("ImageId", W)));
    }
}
