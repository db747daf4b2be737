using ImageSharing.Text;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>A value of a user or of the service in a message.</summary>
public sealed class MessageValueTests
{
    [Theory]
    [InlineData("img-6pb6lrmy", "img-6pb6lrmy")]
    [InlineData("网页服务器 é 😀", "网页服务器 é 😀")]
    [InlineData("1000\u001b[31m0001", "1000<U+001B>[31m0001")]
    [InlineData("img-\u202e6pb6\u200blrmy", "img-<U+202E>6pb6<U+200B>lrmy")]
    [InlineData("10001\r\n10002\n10003\t10004", "10001 10002 10003 10004")]
    [InlineData("10001\u0085\u2028\u2029\v10002", "10001    10002")]
    [InlineData("\0", "<U+0000>")]
    [InlineData("\n\n", "  ")]
    [InlineData("", "")]
    public void Invisible_characters_are_named_and_line_breaks_are_spaces(string value, string shown)
    {
        Assert.Equal(shown, MessageValue.Visible(value));
        Assert.Equal($"'{shown}'", Messages.Format("Companion.Value", value));
        Assert.Equal($"{shown}, {shown}", Messages.Format("List", value, new[] { value }));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    public void A_usual_value_is_whole(int length)
        => Assert.Equal(new string('x', length), MessageValue.Short(new string('x', length)));

    [Theory]
    [InlineData(101)]
    [InlineData(100_000)]
    public void A_long_value_is_its_beginning(int length)
        => Assert.Equal(new string('x', 100) + "…", MessageValue.Short(new string('x', length)));

    [Fact]
    public void A_character_of_two_halves_is_not_cut()
        => Assert.Equal(new string('x', 99) + "…", MessageValue.Short(new string('x', 99) + "😀x"));
}
