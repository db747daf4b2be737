using System;
using ImageSharing.Core.Signing;
using Xunit;

namespace ImageSharing.Core.Tests.Signing;

public class CredentialTests
{
    private const long Day = 17_952;
    private const string Date = "2019-02-25";

    [Fact]
    public void Requests_are_counted_under_the_secret_id_unless_the_keys_have_an_owner()
    {
        using Credential lasting = new("AKIDEXAMPLE", SecretBytes.From("key"));
        using Credential temporary = new("AKIDEXAMPLE", SecretBytes.From("key"), rateLimitKey: "role");

        Assert.Equal("AKIDEXAMPLE", lasting.RateLimitKey);
        Assert.Equal("role", temporary.RateLimitKey);
    }

    [Fact]
    public void Only_temporary_keys_have_a_token()
    {
        using Credential lasting = new("AKIDEXAMPLE", SecretBytes.From("key"));
        using Credential temporary = new("AKIDEXAMPLE", SecretBytes.From("key"), SecretBytes.From("token"));

        Assert.False(lasting.HasToken);
        Assert.Null(lasting.RevealToken());
        Assert.True(temporary.HasToken);
        Assert.Equal("token", temporary.RevealToken());
    }

    [Fact]
    public void Clearing_a_credential_clears_its_token_too()
    {
        Credential credential = new("AKIDEXAMPLE", SecretBytes.From("key"), SecretBytes.From("token"));

        credential.Dispose();

        Assert.True(credential.IsCleared);
        Assert.Throws<ObjectDisposedException>(() => credential.RevealToken());
    }

    [Fact]
    public void Clearing_a_credential_zeroes_the_signing_keys_made_from_it()
    {
        Credential credential = new("AKIDEXAMPLE", SecretBytes.From("key"));
        var key = credential.SigningKey("cvm", Day, Date);
        Assert.NotEqual(new byte[Hashes.Size], key.ToArray());

        credential.Dispose();

        Assert.Equal(new byte[Hashes.Size], key.ToArray());
    }

    [Fact]
    public void The_signing_key_of_a_day_is_derived_once()
    {
        using Credential credential = new("AKIDEXAMPLE", SecretBytes.From("key"));
        var first = credential.SigningKey("cvm", Day, Date);
        foreach (var second in new[] { 0, 1, 86_399 })
        {
            SignableRequest request = new("h", "application/json", null, default);
            Tc3.Authorize(request, "cvm", Day * 86_400 + second, credential, new byte[Hashes.Size]);

            Assert.True(first == credential.SigningKey("cvm", Day, Date), "another key was derived");
        }
    }
}
