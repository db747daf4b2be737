using System;
using System.Net;
using System.Text;
using ImageSharing.Core.Signing;
using Xunit;

namespace ImageSharing.Core.Tests.Signing;

public class SecretTests
{
    [Fact]
    public void A_secret_shows_nothing_of_itself()
    {
        const string canary = "CANARY0f3b7d";
        using Credential credential = new("AKIDEXAMPLE", SecretBytes.From(canary), SecretBytes.From(canary));

        Assert.DoesNotContain(canary, SecretBytes.From(canary).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(canary, credential.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  key\r\n", "key")]
    [InlineData("key", "key")]
    [InlineData(" ", "")]
    [InlineData("schlüssel", "schlüssel")]
    public void Blanks_around_a_secret_are_taken_off(string given, string expected)
    {
        using var plain = SecretBytes.From(given);
        using var secure = SecretBytes.From(new NetworkCredential("", given).SecurePassword);

        Assert.Equal(expected, Encoding.UTF8.GetString(plain.Reveal()));
        Assert.Equal(expected, Encoding.UTF8.GetString(secure.Reveal()));
    }

    [Fact]
    public void A_disposed_secret_is_zeroed_and_gives_nothing_out()
    {
        var secret = SecretBytes.From("key");
        var bytes = secret.Reveal();

        secret.Dispose();

        Assert.Equal(new byte[3], bytes.ToArray());
        Assert.Throws<ObjectDisposedException>(() => secret.Reveal());
    }
}
