using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm.Wire;
using ImageSharing.Core.Json;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm;

/// <summary>The calls of STS 2018-08-13 over the signing client.</summary>
/// <param name="client">Sends them.</param>
/// <param name="endpoints">Where STS is, which a profile may decide after this was made.</param>
/// <param name="clocks">The clocks of the services.</param>
internal sealed class StsClient(SigningClient client, Func<EndpointChoice> endpoints, ServiceClocks clocks)
    : ISecurityTokens
{
    private const string AnyRegion = "ap-guangzhou";

    public string Name => endpoints().For(null).Name;

    public Task<IssuedKeys> AssumeRoleAsync(
        RoleRequest request, ICredentialSource caller, CancellationToken cancellationToken)
        => SendAsync(
            "AssumeRole",
            request,
            json =>
            {
                if (request.ExternalId is { } id) json.WriteString("ExternalId"u8, id);
            },
            caller,
            cancellationToken);

    public Task<IssuedKeys> AssumeRoleWithWebIdentityAsync(
        RoleRequest request,
        string providerId,
        string webIdentityToken,
        CancellationToken cancellationToken)
        => SendAsync(
            "AssumeRoleWithWebIdentity",
            request,
            json =>
            {
                json.WriteString("ProviderId"u8, providerId);
                json.WriteString("WebIdentityToken"u8, webIdentityToken);
            },
            null,
            cancellationToken);

    /// <summary>Asks whose keys these are.</summary>
    /// <param name="caller">The keys.</param>
    /// <param name="region">The region of the request; any region works.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ProblemException">As of the other calls.</exception>
    public async Task<CallerIdentity> GetCallerIdentityAsync(
        ICredentialSource caller, string? region, CancellationToken cancellationToken)
    {
        PooledBytes body = new(16);
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }

        using ApiRequest request = new(Product.Sts, "GetCallerIdentity", body, static () => new CallerBody())
        {
            Region = region ?? AnyRegion,
            IsRead = true,
        };
        var attempt = await SendAsync(request, caller, cancellationToken).ConfigureAwait(false);
        return attempt is { Kind: AttemptKind.Succeeded, Body: CallerBody reply }
            ? new CallerIdentity
            {
                AccountId = reply.AccountId,
                UserId = reply.UserId,
                PrincipalId = reply.PrincipalId,
                Type = reply.Type,
                Arn = reply.Arn,
            }
            : throw ProblemOf(attempt, new Message("Identity.NotRead", attempt.Message));
    }

    private async Task<IssuedKeys> SendAsync(
        string action,
        RoleRequest role,
        Action<Utf8JsonWriter> more,
        ICredentialSource? caller,
        CancellationToken cancellationToken)
    {
        PooledBytes body = new(512);
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("RoleArn"u8, role.RoleArn);
            json.WriteString("RoleSessionName"u8, role.SessionName);
            if (role.DurationSeconds is { } seconds) json.WriteNumber("DurationSeconds"u8, seconds);
            more(json);
            json.WriteEndObject();
        }

        using ApiRequest request = new(Product.Sts, action, body, static () => new IssuedKeysBody())
        {
            Region = role.Region ?? AnyRegion,
            IsRead = true,
            IsSigned = caller is not null,
        };
        var attempt = await SendAsync(request, caller ?? NoCredential.Instance, cancellationToken).ConfigureAwait(false);
        if (attempt.Kind == AttemptKind.Succeeded && attempt.Body is IssuedKeysBody keys)
        {
            return new IssuedKeys(
                keys.TmpSecretId!,
                SecretBytes.From(keys.TmpSecretKey!),
                SecretBytes.From(keys.Token!),
                DateTimeOffset.FromUnixTimeSeconds(keys.ExpiredTime));
        }

        throw ProblemOf(attempt, new Message("Role.NotAssumed", role.RoleArn, attempt.Message));
    }

    private Task<Attempt> SendAsync(ApiRequest request, ICredentialSource caller, CancellationToken cancellationToken)
    {
        var endpoint = endpoints().For(request.Region);
        Route route = new(endpoint, clocks.For(endpoint), UnlimitedPace.Instance, caller);
        return client.SendAsync(route, request, cancellationToken);
    }

    private static ProblemException ProblemOf(Attempt attempt, Message message) => new(new Problem(
        attempt.Code!,
        message,
        attempt.RequestId,
        isRetryable: attempt.Kind != AttemptKind.Refused)
    {
        Cause = attempt.Cause,
    });

    /// <summary>Stands where a request is not signed.</summary>
    private sealed class NoCredential : ICredentialSource
    {
        public static readonly NoCredential Instance = new();

        public CredentialOrigin Origin { get; } = new(Message.Verbatim("-"));

        public ProfileSettings? Settings => null;

        public ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
            => throw new InvalidOperationException();

        public ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken) => default;

        public void Dispose()
        {
        }
    }
}
