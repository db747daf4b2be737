using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Temporary;

/// <summary>Temporary keys from the cache of the process, which it renews.</summary>
/// <param name="origin">The place of the chain.</param>
/// <param name="keys">The keys.</param>
/// <param name="utcNow">The service's clock.</param>
/// <param name="issue">Gets new keys.</param>
/// <param name="settings">What comes along.</param>
/// <param name="caller">The source whose keys get the new ones; owned. Null if none do.</param>
internal sealed class TemporaryCredentialSource(
    CredentialOrigin origin,
    TemporaryKeys keys,
    Func<DateTimeOffset> utcNow,
    Func<CancellationToken, Task<Credential>> issue,
    ProfileSettings? settings = null,
    ICredentialSource? caller = null) : ICredentialSource
{
    public CredentialOrigin Origin { get; } = origin;

    public ProfileSettings? Settings { get; } = settings;

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        => keys.GetAsync(utcNow, issue, cancellationToken);

    public async ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken)
        => await keys.RenewAsync(refused, utcNow, issue, cancellationToken).ConfigureAwait(false);

    public void Dispose() => caller?.Dispose();
}
