using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class InstanceRoleTests : IAsyncLifetime, IDisposable
{
    private static readonly SandboxKey Key = new("AKIDROLE", "canary0role0key", "canary0role0token");
    private readonly CredentialFolder folder = new();
    private MetadataServer metadata = null!;
    private Wire wire = null!;

    public async Task InitializeAsync()
    {
        metadata = await MetadataServer.StartAsync();
        wire = await Wire.StartAsync(
            new SandboxOptions { Keys = [SandboxKey.Default, Key], RequestsPerSecond = null },
            TimeProvider.System,
            folder.Places);
        wire.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = metadata.Address;
        metadata.Texts[MetadataServer.Folder] = "my-role\n";
        metadata.Texts[MetadataServer.Folder + "my-role"] = Keys(DateTimeOffset.UtcNow.AddHours(2));
    }

    public async Task DisposeAsync()
    {
        await wire.DisposeAsync();
        await metadata.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_instances_role_is_taken_where_nothing_else_is_configured()
    {
        using CvmSession session = wire.OpenBare();
        using CvmSession again = wire.OpenBare();

        Assert.Equal(WriteAnswerKind.Acknowledged, (await session.WriteAsync()).Kind);
        Assert.Equal(Key.SecretId, Assert.Single(wire.Server.Requests.Writes).KeyId);
        Assert.Equal(2, metadata.Asked.Count);
        Assert.DoesNotContain(wire.Notices, notice => notice.Text.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void The_metadata_service_is_not_asked_where_something_is_configured()
    {
        wire.Open().Dispose();
        folder.Write("home/.tccli/default.credential", """{"secretId":"AKIDX","secretKey":"key"}""");
        wire.OpenBare().Dispose();

        Assert.Empty(metadata.Asked);
    }

    [Fact]
    public async Task A_profile_of_the_type_cvm_role_asks_it()
    {
        folder.Write("home/.tccli/work.credential", """{"type":"cvm-role"}""");
        wire.Environment["TENCENTCLOUD_SECRET_ID"] = "AKIDOTHER";
        using CvmSession session = wire.OpenBare(settings => settings.ProfileName = "work");

        await session.WriteAsync();

        Assert.Equal(Key.SecretId, Assert.Single(wire.Server.Requests.Writes).KeyId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("../../secrets")]
    public void Without_a_role_there_is_no_credential(string answer)
    {
        metadata.Texts[MetadataServer.Folder] = answer;

        Problem problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal("CredentialNotFound", problem.Code);
        Assert.Contains("TENCENTCLOUD_SECRET_ID", problem.Message, StringComparison.Ordinal);
        Assert.Single(metadata.Asked);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"Code":"Forbidden"}""")]
    [InlineData("""{"Code":"Success","TmpSecretId":"AKIDROLE","TmpSecretKey":"canary0","Token":"t","ExpiredTime":"soon"}""")]
    [InlineData("""{"Code":"Success","TmpSecretId":7,"TmpSecretKey":"canary0","Token":"t","ExpiredTime":1}""")]
    public void Keys_that_cannot_be_read_are_a_sentence_without_them(string answer)
    {
        metadata.Texts[MetadataServer.Folder + "my-role"] = answer;

        Problem problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal("CredentialUnreadable", problem.Code);
        Assert.Contains("my-role", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metadata_service_that_does_not_answer_is_waited_for_two_seconds()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new(DateTimeOffset.UtcNow);
        await using Wire slow = await Wire.StartAsync(time: time);
        slow.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = metadata.Address;
        metadata.Held = new TaskCompletionSource();

        Task opening = Task.Run(() => slow.OpenBare());
        while (metadata.Asked.IsEmpty) await Task.Delay(1);
        Assert.False(opening.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("CredentialNotFound", (await Assert.ThrowsAsync<ProblemException>(() => opening)).Problem.Code);
    }

    [Theory]
    [InlineData("http://example.com", "EndpointNotSecure")]
    [InlineData("ftp://127.0.0.1", "EndpointMalformed")]
    public void A_metadata_address_of_another_machine_has_to_be_secure(string address, string code)
    {
        wire.Environment["TENCENTCLOUD_METADATA_ENDPOINT"] = address;

        Problem problem = Assert.Throws<ProblemException>(() => wire.OpenBare()).Problem;

        Assert.Equal(code, problem.Code);
        Assert.Contains("TENCENTCLOUD_METADATA_ENDPOINT", problem.Message, StringComparison.Ordinal);
    }

    private static string Keys(DateTimeOffset end) => $$"""
        {"TmpSecretId":"{{Key.SecretId}}","TmpSecretKey":"{{Key.SecretKey}}","ExpiredTime":{{end.ToUnixTimeSeconds()}},
         "Expiration":"x","Token":"{{Key.Token}}","Code":"Success"}
        """;
}
