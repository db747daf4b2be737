using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Providers;
using ImageSharing.Core.Credentials.Temporary;
using ImageSharing.Core.Signing;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public sealed class ProfileKeysTests : IDisposable
{
    private readonly CredentialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_that_the_file_has_replaced_are_cleared_once_no_request_signs_with_them()
    {
        Write("AKIDFIRST");
        CredentialQuery query = new(new SessionSettings(), _ => null, _folder.Places, new Notifications())
        {
            UtcNow = () => DateTimeOffset.UtcNow,
            SecurityTokens = null!,
            Metadata = null!,
            Cache = new TemporaryKeyCache(),
        };
        ProfileKeysSource source = new(query, query.Profiles.Find("default")!);
        var first = await source.GetAsync(CancellationToken.None);

        var second = await NextAsync(source, first, "AKIDSECOND");
        Assert.False(first.IsCleared);
        var third = await NextAsync(source, second, "AKIDTHIRD");

        Assert.True(first.IsCleared);
        Assert.Equal((false, false), (second.IsCleared, third.IsCleared));
        source.Dispose();
        Assert.Equal((true, true), (second.IsCleared, third.IsCleared));
    }

    private async Task<Credential> NextAsync(ProfileKeysSource source, Credential refused, string id)
    {
        Write(id);
        return (await source.RefreshAsync(refused, CancellationToken.None))!;
    }

    private void Write(string id)
        => _folder.Write("home/.tencentcloud/credentials", $"[default]\nsecret_id={id}\nsecret_key=key\n");
}
