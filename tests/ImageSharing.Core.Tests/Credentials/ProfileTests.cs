using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class ProfileTests : IDisposable
{
    private static readonly SandboxKey Key = new("AKIDPROFILE", "canary0profile0key");
    private static readonly SandboxKey Temporary = new("AKIDTEMP", "canary0temp0key", "canary0token");
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "home/.tencentcloud/credentials", "[default]\nsecret_id = AKIDPROFILE\nsecret_key = canary0profile0key\n")]
    [InlineData(
        "home/.tencentcloud/credentials",
        "\uFEFF; "
        + "comment\r\n[other]\r\nsecret_id=x\r\n[default]\r\nSECRET_ID=\"AKIDPROFILE\"\r\nsecret_key='canary0profile0key'\r\nnonsense\r\n")]
    [InlineData("etc/tencentcloud/credentials", "[default]\nsecret_id=AKIDPROFILE\nsecret_key=canary0profile0key")]
    [InlineData(
        "home/.tccli/default.credential",
        """{"secretId":"AKIDPROFILE","secretKey":"canary0profile0key","type":"default","expiresAt":null}""")]
    [InlineData(
        "home/.tccli/default.credential",
        """{"secretId":"AKIDPROFILE","secretKey":"canary0profile0key","token":"","role-arn":"","oauth":{},"sso":7}""")]
    public async Task A_default_profile_is_found_in_each_of_its_places(string file, string text)
    {
        var path = _folder.Write(file, text);
        await using var wire = await StartAsync();
        using var session = wire.OpenBare();

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal(Key.SecretId, Assert.Single(wire.Server.Requests.Writes).KeyId);
        Assert.Contains(wire.Notices, notice => notice.Text.ToString().Contains(path, StringComparison.Ordinal));
        Assert.Empty(wire.Warnings);
    }

    [Fact]
    public async Task The_places_are_asked_in_their_order()
    {
        _folder.Write("home/.tccli/default.credential", Cli("AKID6"));
        _folder.Write("home/.tccli/named.credential", Cli("AKID2"));
        await using var wire = await StartAsync();

        Assert.Equal("AKID6", await KeyIdAsync(wire));
        _folder.Write("etc/tencentcloud/credentials", Ini("AKID5"));
        Assert.Equal("AKID5", await KeyIdAsync(wire));
        _folder.Write("home/.tencentcloud/credentials", Ini("AKID4"));
        Assert.Equal("AKID4", await KeyIdAsync(wire));
        wire.Environment["TENCENTCLOUD_CREDENTIALS_FILE"] = _folder.Write("elsewhere", Ini("AKID3B"));
        Assert.Equal("AKID3B", await KeyIdAsync(wire));
        wire.Environment["TENCENTCLOUD_SECRET_ID"] = "AKID3";
        wire.Environment["TENCENTCLOUD_SECRET_KEY"] = "key";
        Assert.Equal("AKID3", await KeyIdAsync(wire));
        wire.Environment["TENCENTCLOUD_CREDENTIALS_FILE"] = null;
        Assert.Equal("AKID2", await KeyIdAsync(wire, settings => settings.ProfileName = "named"));
        Assert.Equal("AKID1", await KeyIdAsync(wire, settings =>
        {
            settings.ProfileName = "named";
            settings.SecretId = "AKID1";
            settings.SecretKey = new System.Net.NetworkCredential("", "key").SecurePassword;
        }));
    }

    [Theory]
    [InlineData("TENCENTCLOUD_PROFILE")]
    [InlineData("TCCLI_PROFILE")]
    public async Task The_environment_names_the_profile_to_use(string variable)
    {
        _folder.Write("home/.tccli/default.credential", Cli("AKID0"));
        _folder.Write("home/.tccli/work.credential", Cli("AKIDWORK"));
        await using var wire = await StartAsync();
        wire.Environment[variable] = "work";

        Assert.Equal("AKIDWORK", await KeyIdAsync(wire));
        wire.Environment[variable] = "gone";
        Assert.Equal("ProfileNotFound", ProblemOf(wire).Code);
    }

    [Fact]
    public async Task A_profile_that_is_not_there_is_an_error_that_lists_those_that_are()
    {
        _folder.Write("home/.tencentcloud/credentials", "[alpha]\nsecret_id=a\nsecret_key=b\n[beta]\n");
        _folder.Write("home/.tccli/gamma.credential", Cli("AKID0"));
        await using var wire = await StartAsync();

        var problem = ProblemOf(wire, "delta");

        Assert.Equal("ProfileNotFound", problem.Code);
        Assert.Contains("alpha, beta, gamma", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("home/.tencentcloud/credentials", "[work]\nregion=ap-tokyo\n")]
    [InlineData("home/.tccli/work.credential", "{}")]
    public async Task A_profile_that_is_there_without_keys_is_not_called_missing(string file, string text)
    {
        var path = _folder.Write(file, text);
        await using var wire = await StartAsync();

        var problem = ProblemOf(wire, "work");

        Assert.Equal("CredentialIncomplete", problem.Code);
        Assert.Contains(path, problem.Message.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(", [SecretId, SecretKey])", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"_sys_param\":{")]
    [InlineData("[]")]
    public async Task A_profile_whose_settings_cannot_be_read_says_once_that_they_are_not_used(string text)
    {
        _folder.Write("home/.tccli/work.credential", Cli(Key.SecretId, Key.SecretKey));
        var path = _folder.Write("home/.tccli/work.configure", text);
        await using var wire = await StartAsync();
        using var session = wire.OpenBare(settings => settings.ProfileName = "work");

        Assert.Equal($"File.SettingsNotJson({path})", Assert.Single(wire.Warnings));
        Assert.Null(session.DefaultRegion);
    }

    [Theory]
    [InlineData("../../etc/x")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData("c:x")]
    public async Task A_profile_name_is_never_a_path(string name)
    {
        _folder.Write("home/.tccli/default.credential", Cli("AKID0"));
        await using var wire = await StartAsync();

        Assert.Equal("ProfileNotFound", ProblemOf(wire, name).Code);
    }

    [Fact]
    public async Task Without_a_home_folder_the_chain_goes_on_and_a_named_profile_says_so()
    {
        await using var wire = await Wire.StartAsync(places: new CredentialPlaces(null, null));

        Assert.Equal("CredentialNotFound", ProblemOf(wire).Code);
        var problem = ProblemOf(wire, "work");
        Assert.Equal("ProfileNotFound", problem.Code);
        Assert.Equal(new Message("Profile.NotFound", "work", new Message("Profile.HomeUnknown")), problem.Message);
    }

    [Theory]
    [InlineData("""{"secretId":"AKIDX"}""", "CredentialIncomplete")]
    [InlineData("""{"secretKey":"canary0"}""", "CredentialIncomplete")]
    [InlineData("""{"token":"canary0"}""", "CredentialIncomplete")]
    [InlineData("""{"secretId":"AKIDX","secretKey":"canary0","type":"passkey"}""", "CredentialUnreadable")]
    [InlineData("""{"secretId":"AKIDX","secretKey":"canary0 \u0001"}""", "CredentialUnreadable")]
    [InlineData("""{"type":"canary0"}""", "CredentialUnreadable")]
    [InlineData("""{"secretId":1,"secretKey":{"x":"canary0"}}""", "CredentialUnreadable")]
    [InlineData("""["canary0"]""", "CredentialUnreadable")]
    [InlineData("canary0", "CredentialUnreadable")]
    [InlineData("", "CredentialUnreadable")]
    public async Task A_profile_that_is_not_whole_or_not_known_is_named_without_its_secrets(string text, string code)
    {
        var path = _folder.Write("home/.tccli/default.credential", text);
        await using var wire = await StartAsync();

        foreach (var name in new[] { null, "default" })
        {
            var problem = ProblemOf(wire, name);
            Assert.Equal(code, problem.Code);
            Assert.Contains(path, problem.Message.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("canary", problem.Message.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Keys_of_a_login_are_used_while_they_are_valid_and_then_say_how_to_log_in_again()
    {
        HurriedTime time = new();
        await using var wire = await Wire.StartAsync(time: time, places: _folder.Places);
        wire.Server.Keys.Add(Temporary);
        _folder.Write("home/.tccli/work.credential", Login("oauth", time.GetUtcNow().AddHours(1)));
        using var session = wire.OpenBare(settings => settings.ProfileName = "work");
        Assert.Equal(WriteReplyKind.Acknowledged, (await session.WriteAsync()).Kind);

        time.Advance(TimeSpan.FromHours(1));
        var late = await session.WriteAsync();
        Assert.Equal((WriteReplyKind.NotSent, "CredentialExpired"), (late.Kind, late.Code));
        Assert.Contains("tccli auth login --profile work", late.Message!.ToString(), StringComparison.Ordinal);
        Assert.Equal("CredentialExpired", ProblemOf(wire, "work").Code);

        time.SetWallClock(TimeProvider.System.GetUtcNow());
        _folder.Write("home/.tccli/work.credential", Login("oauth", time.GetUtcNow().AddHours(3)));
        Assert.Equal(WriteReplyKind.Acknowledged, (await session.WriteAsync()).Kind);
    }

    [Fact]
    public async Task A_login_of_sso_says_its_own_command()
    {
        HurriedTime time = new();
        _folder.Write("home/.tccli/default.credential", Login("sso", time.GetUtcNow().AddSeconds(-1)));
        await using var wire = await Wire.StartAsync(time: time, places: _folder.Places);

        var problem = ProblemOf(wire);

        Assert.Equal("CredentialExpired", problem.Code);
        Assert.Equal("Profile.LoginExpired", problem.Message.Key);
        Assert.Equal("tccli sso login", problem.Message.Values[1]);
    }

    [Fact]
    public async Task Region_language_and_endpoint_come_along_with_the_profile()
    {
        _folder.Write("home/.tccli/default.credential", Cli(Key.SecretId, Key.SecretKey));
        await using var wire = await StartAsync();
        _folder.Write("home/.tccli/default.configure", $$"""
            {"_sys_param":{"region":"AP-Jakarta","language":"en-US","output":"json"},
             "cvm":{"endpoint":"{{wire.Server.Endpoint}}","version":"2017-03-12"} }
            """);
        using var session = wire.OpenBare(settings => (settings.Endpoint, settings.DefaultLanguage) = (null, "zh-CN"));

        var reply = await session.WriteAsync();

        Assert.Equal("ap-jakarta", session.DefaultRegion);
        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal("en-US", Assert.Single(wire.Server.Requests.Writes).Language);

        wire.Environment["TENCENTCLOUD_REGION"] = "ap-seoul";
        using var other = wire.OpenBare();
        Assert.Equal("ap-seoul", other.DefaultRegion);
    }

    [Fact]
    public async Task A_profile_cannot_lead_requests_to_plain_http()
    {
        _folder.Write("home/.tccli/default.credential", Cli("AKID0"));
        _folder.Write("home/.tccli/default.configure", """{"cvm":{"endpoint":"http://example.com"}}""");
        await using var wire = await StartAsync();

        var problem = Assert.Throws<ProblemException>(
            () => wire.OpenBare(settings => settings.Endpoint = null)).Problem;

        Assert.Equal("EndpointNotSecure", problem.Code);
    }

    private Task<Wire> StartAsync() => Wire.StartAsync(
        new SandboxOptions { Keys = [SandboxKey.Default, Key, Temporary], RequestsPerSecond = null },
        places: _folder.Places);

    private static async Task<string?> KeyIdAsync(Wire wire, Action<SessionSettings>? change = null)
    {
        using var session = wire.OpenBare(change);
        await session.WriteAsync();
        return wire.Server.Requests.Writes.Last().KeyId;
    }

    private static Problem ProblemOf(Wire wire, string? profile = null)
        => Assert.Throws<ProblemException>(() => wire.OpenBare(settings => settings.ProfileName = profile)).Problem;

    private static string Ini(string id) => $"[default]\nsecret_id={id}\nsecret_key=key\n";

    private static string Cli(string id, string key = "key") => $$"""{"secretId":"{{id}}","secretKey":"{{key}}"}""";

    private static string Login(string type, DateTimeOffset end) => $$"""
        {"type":"{{type}}","secretId":"{{Temporary.SecretId}}","secretKey":"{{Temporary.SecretKey}}",
         "token":"{{Temporary.Token}}","expiresAt":{{end.ToUnixTimeSeconds()}},"{{type}}":{"expiresAt":1} }
        """;
}
