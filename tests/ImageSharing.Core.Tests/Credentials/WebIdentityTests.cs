using System;
using System.Text;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class WebIdentityTests : IDisposable
{
    private const string Role = "qcs::cam::uin/100000000001:roleName/Sharer";
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_web_identity_gets_keys_without_a_signature_and_brings_its_region()
    {
        await using var wire = await Wire.StartAsync(
            new SandboxOptions { WebIdentityToken = "canary0identity", RequestsPerSecond = null });
        wire.Environment["TKE_ROLE_ARN"] = Role;
        wire.Environment["TKE_PROVIDER_ID"] = "provider";
        wire.Environment["TKE_WEB_IDENTITY_TOKEN_FILE"] = _folder.Write("token", "canary0identity\n");
        wire.Environment["TKE_REGION"] = "ap-tokyo";
        using var session = wire.OpenBare();

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        var assumed = Assert.Single(wire.Server.Requests.Of(SandboxActions.AssumeRoleWithWebIdentity));
        Assert.Null(assumed.KeyId);
        Assert.Equal("ap-tokyo", session.DefaultRegion);
        Assert.DoesNotContain(wire.Notices, notice => notice.Text.ToString().Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "ImageSharing")]
    [InlineData(null, "variable", "variable")]
    [InlineData("runbook", "variable", "runbook")]
    public async Task Its_session_is_named_as_that_of_a_role(string? given, string? variable, string expected)
    {
        await using var wire = await Wire.StartAsync(new SandboxOptions { WebIdentityToken = "identity" });
        wire.Environment["TKE_ROLE_ARN"] = Role;
        wire.Environment["TKE_PROVIDER_ID"] = "provider";
        wire.Environment["TKE_WEB_IDENTITY_TOKEN_FILE"] = _folder.Write("token", "identity");
        if (variable is not null) wire.Environment["TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME"] = variable;
        using var session = wire.OpenBare(settings => settings.RoleSessionName = given);

        var assumed = Assert.Single(wire.Server.Requests.Of(SandboxActions.AssumeRoleWithWebIdentity));

        Assert.Contains(
            $"\"RoleSessionName\":\"{expected}\"",
            Encoding.UTF8.GetString(assumed.Body.Span),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TKE_ROLE_ARN")]
    [InlineData("TKE_PROVIDER_ID")]
    [InlineData("TKE_WEB_IDENTITY_TOKEN_FILE")]
    public async Task Half_a_web_identity_names_what_is_missing(string missing)
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment["TKE_ROLE_ARN"] = Role;
        wire.Environment["TKE_PROVIDER_ID"] = "provider";
        wire.Environment["TKE_WEB_IDENTITY_TOKEN_FILE"] = "/nowhere/at/all";
        wire.Environment[missing] = null;

        var problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal("CredentialIncomplete", problem.Code);
        Assert.Contains(missing, problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task A_web_identity_without_its_file_is_a_sentence(string? text)
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment["TKE_ROLE_ARN"] = Role;
        wire.Environment["TKE_PROVIDER_ID"] = "provider";
        wire.Environment["TKE_WEB_IDENTITY_TOKEN_FILE"] = text is null
            ? "/nowhere/at/all"
            : _folder.Write("token", text);

        Assert.Equal("CredentialUnreadable", Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem.Code);
    }
}
