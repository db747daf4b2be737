using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ImageSharing.Errors;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>What the code says of the sentences holds for the file.</summary>
public sealed class MessageUseTests
{
    /// <summary>A time format, a rate limit key, a command, and exceptions for a defect of the module.</summary>
    private static readonly string[] NoSentences =
    [
        "yyyy-MM-dd HH:mm:ss 'UTC'", "instance role ", "tccli auth login", "tccli sso login", "The header ",
        " cannot be sent.", "No event is due in step ",
    ];

    private const string Recommendation = ".Recommendation";

    private static readonly IReadOnlyDictionary<string, string> Texts =
        MessageFile.English.Texts.ToDictionary(text => text.Key, text => text.Value);

    [Fact]
    public void The_sources_use_messages() => Assert.True(MessageUses.Found.All.Count > 5);

    [Fact]
    public void Each_key_of_the_code_is_in_the_file()
        => Assert.Empty(
            from use in MessageUses.Found.All
            where !Texts.ContainsKey(use.Key)
            select $"{use.Place}: {use.Key}");

    [Fact]
    public void Each_key_of_the_file_is_used()
    {
        var used = MessageUses.Found.All.Select(use => use.Key)
            .Concat(MessageUses.Found.Literals.Select(literal => literal.Text))
            .Concat(ErrorTable.All.Select(row => row.Code))
            .SelectMany(key => new[] { key, key + Recommendation })
            .ToHashSet();

        Assert.DoesNotContain(Texts.Keys, key => !used.Contains(key));
    }

    [Fact]
    public void As_many_values_are_passed_as_a_text_has_placeholders()
        => Assert.Empty(
            from use in MessageUses.Found.All
            where use.Values is not null && Texts.ContainsKey(use.Key)
            let placeholders = Placeholders(use.Key)
            where placeholders != use.Values
            select $"{use.Place}: {use.Key} has {placeholders} placeholders and gets {use.Values} values");

    /// <summary>A literal that begins like a key is one, so that a key in a variable is checked too.</summary>
    [Fact]
    public void A_text_that_looks_like_a_key_is_one()
    {
        var codes = ErrorTable.All.Select(row => row.Code).ToHashSet();
        var families = Texts.Keys.Where(key => key.Contains('.')).Select(key => key.Split('.')[0]).ToHashSet();

        Assert.Empty(
            from literal in MessageUses.Found.Literals
            where Regex.IsMatch(literal.Text, @"^[A-Z]\w+(\.[A-Z]\w+)+$") && families.Contains(literal.Text.Split('.')[0])
            where !Texts.ContainsKey(literal.Text) && !codes.Contains(literal.Text)
            select $"{literal.Place}: {literal.Text}");
    }

    [Fact]
    public void No_sentence_is_left_in_the_code()
        => Assert.Empty(
            from literal in MessageUses.Found.Literals
            where Regex.IsMatch(literal.Text, @"\p{L}.* .* ") && !NoSentences.Contains(literal.Text)
            select $"{literal.Place}: {literal.Text}");

    /// <summary>A recommendation has the values of the message that it belongs to.</summary>
    private static int Placeholders(string key)
    {
        var all = MessageFile.Placeholders(Texts[key]);
        return Texts.TryGetValue(key + Recommendation, out var action)
            ? all.Union(MessageFile.Placeholders(action)).Count
            : all.Count;
    }
}
