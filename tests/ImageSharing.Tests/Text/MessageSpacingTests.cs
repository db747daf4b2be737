using ImageSharing.Text;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>The space between Chinese characters and Latin ones.</summary>
public sealed class MessageSpacingTests
{
    [Theory]
    [InlineData("已跳过{0}：没有内容。", "2 个结果", "已跳过 2 个结果：没有内容。")]
    [InlineData("共享给{0}：", "账号 1000000001", "共享给账号 1000000001：")]
    [InlineData("共享给{0}：", "1 个账号", "共享给 1 个账号：")]
    [InlineData("{0}不是整数。", "账号 ID", "账号 ID 不是整数。")]
    [InlineData("{0}不是整数。", "输入项", "输入项不是整数。")]
    [InlineData("共享给 {0}：", "账号 1000000001", "共享给账号 1000000001：")]
    [InlineData("对 {0} 的共享", "1 个账号", "对 1 个账号的共享")]
    [InlineData("{0} 为空。", "输入项", "输入项为空。")]
    [InlineData("镜像 {0} 的列表", "img-1", "镜像 img-1 的列表")]
    [InlineData("“{0}”不是地域。", "中国", "“中国”不是地域。")]
    [InlineData("{0}来源：", "It failed.", "It failed. 来源：")]
    [InlineData("-AccountId {{ $_.{0} }}。", "Uin", "-AccountId { $_.Uin }。")]
    [InlineData("值为{0}。", "", "值为。")]
    public void A_value_has_a_space_where_the_characters_change(string text, string value, string shown)
        => Assert.Equal(shown, MessageSpacing.Format(text, [value]));

    [Theory]
    [InlineData("已停止。", "Done.", "已停止。Done.")]
    [InlineData("Done.", "已停止。", "Done. 已停止。")]
    public void Sentences_of_two_languages_are_told_apart(string first, string second, string shown)
        => Assert.Equal(shown, MessageSpacing.Format("{0}{1}", [first, second]));

    /// <summary>A value that the service or the user wrote stays as it is.</summary>
    [Fact]
    public void A_value_itself_is_not_changed()
        => Assert.Equal("名称为“镜像test{0}”", MessageSpacing.Format("名称为“{0}”", ["镜像test{0}"]));
}
