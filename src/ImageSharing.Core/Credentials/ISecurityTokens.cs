using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials;

/// <summary>A role to be assumed.</summary>
internal sealed record RoleRequest(string RoleArn, string SessionName)
{
    public string? ExternalId { get; init; }

    /// <summary>How long the keys are to last; null leaves it to the service.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>The region of the request; any region works.</summary>
    public string? Region { get; init; }
}

/// <summary>The service that issues temporary keys, STS.</summary>
internal interface ISecurityTokens
{
    /// <summary>The endpoint that issues keys. Keys of different endpoints are cached separately.</summary>
    string Name { get; }

    /// <summary>Assumes a role with keys that may do so.</summary>
    /// <exception cref="ProblemException">The service's code, ConnectionFailed, OperationTimedOut or
    /// ResponseUnreadable.</exception>
    Task<IssuedKeys> AssumeRoleAsync(
        RoleRequest request,
        ICredentialSource caller,
        CancellationToken cancellationToken);

    /// <summary>Assumes a role with a web identity; the request is not signed.</summary>
    /// <exception cref="ProblemException">As above.</exception>
    Task<IssuedKeys> AssumeRoleWithWebIdentityAsync(
        RoleRequest request,
        string providerId,
        string webIdentityToken,
        CancellationToken cancellationToken);
}
