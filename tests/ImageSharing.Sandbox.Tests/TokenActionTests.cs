using System;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class TokenActionTests : SandboxTest
{
    private const string Role = "qcs::cam::uin/100000000001:roleName/sharer";

    [Fact]
    public async Task Says_who_is_calling()
    {
        var reply = await Client.Send(new Call { Action = SandboxActions.GetCallerIdentity, Region = null });

        Assert.Equal("100000000001", (string?)reply.Response["AccountId"]);
        Assert.NotNull((string?)reply.Response["Arn"]);
        Assert.Equal(
            "AuthFailure.SignatureFailure",
            (await Client.Send(new Call { Action = SandboxActions.GetCallerIdentity, Service = "cvm" })).Code);
    }

    [Fact]
    public async Task Issues_keys_of_a_role_that_work_until_they_expire()
    {
        var role = await Assume(new { RoleArn = Role, RoleSessionName = "test", DurationSeconds = 900 });
        var keys = role.Response["Credentials"]!;
        var call = SandboxClient.Modify(ImageId, "SHARE", Good) with
        {
            SecretId = (string)keys["TmpSecretId"]!,
            SecretKey = (string)keys["TmpSecretKey"]!,
            Token = (string)keys["Token"]!,
        };

        Assert.Equal(Time.GetUtcNow().ToUnixTimeSeconds() + 900, (long?)role.Response["ExpiredTime"]);
        Assert.Equal("2019-02-25T16:59:25Z", (string?)role.Response["Expiration"]);
        Assert.Null((await Client.Send(call)).Code);
        Assert.Equal("AuthFailure.TokenFailure", (await Client.Send(call with { Token = null })).Code);
        Time.Advance(TimeSpan.FromSeconds(900));
        Assert.Equal("AuthFailure.TokenFailure", (await Client.Send(call)).Code);
    }

    [Fact]
    public async Task Issues_keys_of_the_account_of_the_role()
    {
        var keys = (await Assume(new { RoleArn = Role.Replace("0001:", "0002:"), RoleSessionName = "test" }))
            .Response["Credentials"]!;

        var reply = await Client.Send(SandboxClient.Modify(ImageId, "SHARE", Good) with
        {
            SecretId = (string)keys["TmpSecretId"]!,
            SecretKey = (string)keys["TmpSecretKey"]!,
            Token = (string)keys["Token"]!,
        });

        Assert.Equal("UnauthorizedOperation.ImageNotBelongToAccount", reply.Code);
    }

    [Fact]
    public async Task Refuses_roles_that_cannot_be_assumed()
    {
        Server.Roles.RequireExternalId(Role, "id");
        Assert.Equal("UnauthorizedOperation", (await Assume(new { RoleArn = Role, RoleSessionName = "a" })).Code);
        Assert.Null((await Assume(new { RoleArn = Role, RoleSessionName = "a", ExternalId = "id" })).Code);
        Server.Roles.Refuse(Role);
        Assert.Equal(
            "ResourceNotFound.RoleNotFound",
            (await Assume(new { RoleArn = Role, RoleSessionName = "a", ExternalId = "id" })).Code);
        Assert.Equal("MissingParameter", (await Assume(new { RoleArn = Role + "2" })).Code);
        Assert.Equal(
            "InvalidParameter.ParamError",
            (await Assume(new { RoleArn = "role", RoleSessionName = "a" })).Code);
        Assert.Equal(
            "InvalidParameterValue.LimitExceeded",
            (await Assume(new { RoleArn = Role + "2", RoleSessionName = "a", DurationSeconds = 43201 })).Code);
    }

    [Fact]
    public async Task Issues_keys_for_a_web_identity_unsigned()
    {
        Options.WebIdentityToken = "identity";
        var call = new Call
        {
            Action = SandboxActions.AssumeRoleWithWebIdentity,
            Authorization = "SKIP",
            Body = JsonSerializer.Serialize(
                new { ProviderId = "tke", WebIdentityToken = "identity", RoleArn = Role, RoleSessionName = "a" }),
        };

        var reply = await Client.Send(call);

        Assert.NotNull((string?)reply.Response["Credentials"]!["Token"]);
        var wrong = call with { Body = call.Body.Replace("\"identity\"", "\"other\"") };
        Assert.Equal("InvalidParameter.WebIdentityTokenError", (await Client.Send(wrong)).Code);
        Assert.Equal(
            "AuthFailure.InvalidAuthorization",
            (await Client.Send(call with { Action = SandboxActions.AssumeRole })).Code);
    }

    [Fact]
    public async Task Forgets_a_key()
    {
        Assert.True(Server.Keys.Remove(SandboxKey.Default.SecretId));
        Assert.Equal("AuthFailure.SecretIdNotFound", (await Client.Share(ImageId, Good)).Code);
    }

    private Task<ServiceReply> Assume(object parameters)
        => Client.Send(new Call { Action = SandboxActions.AssumeRole, Body = JsonSerializer.Serialize(parameters) });
}
