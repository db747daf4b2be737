using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public class SessionCredentialTests
{
    private const string Id = "TENCENTCLOUD_SECRET_ID";
    private const string Key = "TENCENTCLOUD_SECRET_KEY";
    private static readonly SandboxKey Temporary = new("AKIDTEMPORARY", "temporary0key0temporary0key0", "a-token_/+=");

    [Theory]
    [InlineData("TENCENTCLOUD_TOKEN")]
    [InlineData("TENCENTCLOUD_SESSION_TOKEN")]
    [InlineData("TENCENTCLOUD_SECURITY_TOKEN")]
    public async Task The_environments_token_is_taken_under_each_of_its_names(string name)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Keys.Add(Temporary);
        wire.Environment[Id] = Temporary.SecretId + "\n";
        wire.Environment[Key] = " " + Temporary.SecretKey;
        wire.Environment[name] = Temporary.Token;
        using var session = wire.OpenBare();

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.Equal(Temporary.SecretId, Assert.Single(wire.Server.Requests.Writes).KeyId);
        var said = Assert.Single(wire.Notices, notice => notice.Text.Key == "Session.Identity");
        Assert.Equal(NoticeKind.Verbose, said.Kind);
        Assert.Equal(new Message("Source.Environment", Id), ((IReadOnlyList<Message>)said.Text.Values[0]!)[0]);
        Assert.Empty(wire.Warnings);
    }

    [Fact]
    public async Task A_credential_that_was_given_goes_before_the_environment()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Keys.Add(Temporary);
        wire.Environment[Id] = "AKIDOTHER";
        using var session = wire.Open(settings =>
        {
            settings.SecretId = Temporary.SecretId;
            settings.SecretKey = new NetworkCredential("", Temporary.SecretKey).SecurePassword;
            settings.SecurityToken = new NetworkCredential("", Temporary.Token).SecurePassword;
        });

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        Assert.True(Assert.Single(wire.Server.Requests.Writes).HasToken);
    }

    [Fact]
    public async Task Tokens_that_differ_draw_a_warning_without_showing_them()
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment[Id] = "AKIDX";
        wire.Environment[Key] = "key";
        wire.Environment["TENCENTCLOUD_SECURITY_TOKEN"] = "canary-one";
        wire.Environment["TENCENTCLOUD_SESSION_TOKEN"] = "canary-two";

        using var session = wire.OpenBare();

        var warning = Assert.Single(wire.Warnings);
        Assert.StartsWith("Credential.TokensDiffer(", warning, StringComparison.Ordinal);
        Assert.EndsWith(", TENCENTCLOUD_SESSION_TOKEN)", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Id, Key)]
    [InlineData(Key, Id)]
    [InlineData("TENCENTCLOUD_TOKEN", Id)]
    [InlineData("TENCENTCLOUD_TOKEN", Key)]
    public async Task Half_a_credential_in_the_environment_names_what_is_missing(string present, string missing)
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment[present] = "canary91";
        wire.Environment[missing] = " ";

        var problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal("CredentialIncomplete", problem.Code);
        Assert.Contains(missing, problem.Message.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary91", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "key", null, "Credential.UserName")]
    [InlineData("id", "", null, "Credential.Password")]
    [InlineData("id", null, null, "Credential.Password")]
    [InlineData(null, "key", null, "Credential.UserName")]
    [InlineData(null, null, "token", "Credential.UserName")]
    public async Task Half_a_credential_that_was_given_is_never_made_up_from_the_environment(
        string? id,
        string? key,
        string? token,
        string missing)
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment[Id] = "AKIDX";
        wire.Environment[Key] = "key";

        var problem = Assert.Throws<ProblemException>(() => wire.Open(settings =>
        {
            settings.SecretId = id;
            settings.SecretKey = key is null ? null : new NetworkCredential("", key).SecurePassword;
            settings.SecurityToken = token is null ? null : new NetworkCredential("", token).SecurePassword;
        })).Problem;

        Assert.Equal("CredentialIncomplete", problem.Code);
        Assert.Contains(missing, problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credential_at_all_is_said_with_what_to_do()
    {
        await using var wire = await Wire.StartAsync();

        var problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal("CredentialNotFound", problem.Code);
        Assert.Equal("Credential.NotFound", problem.Message.Key);
    }

    [Theory]
    [InlineData("AKID X", "key", null)]
    [InlineData("AKID\nX", "key", null)]
    [InlineData("AKID/X", "key", null)]
    [InlineData("AKIDé", "key", null)]
    [InlineData("AKID", "canary é", null)]
    [InlineData("AKID", "key", "canary\r\nX-Evil: 1")]
    public async Task Characters_that_no_request_can_carry_are_refused_without_showing_them(
        string id, string key, string? token)
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment[Id] = id;
        wire.Environment[Key] = key;
        wire.Environment["TENCENTCLOUD_TOKEN"] = token;

        var problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal("CredentialUnreadable", problem.Code);
        Assert.DoesNotContain("canary", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_region_comes_from_the_environment()
    {
        await using var wire = await Wire.StartAsync();
        using var none = wire.Open();
        wire.Environment["TENCENTCLOUD_REGION"] = " AP-Singapore ";
        using var session = wire.Open();

        Assert.Null(none.DefaultRegion);
        Assert.Equal("ap-singapore", session.DefaultRegion);
    }

    [Fact]
    public async Task A_closed_session_sends_nothing_any_more()
    {
        await using var wire = await Wire.StartAsync();
        var session = wire.Open();
        await session.WriteAsync();
        session.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.WriteAsync());
        Assert.Single(wire.Server.Requests.Writes);
    }
}
