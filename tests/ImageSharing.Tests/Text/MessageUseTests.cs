using System.Collections.Generic;
using System.Linq;
using ImageSharing.Errors;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>What the code says of the sentences holds for the file.</summary>
public sealed class MessageUseTests
{
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

    /// <summary>A recommendation has the values of the message that it belongs to.</summary>
    private static int Placeholders(string key)
    {
        var all = MessageFile.Placeholders(Texts[key]);
        return Texts.TryGetValue(key + Recommendation, out var action)
            ? all.Union(MessageFile.Placeholders(action)).Count
            : all.Count;
    }
}
