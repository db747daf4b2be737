using System;
using System.IO;
using System.Text;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

/// <summary>INI files are read as the official SDKs read them.</summary>
public sealed class IniTextTests : IDisposable
{
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[prod]\nsecret_id = AKID1\nsecret_key = key1\ntoken = a=b:c==\n")]
    [InlineData("[prod]\nsecret_id: AKID1\nsecret_key:key1\ntoken: a=b:c==\n")]
    [InlineData("[prod]\r\nSECRET_ID=AKID1\r\nSecret_Key=key1\r\ntoken=a=b:c==")]
    [InlineData("[prod]\rsecret_id=AKID1\rsecret_key=key1\rtoken=a=b:c==\r")]
    [InlineData("# top\n[other]\nsecret_id=x\n  [prod] ; main\n  secret_id = AKID1 # id\n\tsecret_key = key1\t; key\ntoken=a=b:c==\n")]
    [InlineData("[prod]\nsecret_id = \"AKID1\" # quoted\nsecret_key = 'key1'\ntoken = \"a=b:c==\"\n; secret_key = old\n")]
    [InlineData("[prod]\nsecret_id =\n    AKID1\nsecret_key = key1\ntoken = a=b:c==")]
    public void Every_form_of_a_line_is_understood(string text)
    {
        var profile = Find(text, "prod")!;

        Assert.Equal(("AKID1", "key1", "a=b:c=="), (profile.SecretId, profile.SecretKey, profile.Token));
    }

    [Fact]
    public void A_hash_or_semicolon_within_a_value_belongs_to_it()
        => Assert.Equal("a#b;c", Find("[prod]\nsecret_id = a#b;c\n", "prod")!.SecretId);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-32", true)]
    public void Every_encoding_is_read_with_a_mark_and_without(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var path = _folder.Write("credentials", "");
        var mark = hasMark ? encoding.GetPreamble() : [];
        File.WriteAllBytes(
            path, [.. mark, .. encoding.GetBytes("# 密钥 一二\r\n[prod]\r\nsecret_id=AKID1\r\nsecret_key=key1\r\n")]);

        Assert.Equal("AKID1", IniProfiles.Find(path, SecretFile.Read(path, null)!, "prod")!.SecretId);
    }

    [Theory]
    [InlineData("secret_id = canary1\nsecret_key = canary2\n", "File.ValueOutside", "secret_id", 1, "prod")]
    [InlineData("canary = canary1\nsecret_key = canary2\n", "File.ValueOutside", "…", 1, "prod")]
    [InlineData("[prod\nsecret_id = canary1\n", "File.SectionOpen", 1, "prod")]
    [InlineData("[prod]\nsecret_id=canary1\nsecret_id=canary2\n", "File.ValueTwice", "prod", 2, 3)]
    [InlineData("[prod]\nsecret_id=canary1\n[x]\n[prod]\nsecret_key=canary2\n", "File.ProfileTwice", "prod", 1, 4)]
    [InlineData("[prod]\nsecret_id=canary1\0\n", "File.NotText")]
    public void What_cannot_be_understood_is_an_error_with_file_and_line_and_without_a_value(
        string text, string key, params object[] values)
    {
        var problem = Assert.Throws<ProblemException>(() => Find(text, "prod")).Problem;

        Assert.Equal("CredentialUnreadable", problem.Code);
        Assert.Equal(new Message(key, ["/x/credentials", .. values]), problem.Message);
    }

    [Fact]
    public void A_file_that_another_program_has_locked_is_said_to_be_so()
    {
        var path = _folder.Write("credentials", "[prod]\n");
        using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var exception = Assert.Throws<ProblemException>(() => SecretFile.Read(path, null));

        Assert.Equal(new Message("File.Locked", path), exception.Problem.Message);
        Assert.IsType<IOException>(exception.InnerException);
    }

    [Fact]
    public void A_file_that_another_program_writes_to_and_shares_is_read()
    {
        var path = _folder.Write("credentials", "[prod]\n");
        using var open = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        Assert.Equal("[prod]\n", SecretFile.Read(path, null));
    }

    private static Profile? Find(string text, string name) => IniProfiles.Find("/x/credentials", text, name);
}
