using System;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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

        Assert.Equal("(secret)", SecretBytes.From(canary).ToString());
        Assert.Equal("(credential)", credential.ToString());
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

    [Theory]
    [InlineData("!~", true)]
    [InlineData("", true)]
    [InlineData("a b", false)]
    [InlineData("a\u001fb", false)]
    [InlineData("a\u007fb", false)]
    [InlineData("schlüssel", false)]
    public void A_secret_tells_whether_it_fits_into_a_header(string given, bool expected)
    {
        using var secret = SecretBytes.From(given);

        Assert.Equal(expected, secret.IsVisibleAscii);
    }

    [Fact]
    public void A_fingerprint_tells_secrets_apart_and_cannot_be_computed_elsewhere()
    {
        using var secret = SecretBytes.From("key");
        using var same = SecretBytes.From(" key ");
        using var other = SecretBytes.From("another");
        using HMACSHA256 known = new(new byte[Hashes.Size]);

        Assert.Equal(secret.Fingerprint, same.Fingerprint);
        Assert.NotEqual(secret.Fingerprint, other.Fingerprint);
        Assert.NotEqual(Convert.ToBase64String(known.ComputeHash(Encoding.UTF8.GetBytes("key"))), secret.Fingerprint);
    }

#if NET
    [Fact]
    public void The_collector_leaves_no_copy_of_a_secret_behind()
    {
        var secrets = new SecretBytes[200];
        for (var i = 0; i < secrets.Length; i++)
        {
            secrets[i] = SecretBytes.From("key");
            GC.KeepAlive(new byte[200]);
        }

        var before = Array.ConvertAll(secrets, AddressOf);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.Equal(before, Array.ConvertAll(secrets, AddressOf));
    }

    private static nint AddressOf(SecretBytes secret)
        => Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(secret.Reveal()));
#endif
}
