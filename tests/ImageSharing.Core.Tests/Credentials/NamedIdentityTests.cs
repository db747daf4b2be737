using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

/// <summary>The identity is the one that was named, or there is an error and none is used.</summary>
public sealed class NamedIdentityTests : IDisposable
{
    private const string FileVariable = "TENCENTCLOUD_CREDENTIALS_FILE";
    private const string Role = "qcs::cam::uin/100000000001:roleName/Sharer";
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("prod")]
    public async Task A_missing_named_file_is_an_error_with_its_full_path_and_no_other_file_is_read(string? profile)
    {
        WriteEverywhere("default");
        WriteEverywhere("prod");
        await using var wire = await StartAsync();
        var path = Path.Combine(_folder.Places.Home!, "missing");
        wire.Environment[FileVariable] = path;

        var problem = ProblemOf(wire, settings => settings.ProfileName = profile);

        Assert.Equal("CredentialUnreadable", problem.Code);
        Assert.Equal(new Message("File.Missing", path, FileVariable), problem.Message);
        Assert.Empty(wire.Server.Requests.All);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("prod")]
    public async Task A_profile_that_is_not_in_the_named_file_is_not_read_from_another_file(string? profile)
    {
        WriteEverywhere("default");
        WriteEverywhere("prod");
        await using var wire = await StartAsync();
        var path = _folder.Write("named", Ini("test", "AKIDTEST"));
        wire.Environment[FileVariable] = path;

        var problem = ProblemOf(wire, settings => settings.ProfileName = profile);

        Assert.Equal("ProfileNotFound", problem.Code);
        Message others = new("Profile.Others", new List<string> { "test" });
        Assert.Equal(
            new Message("Profile.NotFoundIn", profile ?? "default", new List<string> { path }, others), problem.Message);
    }

    [Fact]
    public async Task The_error_for_an_unknown_profile_lists_the_files_and_the_profiles()
    {
        _folder.Write("home/.tencentcloud/credentials", Ini("alpha", "AKID1"));
        await using var wire = await StartAsync();

        var problem = ProblemOf(wire, settings => settings.ProfileName = "prod");

        List<string> files =
        [
            Path.Combine(_folder.Places.Home!, ".tencentcloud", "credentials"),
            Path.Combine(_folder.Places.Machine!, "tencentcloud", "credentials"),
            Path.Combine(_folder.Places.Home!, ".tccli"),
        ];
        Message others = new("Profile.Others", new List<string> { "alpha" });
        Assert.Equal(new Message("Profile.NotFoundIn", "prod", files, others), problem.Message);
    }

    [Theory]
    [InlineData("creds")]
    [InlineData("./creds")]
    [InlineData("sub/../creds")]
    public async Task A_relative_path_starts_from_the_folder_that_the_command_names(string path)
    {
        _folder.Write("here/creds", Ini("default", "AKIDHERE"));
        await using var wire = await StartAsync();
        wire.Environment[FileVariable] = path;

        Assert.Equal("AKIDHERE", await KeyIdAsync(wire, settings => settings.CurrentFolder = Folder("here")));
        var elsewhere = ProblemOf(wire, settings => settings.CurrentFolder = Folder("home"));
        var wanted = Path.GetFullPath(Path.Combine(Folder("home"), path));
        Assert.Equal(new Message("File.Missing", wanted, FileVariable), elsewhere.Message);
        Assert.Equal(new Message("Path.Relative", path, FileVariable), ProblemOf(wire, _ => { }).Message);
    }

    [Fact]
    public async Task The_tilde_is_the_home_folder()
    {
        _folder.Write("home/creds", Ini("default", "AKIDHOME"));
        await using var wire = await StartAsync();
        wire.Environment[FileVariable] = "~/creds";

        Assert.Equal("AKIDHOME", await KeyIdAsync(wire, settings => settings.CurrentFolder = Folder("etc")));
    }

    [Theory]
    [InlineData("HOME", "USERPROFILE")]
    [InlineData("USERPROFILE", "HOME")]
    public void Either_variable_sets_the_home_folder(string present, string absent)
    {
        var places = ImageSharing.Core.Credentials.CredentialPlaces.OfMachine(
            name => name == present ? "/users/me" : name == absent ? " " : null);

        Assert.Equal("/users/me", places.Home);
    }

    [Fact]
    public async Task The_file_of_a_web_identity_is_found_in_the_same_way_and_a_missing_one_is_reported()
    {
        _folder.Write("here/token", "jwt");
        await using var wire = await StartAsync();
        wire.Environment["TKE_ROLE_ARN"] = Role;
        wire.Environment["TKE_PROVIDER_ID"] = "tke";
        wire.Environment["TKE_WEB_IDENTITY_TOKEN_FILE"] = "token";

        using (wire.OpenBare(settings => settings.CurrentFolder = Folder("here")))
            Assert.Single(wire.Server.Requests.Of(SandboxActions.AssumeRoleWithWebIdentity));
        var problem = ProblemOf(wire, settings => settings.CurrentFolder = Folder("home"));
        Assert.Equal("CredentialUnreadable", problem.Code);
        Assert.Equal(
            new Message("File.Missing", Path.Combine(Folder("home"), "token"), "TKE_WEB_IDENTITY_TOKEN_FILE"),
            problem.Message);
    }

    [Theory]
    [InlineData("TENCENTCLOUD_ROLE_ARN")]
    [InlineData("TENCENTCLOUD_ASSUME_ROLE_ARN")]
    public async Task The_role_of_the_environment_is_used_only_with_the_keys_of_the_environment(string variable)
    {
        WriteEverywhere("prod");
        await using var wire = await StartAsync();
        wire.Environment[variable] = Role;
        wire.Environment["TENCENTCLOUD_SECRET_ID"] = SandboxKey.Default.SecretId;
        wire.Environment["TENCENTCLOUD_SECRET_KEY"] = SandboxKey.Default.SecretKey;

        wire.Open();
        wire.OpenBare(settings => settings.ProfileName = "prod");
        Assert.Empty(wire.Server.Requests.Of(SandboxActions.AssumeRole));
        Assert.Equal(2, wire.Notices.Count(notice => notice.Text.Equals(new Message("Role.NotUsed", Role))));

        wire.OpenBare();
        Assert.Single(wire.Server.Requests.Of(SandboxActions.AssumeRole));
    }

    [Fact]
    public async Task A_named_profile_must_exist_also_beside_a_credential_and_sets_the_region()
    {
        _folder.Write("home/.tencentcloud/credentials", "[tokyo]\nregion = ap-tokyo\n");
        await using var wire = await StartAsync();

        using var session = wire.Open(settings => settings.ProfileName = "tokyo");
        Assert.Equal("ap-tokyo", session.DefaultRegion);
        var problem = Assert.Throws<ProblemException>(
            () => wire.Open(settings => settings.ProfileName = "gone")).Problem;
        Assert.Equal("ProfileNotFound", problem.Code);
    }

    [Theory]
    [InlineData("home/.tencentcloud/credentials", "\n[prod]\nregion = ap-tokyo\n", 2)]
    [InlineData("home/.tencentcloud/credentials", "[x]\n[prod]\nsecret_id = AKIDX\n", 2)]
    [InlineData("home/.tencentcloud/credentials", "[prod]\nsecret_id =\nsecret_key = # none yet\n", 1)]
    [InlineData("home/.tccli/prod.credential", """{"secretId":"None","secretKey":"None"}""", 0)]
    public async Task A_profile_without_keys_is_an_error_with_its_file_and_line_and_no_later_file_is_read(
        string file, string text, int line)
    {
        _folder.Write("home/.tccli/prod.credential", Cli("AKIDOTHER"));
        var path = _folder.Write(file, text);
        await using var wire = await StartAsync();

        foreach (var variable in new[] { null, "prod" })
        {
            wire.Environment["TENCENTCLOUD_PROFILE"] = variable;
            var problem = ProblemOf(wire, settings => settings.ProfileName = variable is null ? "prod" : null);

            Assert.Equal("CredentialIncomplete", problem.Code);
            Assert.Equal("Credential.Incomplete", problem.Message.Key);
            Assert.Equal(
                line > 0
                    ? new Message("Profile.PlaceInFile", "prod", path, line)
                    : new Message("Profile.Place", "prod", path),
                problem.Message.Values[0]);
        }
    }

    [Fact]
    public async Task Without_a_credential_the_error_says_where_it_looked_in_order()
    {
        await using var wire = await StartAsync();

        var message = ProblemOf(wire, _ => { }).Message;

        List<string> files =
        [
            Path.Combine(Folder("home"), ".tencentcloud", "credentials"),
            Path.Combine(Folder("etc"), "tencentcloud", "credentials"),
            Path.Combine(Folder("home"), ".tccli"),
        ];
        Assert.Equal("Credential.NotFound", message.Key);
        Assert.Equal(new Message("Credential.NotInFiles", files), message.Values[0]);
        Assert.Equal(2, message.Values.Count);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("none")]
    [InlineData("null")]
    [InlineData(" ")]
    public async Task The_region_None_means_no_region(string region)
    {
        _folder.Write("home/.tccli/default.credential", Cli("AKIDCLI"));
        _folder.Write("home/.tccli/default.configure", $$"""{"_sys_param":{"region":"{{region}}","language":"None"} }""");
        await using var wire = await StartAsync();

        using var session = wire.OpenBare();
        Assert.Null(session.DefaultRegion);
    }

    [Fact]
    public async Task A_session_reports_its_identity_with_only_the_end_of_the_SecretId()
    {
        _folder.Write("home/.tencentcloud/credentials", Ini("prod", "AKIDPRODUCTION1234"));
        await using var wire = await StartAsync();

        wire.OpenBare(settings => settings.ProfileName = "prod");
        wire.Open(settings => settings.RoleArn = Role);

        Message[] said = [.. wire.Notices.Select(notice => notice.Text).Where(text => text.Key == "Session.Identity")];
        Message profile = new("Source.Profile", "prod", Path.Combine(Folder("home"), ".tencentcloud", "credentials"));
        Assert.Equal([profile, new Message("Identity.Key", "1234")], PartsOf(said[0]));
        Assert.Equal([Message.Verbatim("-Credential"), new Message("Identity.Role", Role)], PartsOf(said[1]).SkipLast(1));
        Assert.Equal("Identity.Key", PartsOf(said[1])[^1].Key);
        Assert.DoesNotContain("AKID", string.Concat(said.Select(each => each.ToString())), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Message> PartsOf(Message said) => (IReadOnlyList<Message>)said.Values[0]!;

    private Task<Wire> StartAsync() => Wire.StartAsync(places: _folder.Places);

    private string Folder(string name)
        => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_folder.Places.Home)!, name)).FullName;

    private void WriteEverywhere(string profile)
    {
        _folder.Write($"home/.tccli/{profile}.credential", Cli("AKIDCLI"));
        _folder.Write("etc/tencentcloud/credentials", Ini(profile, "AKIDETC"));
    }

    private static async Task<string?> KeyIdAsync(Wire wire, Action<SessionSettings> change)
    {
        using var session = wire.OpenBare(change);
        await session.WriteAsync();
        return wire.Server.Requests.Writes[^1].KeyId;
    }

    private static Problem ProblemOf(Wire wire, Action<SessionSettings> change)
        => Assert.Throws<ProblemException>(() => wire.OpenBare(change)).Problem;

    private static string Ini(string name, string id) => $"[{name}]\nsecret_id={id}\nsecret_key=key\n";

    private static string Cli(string id) => $$"""{"secretId":"{{id}}","secretKey":"key"}""";
}
