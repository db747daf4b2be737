using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using System.Security;
using ImageSharing.Input.Parameters;
using Xunit;

namespace ImageSharing.Tests.Input.Parameters;

/// <summary>What the attributes of parameters change and refuse, without a shell.</summary>
public sealed class ParameterAttributeTests
{
    public static TheoryData<object?> Blanks => new()
    {
        null, DBNull.Value, "", " \t", new PSObject(" "), AutomationNull.Value, PSCredential.Empty,
        new PSCredential(" ", new SecureString()),
    };

    public static TheoryData<object> Values => new() { "x", 0, new PSObject("x"), Key("x", "y"), Array.Empty<string>() };

    [Theory]
    [MemberData(nameof(Blanks))]
    public void Null_and_blank_text_and_an_empty_credential_are_blank(object? value)
    {
        Assert.True(Blank.Is(value));
        Assert.Equal(7, new BlankIsAbsentAttribute(7).Transform(null!, value));
        Assert.Same(PSCredential.Empty, new BlankIsNotAskedForAttribute().Transform(null!, value));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Any_other_value_is_handed_on(object value)
    {
        Assert.False(Blank.Is(value));
        Assert.Same(value, new BlankIsAbsentAttribute(7).Transform(null!, value));
        Assert.Same(value, new BlankIsNotAskedForAttribute().Transform(null!, value));
    }

    [Fact]
    public void A_credential_with_a_user_or_a_password_is_not_blank()
    {
        Assert.False(Blank.Is(new PSCredential("user", new SecureString())));
        Assert.False(Blank.Is(Key(" ", "secret")));
    }

    [Fact]
    public void A_typed_number_keeps_its_text()
    {
        Assert.Equal("0123456789", Typed(Number(123456789, "0123456789")));
        Assert.Equal(["0123456789", "x"], (object[])Typed(new object[] { Number(123456789, "0123456789"), "x" })!);
        Assert.Equal("10KB", Typed(Number(10240, "10KB")));
    }

    [Fact]
    public void Every_other_value_is_handed_on_unchanged()
    {
        var number = Number(12345, "12345");
        Assert.Same(number, Typed(number));
        Assert.Equal(12345, Typed(12345));
        Assert.Equal("x", Typed("x"));
        Assert.Null(Typed(null));
        Assert.Null(Typed(AutomationNull.Value));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(" ", true)]
    [InlineData("zh-CN", true)]
    [InlineData("EN-us", true)]
    [InlineData("fr-FR", false)]
    public void The_service_has_two_languages(string? language, bool isTaken)
        => Assert.Equal(isTaken, Takes(new ValidateLanguageAttribute(), language));

    [Theory]
    [InlineData("http://proxy.example:3128", true)]
    [InlineData("https://proxy.example", true)]
    [InlineData("socks4://proxy.example", true)]
    [InlineData("socks4a://proxy.example", true)]
    [InlineData("socks5://proxy.example", true)]
    [InlineData("proxy.example:3128", false)]
    [InlineData("ftp://proxy.example", false)]
    [InlineData("/proxy", false)]
    [InlineData("http:///", false)]
    [InlineData("socks5:1080", false)]
    public void The_address_of_a_proxy_has_a_scheme_and_a_host(string address, bool isTaken)
        => Assert.Equal(
            isTaken, Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri) && Takes(new ValidateProxyAttribute(), uri));

    [Fact]
    public void No_proxy_is_taken() => Assert.True(Takes(new ValidateProxyAttribute(), null));

    [Fact]
    public void A_filter_is_not_blank()
    {
        Assert.True(Takes(new ValidateNotBlankAttribute(), null));
        Assert.True(Takes(new ValidateNotBlankAttribute(), new[] { "a", "b" }));
        Assert.False(Takes(new ValidateNotBlankAttribute(), new[] { "a", " " }));
    }

    [Fact]
    public void A_wildcard_pattern_has_no_unmatched_bracket()
    {
        Assert.True(Takes(new ValidateWildcardAttribute(), null));
        Assert.True(Takes(new ValidateWildcardAttribute(), new[] { "a*", "[ab]" }));
        Assert.False(Takes(new ValidateWildcardAttribute(), new[] { "a*", "[a" }));
    }

    [Fact]
    public void Each_key_of_a_filter_by_tags_has_a_value()
    {
        Assert.True(Takes(new ValidateTagsAttribute(), "no tags"));
        Assert.True(Takes(new ValidateTagsAttribute(), new Hashtable { ["a"] = "1", ["b"] = new object[] { 1, "2" } }));
        Assert.False(Takes(new ValidateTagsAttribute(), new Hashtable()));
        Assert.False(Takes(new ValidateTagsAttribute(), new Hashtable { ["a"] = null }));
        Assert.False(Takes(new ValidateTagsAttribute(), new Hashtable { ["a"] = "" }));
        Assert.False(Takes(new ValidateTagsAttribute(), new Hashtable { ["a"] = Array.Empty<object>() }));
        Assert.False(Takes(new ValidateTagsAttribute(), new Hashtable { [""] = "1" }));
    }

    [Fact]
    public void The_values_of_a_tag_are_texts()
    {
        var tag = ValidateTagsAttribute.Tags(new Hashtable { [1] = new object?[] { 2, new PSObject("b"), null, "" } }).Single();

        Assert.Equal("1", tag.Key);
        Assert.Equal(["2", "b"], tag.Value);
        Assert.Empty(ValidateTagsAttribute.Tags(null));
    }

    /// <summary>A number as the parser hands it over, with the text that was typed for it.</summary>
    private static PSObject Number(object value, string typed)
    {
        var number = new PSObject(value);
        typeof(PSObject).GetProperty("TokenText", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(number, typed);
        return number;
    }

    private static object? Typed(object? value) => new IdTransformationAttribute().Transform(null!, value);

    private static PSCredential Key(string user, string password)
    {
        var secret = new SecureString();
        foreach (var letter in password) secret.AppendChar(letter);
        return new PSCredential(user, secret);
    }

    private static bool Takes(ValidateArgumentsAttribute attribute, object? value)
    {
        var validate = attribute.GetType().GetMethod("Validate", BindingFlags.Instance | BindingFlags.NonPublic)!;
        try
        {
            validate.Invoke(attribute, [value, null]);
            return true;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ValidationMetadataException)
        {
            return false;
        }
    }
}
