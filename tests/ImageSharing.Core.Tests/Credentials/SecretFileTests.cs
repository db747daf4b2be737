using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Tests.Transport;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class SecretFileTests : IDisposable
{
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_secret_file_that_others_can_read_draws_one_warning()
    {
        if (OperatingSystem.IsWindows()) return;

        var path = _folder.Write("home/.tccli/default.credential", """{"secretId":"AKID0","secretKey":"key"}""");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        await using var wire = await Wire.StartAsync(places: _folder.Places);

        using var session = wire.OpenBare();

        Assert.Contains(path, Assert.Single(wire.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_or_a_huge_file_in_place_of_the_file_is_a_sentence()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Places.Home!, ".tccli", "default.credential"));
        _folder.Write("home/.tccli/huge.credential", new string(' ', 2_000_000));
        await using var wire = await Wire.StartAsync(places: _folder.Places);

        Assert.Equal("CredentialUnreadable", ProblemOf(wire).Code);
        Assert.Equal("CredentialUnreadable", ProblemOf(wire, "huge").Code);
    }

    [Fact]
    public async Task The_machines_own_file_that_cannot_be_read_is_passed_over_with_a_warning()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Places.Machine!, "tencentcloud", "credentials"));
        _folder.Write("home/.tccli/default.credential", """{"secretId":"AKID0","secretKey":"key"}""");
        await using var wire = await Wire.StartAsync(places: _folder.Places);

        using var session = wire.OpenBare();

        Assert.Contains("tencentcloud", Assert.Single(wire.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public void A_file_in_another_encoding_is_read_by_its_byte_order_mark(string encoding)
    {
        var path = _folder.Write("credentials", "");
        File.WriteAllText(path, "[default]\nsecret_id=AKID0\nsecret_key=key\n", Encoding.GetEncoding(encoding));

        Assert.Equal("AKID0", IniProfiles.Find(path, SecretFile.Read(path, null)!, "default")!.SecretId);
    }

    [Fact]
    public void Whatever_is_in_a_file_there_is_a_profile_or_a_sentence()
    {
        string[] pieces =
        [
            "[default]", "[", "]", "\n", "\r", "=", "secret_id",
            "secret_key=", "canary0", "\"", "#", "\0", "{", "}", ":", ",",
            "\"secretId\"", "\"secretKey\"", "\"canary0\"",
            "\"expiresAt\":1e400", "null", "\"type\":", "\"default\"", "7",
            "\"\\ud800\"", "\uFEFF", new string('[', 100),
        ];
        var text = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 14].Select(string.Concat);
        var ini = _folder.Write("ini", "");
        var cli = _folder.Write("cli/default.credential", "");

        Gen.OneOf(text, Gen.String[0, 60], text.Select(one => "{" + one + "}")).Sample(
            one =>
            {
                File.WriteAllText(ini, one);
                File.WriteAllText(cli, one);
                IsHandled(() => IniProfiles.Find(ini, SecretFile.Read(ini, null)!, "default"));
                IsHandled(() => CliProfiles.Find(Path.GetDirectoryName(cli)!, "default", new Notifications()));
            },
            iter: 2_000,
            threads: 1);
    }

    [Theory]
    [InlineData("""{"\ud800":null}""")]
    [InlineData("""{"secretId":"\ud800","secretKey":"canary0"}""")]
    [InlineData("""{"secretId":"a","secretKey":"canary0","expiresAt":1e400}""")]
    [InlineData("""{"type":"cvm-role","oauth":{"\udfff":{}},"\udfff\ud800":1}""")]
    public void Names_and_values_that_are_no_text_are_handled(string text)
    {
        var path = _folder.Write("cli/default.credential", text);
        _folder.Write("cli/default.configure", text);

        IsHandled(() => CliProfiles.Find(Path.GetDirectoryName(path)!, "default", new Notifications()));
    }

    private static Problem ProblemOf(Wire wire, string? profile = null)
        => Assert.Throws<ProblemException>(() => wire.OpenBare(settings => settings.ProfileName = profile)).Problem;

    private static void IsHandled(Func<Profile?> find)
    {
        try
        {
            find()?.ToCredential().Dispose();
        }
        catch (ProblemException exception)
        {
            Assert.DoesNotContain("canary", exception.Problem.Message.ToString(), StringComparison.Ordinal);
        }
    }
}
