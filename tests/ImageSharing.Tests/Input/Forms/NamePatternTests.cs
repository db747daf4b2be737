using ImageSharing.Input.Forms;
using Xunit;

namespace ImageSharing.Tests.Input.Forms;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("*", "")]
    [InlineData("web*", "")]
    [InlineData("2026-*", "2026-")]
    [InlineData("*-2026", "-2026")]
    [InlineData("1*22*333*44", "333")]
    [InlineData("1?22?3", "22")]
    [InlineData("12*34", "12")]
    [InlineData("12*34*", "12")]
    [InlineData("1a22", "22")]
    [InlineData("1[2345]67", "67")]
    [InlineData("1[2`]345]67", "67")]
    [InlineData("[123]", "")]
    [InlineData("1`*2", "1*2")]
    [InlineData("1`?2", "1?2")]
    [InlineData("12`a3", "12")]
    [InlineData("1`a23", "23")]
    [InlineData("123`", "123")]
    [InlineData("镜像*", "镜像")]
    public void The_longest_part_that_every_name_has_contains_no_wildcard_and_no_cased_letter(string text, string part)
        => Assert.Equal(part, new NamePattern(text).LongestPart);

    [Theory]
    [InlineData("web*", "WEB-1", true)]
    [InlineData("web*", "my-web", false)]
    [InlineData("[0-9]x", "7X", true)]
    [InlineData("web", null, false)]
    public void A_name_matches_without_regard_to_case(string pattern, string? name, bool isMatch)
        => Assert.Equal(isMatch, new NamePattern(pattern).Matches(name));

    [Theory]
    [InlineData("web*", true)]
    [InlineData("[ab]", true)]
    [InlineData("`[", true)]
    [InlineData("[", false)]
    [InlineData("a[b", false)]
    public void A_pattern_with_an_unmatched_bracket_is_not_valid(string text, bool isValid)
        => Assert.Equal(isValid, NamePattern.IsValid(text));

    [Theory]
    [InlineData("1000*", true)]
    [InlineData("*", true)]
    [InlineData("?00", true)]
    [InlineData("10[0-5]0", true)]
    [InlineData("1000000001", false)]
    [InlineData("alice*", false)]
    [InlineData("1000[", false)]
    [InlineData("1000]", false)]
    [InlineData("", false)]
    public void A_pattern_of_accounts_has_digits_and_a_wildcard(string text, bool isOfAccounts)
        => Assert.Equal(isOfAccounts, NamePattern.IsOfAccounts(text));
}
