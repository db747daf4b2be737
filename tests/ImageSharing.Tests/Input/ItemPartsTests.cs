using System;
using System.Collections;
using System.Data;
using System.Linq;
using System.Management.Automation;
using System.Xml;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>What is read from the form of an item, and what a refused item keeps.</summary>
public sealed class ItemPartsTests
{
    private const string A = "1000000001";
    private const string G = "img-6pb6lrmy";

    private static readonly ScriptBlock SomeBlock = ScriptBlock.Create("stands in");

    [Fact]
    public void Every_whole_number_is_a_text()
    {
        object[] numbers =
            [(sbyte)100, (byte)100, (short)10000, (ushort)10000, 10000, 10000u, 10000L, 10000UL];

        Assert.All(numbers, number => Assert.Equal(ItemForm.Text, ItemForms.Of(PSObject.AsPSObject(number))));
    }

    [Theory]
    [InlineData("<i note='x'>1000000001</i>", "Text")]
    [InlineData("<i note='x' Uin='1000000002'>1000000001</i>", "Unknown")]
    [InlineData("<i imageid='img-6pb6lrmy'>1000000001</i>", "Unknown")]
    [InlineData("<i region='ap-tokyo'>1000000001</i>", "Unknown")]
    public void An_XML_element_with_a_text_and_a_column_is_neither(string xml, string form)
        => Assert.Equal(form, $"{ItemForms.Of(PSObject.AsPSObject(Element(xml)))}");

    [Fact]
    public void A_text_is_an_image_only_for_commands_that_name_images()
    {
        Assert.Equal($"no image: {A}", Of(InputRules.Grant, A));
        Assert.Equal("ImageIdMalformed", Of(InputRules.ListShares, A));
    }

    [Fact]
    public void A_refused_account_in_place_of_an_image_is_not_shown_as_an_account()
        => Assert.Equal(string.Empty, Read(InputRules.ListShares, A).Accounts.Single().Text);

    [Fact]
    public void A_blank_line_in_place_of_an_image_is_no_image_and_is_not_refused()
    {
        var reading = Read(InputRules.ListShares, " ");

        Assert.Null(reading.Refusal);
        Assert.Empty(reading.Images);
    }

    [Fact]
    public void An_item_with_an_image_and_a_region_is_understood_beside_a_typed_image()
        => Assert.Equal(
            $"{G} (ap-tokyo):", Of(InputRules.RevokeAll, Row(("ImageId", G), ("Region", "ap-tokyo")), ("ImageId", G)));

    [Fact]
    public void An_item_with_several_regions_where_one_is_needed_has_none()
    {
        var row = Row(("ImageId", G), ("AccountId", A), ("Region", new[] { "ap-tokyo", "ap-seoul" }));

        Assert.Empty(Read(InputRules.Grant, row).Images.Single().Regions);
    }

    [Fact]
    public void A_script_block_that_gives_nothing_is_told_from_one_that_fails()
    {
        var nothing = Read(InputRules.Grant, Row(("ImageId", G), ("Code", null)), ("AccountId", SomeBlock));
        var failure = Read(InputRules.Grant, Row(("ImageId", G)), ("AccountId", SomeBlock));

        Assert.Contains("The script block of -AccountId returned no value.", nothing.Refusal!.Message);
        Assert.Contains("The script block of -AccountId failed: no Code", failure.Refusal!.Message);
    }

    [Theory]
    [InlineData("ImageId;AccountId")]
    [InlineData("imageid|Region")]
    [InlineData("Name;accountid")]
    [InlineData("AccountId;Name")]
    public void A_whole_line_as_the_only_column_is_told_as_such(string line)
        => Assert.Contains($"only one column, which is named '{line}'", Refusal(Row((line, $"{G};{A}"))));

    [Fact]
    public void Columns_that_name_nothing_are_told()
    {
        Assert.Contains("Its columns are: Owner", Refusal(Row(("Owner", A))));
        Assert.Contains("Its columns are: Owner", Refusal(new Hashtable { ["Owner"] = A }));
        Assert.Contains("Its columns are: Owner", Refusal(Element($"<i Owner='{A}'><b/></i>")));
        Assert.Contains("Its columns are: Owner", Refusal(Data("Owner", A)));
        Assert.Contains("ImageId;Uin", Refusal(Row(("ImageId;Uin", A), ("Owner", A))));
        Assert.DoesNotContain("only one column", Refusal(Row(("ImageId;Uin", A), ("Owner", A))));
    }

    [Fact]
    public void An_object_that_is_no_row_is_told_by_its_type()
    {
        Assert.Contains("is of type System.Version and has no column", Refusal(new Version(1, 2)));
        Assert.Contains("and has no column", Refusal(new PSObject()));
    }

    private static string Refusal(object item) => Read(InputRules.Grant, item, ("ImageId", G)).Refusal!.Message!;

    private static DataRow Data(string column, string value)
    {
        var table = new DataTable();
        table.Columns.Add(column);
        return table.Rows.Add(value);
    }

    private static XmlElement Element(string xml)
    {
        var document = new XmlDocument();
        document.LoadXml(xml);
        return document.DocumentElement!;
    }
}
