using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;
using System.Xml;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>The columns of objects, dictionaries, data rows and XML elements.</summary>
public sealed class ItemColumnsTests
{
    private const string A = "1000000001";
    private const string B = "1000000002";
    private const string G = "img-6pb6lrmy";

    [Fact]
    public void The_columns_of_a_dictionary_are_its_keys()
    {
        Assert.Equal($"{G}:", Of(InputRules.RevokeAll, new Hashtable { ["ImageId"] = G }));
        Assert.Equal(["1"], Names(new Hashtable { [1] = "x" }));
        Assert.Equal(["Owner"], Names(new Hashtable { [new PSObject("Owner")] = "x" }));
        Assert.Equal(
            "command AccountIdWithAll", Of(InputRules.RevokeAll, new Hashtable { ["ImageId"] = G, ["Owner"] = "x" }));
    }

    [Fact]
    public void A_key_with_several_values_is_a_column_with_several_values()
        => Assert.Equal(
            $"{G}: {A}, {B}", Of(InputRules.Grant, new Hashtable { ["ImageId"] = G, ["AccountId"] = new[] { A, B } }));

    [Fact]
    public void A_dictionary_of_blanks_is_blank()
    {
        Assert.Equal("blank", Of(InputRules.Set, new Hashtable { ["ImageId"] = "", ["AccountId"] = " " }));
        Assert.NotEqual("blank", Of(InputRules.Set, new Hashtable { ["ImageId"] = "", ["Note"] = "x" }));
    }

    [Fact]
    public void The_columns_of_a_data_row_are_those_of_its_table()
    {
        var table = new DataTable();
        table.Columns.Add("ImageId");
        table.Columns.Add("Region");

        Assert.Equal(["ImageId", "Region"], Names(table.Rows.Add(G, "ap-tokyo")));
        Assert.Equal($"{G} (ap-tokyo):", Of(InputRules.RevokeAll, table.Rows.Add(G, "ap-tokyo")));
        Assert.Equal("blank", Of(InputRules.Set, table.Rows.Add("", DBNull.Value)));
    }

    [Fact]
    public void Another_object_may_have_columns_named_like_those_of_a_data_row()
        => Assert.Equal(["RowError", "Table"], Names(Row(("RowError", "x"), ("Table", "y"))));

    [Fact]
    public void Each_column_of_an_XML_element_counts_once()
    {
        var element = Element("<i ImageId=''><Note/></i>");

        Assert.Equal(["ImageId", "Note"], Names(element));
        Assert.NotEqual("blank", Of(InputRules.Set, Element("<i ImageId=''/>")));
    }

    [Fact]
    public void A_property_that_cannot_be_read_refuses_its_item_and_is_not_blank()
    {
        var refusal = Read(InputRules.Grant, new Broken { ImageId = G }).Refusal!;
        Assert.Equal("AccountIdMalformed", refusal.Code);
        Assert.Contains("is locked", refusal.Message);

        Assert.Equal("AccountIdMalformed", Of(InputRules.Grant, new Broken()));
        Assert.False(new ItemColumns(PSObject.AsPSObject(new Broken())).AreBlank());
    }

    private static IEnumerable<string> Names(object item) => new ItemColumns(PSObject.AsPSObject(item)).Names().ToList();

    private static XmlElement Element(string xml)
    {
        var document = new XmlDocument();
        document.LoadXml(xml);
        return document.DocumentElement!;
    }

    private sealed class Broken
    {
        public string ImageId { get; init; } = string.Empty;

        public string AccountId => throw new InvalidOperationException("is locked");
    }
}
