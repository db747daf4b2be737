using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class InstanceRoleTests : IAsyncLifetime, IDisposable
{
    private static readonly SandboxKey Key = new("AKIDROLE", "canary0role0key", "canary0role0token");
    private readonly CredentialFolder _folder = new();
    private MetadataServer _metadata = null!;
    private Wire _wire = null!;

    public async Task InitializeAsync()
    {
        _metadata = await MetadataServer.StartAsync();
        _wire = await Wire.StartAsync(
            new SandboxOptions { Keys = [SandboxKey.Default, Key], RequestsPerSecond = null },
            TimeProvider.System,
            _folder.Places);
        _wire.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = _metadata.Address;
        _metadata.Texts[MetadataServer.Folder] = "my-role\n";
        _metadata.Texts[MetadataServer.Folder + "my-role"] = Keys(DateTimeOffset.UtcNow.AddHours(2));
    }

    public async Task DisposeAsync()
    {
        await _wire.DisposeAsync();
        await _metadata.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_instances_role_is_taken_where_nothing_else_is_configured()
    {
        using var session = _wire.OpenBare();
        using var again = _wire.OpenBare();

        Assert.Equal(WriteReplyKind.Acknowledged, (await session.WriteAsync()).Kind);
        Assert.Equal(Key.SecretId, Assert.Single(_wire.Server.Requests.Writes).KeyId);
        Assert.Equal(2, _metadata.Asked.Count);
        Assert.DoesNotContain(_wire.Notices, notice => notice.Text.ToString().Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void The_metadata_service_is_not_asked_where_something_is_configured()
    {
        _wire.Open().Dispose();
        _folder.Write("home/.tccli/default.credential", """{"secretId":"AKIDX","secretKey":"key"}""");
        _wire.OpenBare().Dispose();

        Assert.Empty(_metadata.Asked);
    }

    [Fact]
    public async Task A_profile_of_the_type_cvm_role_asks_it()
    {
        _folder.Write("home/.tccli/work.credential", """{"type":"cvm-role"}""");
        _wire.Environment["TENCENTCLOUD_SECRET_ID"] = "AKIDOTHER";
        using var session = _wire.OpenBare(settings => settings.ProfileName = "work");

        await session.WriteAsync();

        Assert.Equal(Key.SecretId, Assert.Single(_wire.Server.Requests.Writes).KeyId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("../../secrets")]
    public void Without_a_role_there_is_no_credential(string response)
    {
        _metadata.Texts[MetadataServer.Folder] = response;

        var problem = Assert.Throws<ProblemException>(() => _wire.OpenBare()).Problem;

        Assert.Equal("CredentialNotFound", problem.Code);
        Assert.Equal("Credential.NotFound", problem.Message.Key);
        Assert.Single(_metadata.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"Code":"Forbidden"}""")]
    [InlineData(
        """{"Code":"Success","TmpSecretId":"AKIDROLE","TmpSecretKey":"canary0","Token":"t","ExpiredTime":"soon"}""")]
    [InlineData("""{"Code":"Success","TmpSecretId":7,"TmpSecretKey":"canary0","Token":"t","ExpiredTime":1}""")]
    public void Keys_that_cannot_be_read_are_a_sentence_without_them(string response)
    {
        _metadata.Texts[MetadataServer.Folder + "my-role"] = response;

        var problem = Assert.Throws<ProblemException>(() => _wire.OpenBare()).Problem;

        Assert.Equal("CredentialUnreadable", problem.Code);
        Assert.Contains("my-role", problem.Message.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metadata_service_that_does_not_answer_is_waited_for_two_seconds()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using var slow = await Wire.StartAsync(time: time);
        slow.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = _metadata.Address;
        _metadata.Held = new TaskCompletionSource();

        Task opening = Task.Run(() => slow.OpenBare());
        await Eventually.IsTrueAsync(() => !_metadata.Asked.IsEmpty, "the metadata service is asked");
        Assert.False(opening.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("CredentialNotFound", (await Assert.ThrowsAsync<ProblemException>(() => opening)).Problem.Code);
    }

    [Theory]
    [InlineData("http://example.com", "EndpointNotSecure")]
    [InlineData("ftp://127.0.0.1", "EndpointMalformed")]
    public void A_metadata_address_of_another_machine_has_to_be_secure(string address, string code)
    {
        _wire.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = address;

        var problem = Assert.Throws<ProblemException>(() => _wire.OpenBare()).Problem;

        Assert.Equal(code, problem.Code);
        Assert.Contains("TENCENTCLOUD_METADATA_ENDPOINT", problem.Message.ToString(), StringComparison.Ordinal);
    }

    private static string Keys(DateTimeOffset end) => $$"""
        {"TmpSecretId":"{{Key.SecretId}}","TmpSecretKey":"{{Key.SecretKey}}","ExpiredTime":{{end.ToUnixTimeSeconds()}},
         "Expiration":"x","Token":"{{Key.Token}}","Code":"Success"}
        """;
}
