using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>
/// Stands in for STS and the metadata service where a key press must not ask them: temporary keys that the process
/// already has are used, and no others are requested.
/// </summary>
internal sealed class KnownKeysOnly(ISecurityTokens tokens, IInstanceMetadata metadata)
    : ISecurityTokens, IInstanceMetadata
{
    string ISecurityTokens.Name => tokens.Name;

    string IInstanceMetadata.Name => metadata.Name;

    public Task<IssuedKeys> AssumeRoleAsync(
        RoleRequest request,
        ICredentialSource caller,
        CancellationToken cancellationToken) => throw NotAsked();

    public Task<IssuedKeys> AssumeRoleWithWebIdentityAsync(
        RoleRequest request,
        string providerId,
        string webIdentityToken,
        CancellationToken cancellationToken) => throw NotAsked();

    public Task<string?> ReadAsync(string path, CancellationToken cancellationToken) => throw NotAsked();

    /// <summary>True once keys were wanted that the process does not have.</summary>
    public bool WasAsked { get; private set; }

    private ProblemException NotAsked()
    {
        WasAsked = true;
        return new(new Problem("CredentialNotFound", new Message("Credential.NoKeysYet")));
    }
}
