using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using ImageSharing.Input;
using ImageSharing.Input.Forms;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>What one item means, beside what was typed.</summary>
public sealed class ItemReaderTests
{
    private const string A = "1000000001";
    private const string B = "1000000002";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private static readonly ScriptBlock SomeBlock = ScriptBlock.Create("stands in");

    public static TheoryData<object, string> Values => new()
    {
        { A, A },
        { $"\u200B {A}\uFEFF", A },
        { 1000000001, A },
        { 100000000012L, "100000000012" },
        { 18446744073709551615UL, "18446744073709551615" },
        { BigInteger.Parse("12345678901234567890", null), "12345678901234567890" },
        { 100000000012m, "100000000012" },
        { 100000000012.00m, "100000000012" },
        { 100000000012d, "100000000012" },
        { 11000000d, "11000000" },
        { 9007199254740991d, "9007199254740991" },
        { new object[] { A }, A },
        { new ArrayList { A, 1000000002 }, $"{A}, {B}" },
        { new object[] { new object[] { A }, B }, $"{A}, {B}" },
    };

    public static TheoryData<object> Damage => new()
    {
        123456000000d, 9007199254740992d, 1000000001.5d, double.NaN, double.PositiveInfinity, -1000000001d, 10000001f,
        1000000001.5m, true, new DateTime(2026, 1, 1), new Version(1, 2, 3, 4), Guid.Empty, new Hashtable { ["a"] = A },
        new PSObject(), Array.Empty<object>(), DBNull.Value, new object[] { A, null! }, new object[] { A, new PSObject() },
        JsonDocument.Parse($"\"{A}\"").RootElement, ScriptBlock.Create(A), "1.0E+11", $"{A},{B}", $"[\"{A}\"]",
        "10000 00001", "1000\u200B000001", "\uFF11\uFF10\uFF10\uFF10\uFF10", DayOfWeek.Friday, Nested(9),
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_understood_in_a_pipeline_in_a_column_and_in_a_parameter(object value, string accounts)
    {
        Assert.Equal($"{G}: {accounts}", Of(InputRules.Grant, value, ("ImageId", G)));
        Assert.Equal($"{G}: {accounts}", Of(InputRules.Grant, Row(("ImageId", G), ("Uin", value))));
        Assert.Equal(
            $"{G}: {accounts}", Of(InputRules.Grant, Row(("ImageId", G)), ("AccountId", value as object[] ?? [value])));
    }

    [Theory]
    [MemberData(nameof(Damage))]
    public void A_damaged_value_refuses_its_item_whole(object value)
    {
        Assert.Equal("AccountIdMalformed", Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", value))));
        Assert.Equal("AccountIdMalformed", Of(InputRules.Revoke, Row(("ImageId", G), ("AccountId", new[] { A, value }))));
    }

    [Fact]
    public void A_refused_number_is_never_shown_as_an_account()
    {
        foreach (var number in new object[] { 123456000000d, 10000001f, 9007199254740992d })
        {
            var account = Read(InputRules.Grant, number, ("ImageId", G)).Accounts.Single();
            Assert.False(AccountIdText.IsWellFormed(account.Text), account.Text);
        }
    }

    [Theory]
    [InlineData("<r><i ImageId='img-6pb6lrmy' AccountId='1000000001' Region='ap-tokyo'/></r>")]
    [InlineData("<r><i><ImageId>img-6pb6lrmy</ImageId><AccountId>1000000001</AccountId><Region>ap-tokyo</Region></i></r>")]
    [InlineData("<r><i><imageid>img-6pb6lrmy</imageid><uin t='x'> 1000000001 </uin><region>AP-Tokyo</region></i></r>")]
    public void An_XML_element_is_a_row_by_its_attributes_and_child_elements(string xml)
        => Assert.Equal($"{G} (ap-tokyo): {A}", Of(InputRules.Grant, Element(xml)));

    [Theory]
    [InlineData("<r><uin>1000000001</uin></r>", "img-6pb6lrmy: 1000000001")]
    [InlineData("<r><uin name='x'>1000000001</uin></r>", "img-6pb6lrmy: 1000000001")]
    [InlineData("<r><uin AccountId='1000000002'>1000000001</uin></r>", "AccountIdMalformed")]
    [InlineData("<r><uin><a/></uin></r>", "AccountIdMalformed")]
    public void An_XML_element_without_child_elements_is_its_text(string xml, string meaning)
        => Assert.Equal(meaning, Of(InputRules.Grant, Element(xml), ("ImageId", G)));

    [Fact]
    public void Rows_of_tables_and_dictionaries_are_rows()
    {
        var table = new DataTable();
        table.Columns.Add("ImageId");
        table.Columns.Add("Uin", typeof(double));
        var row = table.Rows.Add(G, 1000000001d);
        var caseSensitive = new Dictionary<string, object> { ["imageid"] = G, ["UIN"] = 1000000001 };

        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, row));
        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, caseSensitive));
        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, new Hashtable { ["ImageId"] = G, ["account"] = A }));
    }

    [Fact]
    public void A_dictionary_that_has_a_column_twice_is_refused_where_the_values_differ()
    {
        var twice = new Dictionary<string, object> { ["ImageId"] = G, ["AccountId"] = A, ["accountid"] = B };
        Assert.Equal("AccountIdMalformed", Of(InputRules.Grant, twice));

        twice["accountid"] = A;
        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, twice));
    }

    [Fact]
    public void Account_columns_with_different_values_are_ambiguous()
    {
        Assert.Equal(
            "AccountIdAmbiguous", Of(InputRules.Revoke, Row(("ImageId", G), ("AccountId", A), ("Uin", B))));
        Assert.Equal("AccountIdAmbiguous", Of(InputRules.Revoke, Row(("ImageId", G), ("AccountId", A), ("Uin", ""))));
        Assert.Equal($"{G}: {A}", Of(InputRules.Revoke, Row(("ImageId", G), ("AccountId", A), ("Uin", 1000000001))));
    }

    [Fact]
    public void Accounts_come_from_one_side()
    {
        Assert.Equal(
            "command AccountIdAmbiguous", Of(InputRules.Grant, A, ("ImageId", G), ("AccountId", new object[] { B })));
        Assert.Equal(
            "command AccountIdAmbiguous",
            Of(InputRules.Grant, Row(("ImageId", G), ("Account", A)), ("AccountId", new object[] { A })));
        Assert.Equal(
            "AccountIdMalformed",
            Of(InputRules.Grant, Row(("ImageId", G), ("Account", " ")), ("AccountId", new object[] { A })));
    }

    [Fact]
    public void The_script_block_decides_the_value_of_any_item()
    {
        var row = Row(("ImageId", G), ("AccountId", A), ("Code", B));

        Assert.Equal($"{G}: {B}", Of(InputRules.Grant, row, ("AccountId", SomeBlock)));
        Assert.Equal("AccountIdMalformed", Of(InputRules.Grant, A, ("ImageId", G), ("AccountId", SomeBlock)));
        Assert.Equal(
            "AccountIdMalformed", Of(InputRules.Set, Row(("ImageId", G), ("Code", null)), ("AccountId", SomeBlock)));
        Assert.Equal(
            $"{W}: {A}",
            Of(InputRules.Revoke, Row(("ImageId", G), ("AccountId", A), ("Code", W)), ("ImageId", SomeBlock)));
        Assert.Equal(
            $"{G} (ap-seoul): {A}",
            Of(
                InputRules.Revoke,
                Row(("ImageId", G), ("AccountId", A), ("Region", "ap-tokyo"), ("Code", "ap-seoul")),
                ("Region", SomeBlock)));
    }

    [Fact]
    public void The_text_of_a_failed_block_is_not_left_for_a_second_try()
        => Assert.Equal(
            string.Empty, Read(InputRules.Grant, A, ("ImageId", G), ("AccountId", SomeBlock)).Accounts.Single().Text);

    [Fact]
    public void A_list_where_one_value_is_needed_refuses_the_item()
    {
        Assert.Equal(
            "ImageIdMalformed", Of(InputRules.Grant, Row(("ImageId", new[] { G, W }), ("AccountId", A))));
        Assert.Equal(
            "RegionMalformed",
            Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", A), ("Region", new[] { "ap-tokyo", "ap-seoul" }))));
        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, Row(("ImageId", new[] { G }), ("AccountId", A))));
    }

    [Fact]
    public void A_part_that_is_not_used_must_be_right_all_the_same()
    {
        Assert.Equal(
            "RegionMalformed",
            Of(
                InputRules.Revoke,
                Row(("AccountId", A), ("Region", "ap-guangzhou-3")),
                ("ImageId", G),
                ("Region", "ap-guangzhou")));
        Assert.Equal(
            "RegionMalformed",
            Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", A), ("Region", "ap-guangzhou-3")), ("ImageId", W)));
        Assert.Equal(
            "x: ImageIdMalformed", Of(InputRules.Set, Row(("ImageId", "x"), ("AccountId", A)), ("ImageId", W)));
    }

    [Fact]
    public void Blank_lines_and_rows_are_told_from_damage()
    {
        Assert.Equal("blank", Of(InputRules.Set, " \u200B", ("ImageId", G)));
        Assert.Equal("blank", Of(InputRules.Set, Row(("ImageId", ""), ("AccountId", " "))));
        Assert.Equal("blank", Of(InputRules.Set, Row(("ImageId", ""), ("Code", "")), ("AccountId", SomeBlock)));
        Assert.Equal("AccountIdMalformed", Of(InputRules.Set, null, ("ImageId", G)));
        Assert.Equal("AccountIdMalformed", Of(InputRules.Set, Row(("ImageId", ""), ("AccountId", null))));
        Assert.Equal("AccountIdMalformed", Of(InputRules.Set, Row(("AccountId", "")), ("ImageId", G)));
    }

    private static object Nested(int depth) => depth == 0 ? A : new[] { Nested(depth - 1) };
}
