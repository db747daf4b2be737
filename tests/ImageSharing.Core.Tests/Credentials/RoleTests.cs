using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Session;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class RoleTests : IDisposable
{
    private const string Role = "qcs::cam::uin/100000000001:roleName/Sharer";
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_role_is_assumed_on_top_of_the_credential_and_its_keys_are_used()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings => settings.RoleArn = Role);

        var reply = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, reply.Kind);
        var assumed = Assert.Single(wire.Server.Requests.Of(SandboxActions.AssumeRole));
        Assert.Equal(SandboxKey.Default.SecretId, assumed.KeyId);
        Assert.Contains("\"RoleSessionName\":\"ImageSharing\"", Text(assumed), StringComparison.Ordinal);
        var write = Assert.Single(wire.Server.Requests.Writes);
        Assert.NotEqual(SandboxKey.Default.SecretId, write.KeyId);
        Assert.True(write.HasToken);
        Assert.Contains(wire.Notices, notice => notice.Text.ToString().Contains(Role, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TENCENTCLOUD_ASSUME_ROLE_ARN", "TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME")]
    [InlineData("TENCENTCLOUD_ROLE_ARN", "TENCENTCLOUD_ROLE_SESSION_NAME")]
    public async Task The_environment_may_name_the_role(string arn, string sessionName)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Roles.RequireExternalId(Role, "ext");
        wire.Environment[arn] = Role;
        wire.Environment[sessionName] = "runbook";
        wire.Environment["TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID"] = "ext";
        wire.Environment["TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION"] = "3600";
        wire.Environment["TENCENTCLOUD_SECRET_ID"] = SandboxKey.Default.SecretId;
        wire.Environment["TENCENTCLOUD_SECRET_KEY"] = SandboxKey.Default.SecretKey;
        using var session = wire.OpenBare();

        var sent = Text(Assert.Single(wire.Server.Requests.Of(SandboxActions.AssumeRole)));
        Assert.Contains("\"RoleSessionName\":\"runbook\"", sent, StringComparison.Ordinal);
        Assert.Contains("\"DurationSeconds\":3600", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_duration_that_is_no_number_is_said()
    {
        await using var wire = await Wire.StartAsync();
        wire.Environment["TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION"] = "1h";

        var problem = Assert.Throws<ProblemException>(() => wire.Open(settings => settings.RoleArn = Role)).Problem;

        Assert.Contains("TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_role_has_the_services_code_and_request_id()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Roles.Refuse(Role);

        var problem = Assert.Throws<ProblemException>(() => wire.Open(settings => settings.RoleArn = Role)).Problem;

        Assert.Equal("ResourceNotFound.RoleNotFound", problem.Code);
        Assert.Equal(Assert.Single(wire.Server.Requests.All).RequestId, problem.RequestId);
        Assert.Contains(Role, problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_brings_its_role_along_unless_another_is_asked_for()
    {
        _folder.Write("home/.tccli/default.credential", $$"""
            {"secretId":"{{SandboxKey.Default.SecretId}}","secretKey":"{{SandboxKey.Default.SecretKey}}",
             "role-arn":"{{Role}}","role-session-name":"from-profile"}
            """);
        await using var wire = await Wire.StartAsync(places: _folder.Places);

        wire.OpenBare();
        wire.OpenBare(settings => settings.RoleArn = Role + "2");

        string[] sent = [.. wire.Server.Requests.Of(SandboxActions.AssumeRole).Select(Text)];
        Assert.Equal(2, sent.Length);
        Assert.Contains("from-profile", sent[0], StringComparison.Ordinal);
        Assert.Contains(Role + "2", sent[1], StringComparison.Ordinal);
        Assert.Equal(SandboxKey.Default.SecretId, wire.Server.Requests.Of(SandboxActions.AssumeRole)[1].KeyId);
    }

    [Fact]
    public async Task Keys_are_kept_for_the_process_and_renewed_five_minutes_before_their_end()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using var wire = await StartOnAsync(time);
        using var first = wire.Open(settings => settings.RoleArn = Role);
        using var second = wire.Open(settings => settings.RoleArn = Role);
        await first.WriteAsync();
        Assert.Equal(1, Assumed(wire));

        time.Advance(TimeSpan.FromSeconds(7200 - 301));
        await first.WriteAsync();
        Assert.Equal(1, Assumed(wire));

        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(WriteReplyKind.Acknowledged, (await second.WriteAsync()).Kind);
        Assert.Equal(2, Assumed(wire));
        Assert.NotEqual(wire.Server.Requests.Writes[0].KeyId, wire.Server.Requests.Writes[^1].KeyId);
    }

    [Fact]
    public async Task The_end_of_keys_is_by_the_services_clock()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using var wire = await StartOnAsync(time);
        wire.Server.Options.ClockOffset = TimeSpan.FromHours(-3);
        using var session = wire.Open(settings => settings.RoleArn = Role);

        var first = await session.WriteAsync();
        var second = await session.WriteAsync();

        Assert.Equal(WriteReplyKind.Acknowledged, first.Kind);
        Assert.Equal(WriteReplyKind.Acknowledged, second.Kind);
        Assert.InRange(Assumed(wire), 2, 3);
        await session.WriteAsync();
        Assert.InRange(Assumed(wire), 2, 3);
    }

    [Fact]
    public async Task Callers_that_need_keys_at_once_make_one_call()
    {
        await using var wire = await Wire.StartAsync();
        SandboxTrigger held = new();
        wire.Server.Faults.Add(When.Always(SandboxActions.AssumeRole), Fault.HoldResponse(held));

        Task<CvmSession>[] opening = [.. Enumerable.Range(0, 6).Select(
            _ => Task.Run(() => wire.Open(settings => settings.RoleArn = Role)))];
        await held.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        held.Pull();
        await Task.WhenAll(opening);

        Assert.Equal(1, Assumed(wire));
    }

    [Fact]
    public async Task Keys_that_cannot_be_renewed_are_used_until_their_end()
    {
        FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using var wire = await StartOnAsync(time);
        using var session = wire.Open(settings =>
        {
            settings.RoleArn = Role;
            settings.MaximumRetryCount = 0;
        });
        wire.Server.Faults.Add(When.Always(SandboxActions.AssumeRole), Fault.Refuse("UnauthorizedOperation"));

        time.Advance(TimeSpan.FromSeconds(7200 - 200));
        Assert.Equal(WriteReplyKind.Acknowledged, (await session.WriteAsync()).Kind);
        time.Advance(TimeSpan.FromSeconds(200));
        var late = await session.WriteAsync();

        Assert.Equal((WriteReplyKind.NotSent, "UnauthorizedOperation"), (late.Kind, late.Code));
    }

    [Fact]
    public async Task A_refused_token_makes_the_command_assume_the_role_again()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings => settings.RoleArn = Role);
        wire.Server.Faults.Add(When.Request(1), Fault.Refuse("AuthFailure.TokenFailure"));

        Assert.Equal(WriteReplyKind.Acknowledged, (await session.WriteAsync()).Kind);
        Assert.Equal(2, Assumed(wire));
    }

    [Fact]
    public async Task A_wrong_key_does_not_get_at_the_keys_that_the_right_one_was_given()
    {
        await using var wire = await Wire.StartAsync();
        wire.Open(settings => settings.RoleArn = Role);

        var problem = Assert.Throws<ProblemException>(() => wire.Open(settings =>
        {
            settings.RoleArn = Role;
            settings.SecretKey = new System.Net.NetworkCredential("", "wrong").SecurePassword;
        })).Problem;

        Assert.Equal("AuthFailure.SignatureFailure", problem.Code);
    }

    private static Task<Wire> StartOnAsync(FakeTimeProvider time)
        => Wire.StartAsync(new SandboxOptions { TimeProvider = time, RequestsPerSecond = null }, time);

    private static int Assumed(Wire wire) => wire.Server.Requests.Of(SandboxActions.AssumeRole).Count;

    private static string Text(RequestRecord record) => System.Text.Encoding.UTF8.GetString(record.Body.Span);
}
