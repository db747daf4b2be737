using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class RedactionTests
{
    [Theory]
    [InlineData("token-canary", "not valid: token-canary.", "not valid: (hidden).")]
    [InlineData("t", "The token is not valid.", "The token is not valid.")]
    [InlineData("t", "Signature=00ff, and the rest", "Signature=(hidden), and the rest")]
    public void A_message_does_not_say_the_token_nor_spells_it_by_what_is_blotted_out(
        string token, string message, string shown)
    {
        using Credential credential = new("AKID", SecretBytes.From("key"), SecretBytes.From(token));

        Assert.Equal(shown, Redaction.Of(Message.Verbatim(message), credential)!.Text);
    }
}
