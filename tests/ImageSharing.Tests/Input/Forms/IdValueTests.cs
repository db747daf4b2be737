using System;
using System.Collections;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Xml;
using ImageSharing.Input.Forms;
using ImageSharing.Text;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ImageSharing.Tests.Input.Forms;

public sealed class IdValueTests
{
    private const string Image = "<i a='1'><b>x</b></i>";

    [Theory]
    [InlineData(-1000000001, "-1000000001")]
    [InlineData((byte)255, "255")]
    [InlineData((sbyte)-1, "-1")]
    [InlineData((short)12345, "12345")]
    [InlineData((ushort)12345, "12345")]
    [InlineData(12345u, "12345")]
    [InlineData('7', "7")]
    [InlineData(' ', "")]
    [InlineData(123456.0, "123456")]
    [InlineData(12345000000.0, "12345000000")]
    [InlineData(123450000001.0, "123450000001")]
    [InlineData(-9007199254740991.0, "-9007199254740991")]
    public void A_whole_number_is_its_digits(object number, string text)
    {
        var value = IdValue.Read(number).Single();

        Assert.Equal(text, value.Text);
        Assert.Null(value.Damage);
    }

    [Theory]
    [InlineData(-9007199254740992.0)]
    [InlineData(9007199254740992.0)]
    [InlineData(123456000000.0)]
    [InlineData(1.5)]
    [InlineData(12345f)]
    public void A_number_that_may_have_lost_digits_is_refused_in_exponent_notation(object number)
    {
        var value = IdValue.Read(number).Single();

        Assert.NotNull(value.Damage);
        Assert.Contains("E+", value.Text);
    }

    [Fact]
    public void Each_kind_of_damaged_number_has_its_own_reason()
    {
        object[] kinds = [1.5, 9007199254740992.0, 123456000000.0, 12345f];

        Assert.Equal(4, kinds.Select(number => IdValue.Read(number).Single().Damage).Distinct().Count());
        Assert.NotNull(Action(IdValue.Read(123456000000.0).Single()));
        Assert.Null(Action(IdValue.Read(1.5).Single()));
    }

    [Fact]
    public void Null_and_blank_are_blank_and_damage_is_not()
    {
        foreach (var blank in new object?[] { null, DBNull.Value, "", " ", Array.Empty<object>(), new PSObject(" ") })
        {
            Assert.True(IdValue.Read(blank).Single().IsBlank);
            Assert.Null(IdValue.Read(blank).Single().Damage);
        }

        Assert.False(IdValue.Unreadable("is damaged").IsBlank);
        Assert.False(IdValue.Read("1").Single().IsBlank);
    }

    [Fact]
    public void A_list_is_its_values_and_an_empty_list_in_it_is_blank()
    {
        Assert.Equal(["1", "", "2"], Texts(new object[] { "1", Array.Empty<object>(), new List<int> { 2 } }));
        Assert.Equal(["1"], Texts(new Queue<string>(["1"])));
        Assert.Equal(["1"], Texts(Nested("1", 8)));
        Assert.NotNull(IdValue.Read(Nested("1", 9)).Single().Damage);
    }

    [Fact]
    public void A_list_that_fails_keeps_what_came_and_says_that_it_failed()
    {
        var values = IdValue.Read(Failing());

        Assert.Equal("1", values[0].Text);
        Assert.Null(values[0].Damage);
        Assert.NotNull(values[1].Damage);
        Assert.Equal(2, values.Count);

        static IEnumerable<int> Failing()
        {
            yield return 1;
            throw new InvalidOperationException();
        }
    }

    [Fact]
    public void A_stopped_pipeline_stops_the_reading_of_a_list()
    {
        Assert.Throws<PipelineStoppedException>(() => IdValue.Read(Stopped()));

        static IEnumerable<int> Stopped()
        {
            yield return 1;
            throw new PipelineStoppedException();
        }
    }

    [Fact]
    public void An_object_is_shown_by_its_type()
    {
        Assert.Equal("[PSCustomObject]", IdValue.Read(Reading.Row(("a", 1))).Single().Text);
        Assert.Equal("[System.Version]", IdValue.Read(new Version(1, 2)).Single().Text);
        Assert.Equal("[KeyValuePair]", IdValue.Read(new KeyValuePair<int, int>(1, 2)).Single().Text);
        Assert.Equal("[System.Collections.Hashtable]", IdValue.Read(new Hashtable()).Single().Text);
        Assert.NotNull(Action(IdValue.Read(new Version(1, 2)).Single()));
    }

    [Fact]
    public void Objects_of_JSON_libraries_get_advice_of_their_own()
    {
        var json = IdValue.Read(JsonDocument.Parse("[1]").RootElement).Single();
        var list = IdValue.Read(new List<JsonElement>()).Single();

        Assert.NotEqual(Action(IdValue.Read(new Version(1, 2)).Single()), Action(json));
        Assert.Equal(Action(json), Action(list));
        Assert.Equal(Action(json), Action(IdValue.Read(new JObject()).Single()));
        Assert.False(IdValue.IsJson("System.Text.Json."));
    }

    [Fact]
    public void Text_dictionaries_and_XML_are_no_lists()
    {
        Assert.True(IdValue.IsList(new ArrayList()));
        Assert.True(IdValue.IsList(new DataTable().Rows));
        Assert.False(IdValue.IsList("text"));
        Assert.False(IdValue.IsList(new Hashtable()));
        Assert.False(IdValue.IsList(Document(Image)));
        Assert.False(IdValue.IsList(new List<JsonElement>()));
        Assert.False(IdValue.IsList(1));
    }

    [Fact]
    public void XML_nodes_have_a_text_unless_they_have_child_elements()
    {
        var element = Document(Image).DocumentElement!;

        Assert.True(Xml.IsNode(element));
        Assert.True(Xml.IsNode(element.Attributes[0]));
        Assert.False(Xml.IsNode("text"));
        Assert.False(Xml.IsNode(new object()));
        Assert.Null(Xml.Text(element));
        Assert.Null(Xml.Text(element.OwnerDocument));
        Assert.Null(Xml.Text(element.OwnerDocument.CreateDocumentFragment()));
        Assert.Equal("1", Xml.Text(element.Attributes[0]));
        Assert.Equal("x", Xml.Text(element.FirstChild!));
        Assert.Equal("x", Xml.Text(element.FirstChild!.FirstChild!));
        Assert.Equal(["a", "b"], Xml.Names(element));
        Assert.Empty(Xml.Names(element.FirstChild!));
        Assert.Empty(Xml.Names(element.Attributes[0]));
        Assert.True(Xml.HasAttributes(element));
        Assert.False(Xml.HasAttributes(element.FirstChild!));
        Assert.False(Xml.HasAttributes(element.Attributes[0]));
        Assert.Equal("x", IdValue.Read(element.FirstChild).Single().Text);
        Assert.NotNull(IdValue.Read(element).Single().Damage);
    }

    private static IEnumerable<string> Texts(object value) => IdValue.Read(value).Select(one => one.Text);

    private static object Nested(object value, int depth) => depth == 0 ? value : new[] { Nested(value, depth - 1) };

    private static XmlDocument Document(string xml)
    {
        var document = new XmlDocument();
        document.LoadXml(xml);
        return document;
    }

    /// <summary>What a user is told to do about the damage.</summary>
    private static string? Action(IdValue value) => Messages.Recommendation(value.Damage!, string.Empty, value.Detail);
}
