using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials;

/// <summary>A credential that does not change. The source owns it.</summary>
internal sealed class FixedCredentialSource(Message place, Credential credential) : ICredentialSource
{
    public CredentialOrigin Origin { get; } = new(place);

    public ProfileSettings? Settings => null;

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(credential);

    public ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken) => default;

    public void Dispose() => credential.Dispose();
}
