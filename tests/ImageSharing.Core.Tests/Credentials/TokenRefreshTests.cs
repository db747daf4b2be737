using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Responses;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public class TokenRefreshTests
{
    [Theory]
    [InlineData("AuthFailure.TokenFailure")]
    [InlineData("UnauthorizedOperation.InvalidToken")]
    public async Task A_refused_token_is_renewed_once_and_the_request_is_signed_again(string code)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Request(1), Fault.Refuse(code));
        RenewingSource source = new();

        var attempt = await SendAsync(wire, source);

        Assert.Equal(AttemptKind.Succeeded, attempt.Kind);
        Assert.Equal((2, 1), (wire.Server.Requests.Writes.Count, source.Renewals));
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_the_call()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), Fault.Refuse("AuthFailure.TokenFailure"));
        RenewingSource source = new();

        var attempt = await SendAsync(wire, source);

        Assert.Equal((AttemptKind.Refused, "AuthFailure.TokenFailure"), (attempt.Kind, attempt.Code));
        Assert.Equal((2, 1), (wire.Server.Requests.Writes.Count, source.Renewals));
    }

    [Fact]
    public async Task A_failed_credential_is_an_outcome()
    {
        await using var wire = await Wire.StartAsync();
        RenewingSource source = new() { Problem = new Problem("CredentialExpired", new Message("Profile.KeysExpired", "the test")) };

        var attempt = await SendAsync(wire, source);

        Assert.Equal(
            (AttemptKind.NotSent, "CredentialExpired", "Profile.KeysExpired"),
            (attempt.Kind, attempt.Code, attempt.Message!.Key));
        Assert.Empty(wire.Server.Requests.All);
    }

    private static Task<Attempt> SendAsync(Wire wire, ICredentialSource source)
    {
        var endpoint = ServiceEndpoint.Parse(wire.Server.Endpoint.AbsoluteUri, Message.Verbatim("the test"));
        Route route = new(endpoint, new ServiceClock(wire.Time), wire.Pace, source);
        SigningClient client = new(new ClientSettings(), wire.Time, new Notifications());
        var request = CvmRequests.Write(
            Wire.Region,
            Wire.Image,
            Wire.Accounts,
            SharePermission.Share);
        return client.SendAsync(route, request, CancellationToken.None);
    }

    private sealed class RenewingSource : ICredentialSource
    {
        private Credential _current = Make();

        public Problem? Problem { get; init; }

        public int Renewals { get; private set; }

        public CredentialOrigin Origin { get; } = new(Message.Verbatim("the test"));

        public ProfileSettings? Settings => null;

        public ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
            => Problem is null ? new(_current) : throw new ProblemException(Problem);

        public ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken)
        {
            Assert.Same(_current, refused);
            Renewals++;
            _current = Make();
            return new(_current);
        }

        public void Dispose()
        {
        }

        private static Credential Make()
            => new(SandboxKey.Default.SecretId, SecretBytes.From(SandboxKey.Default.SecretKey));
    }
}
