using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>
/// The keys of a profile. Temporary ones are used while they are valid. Then the file is read again, because the user may
/// have logged in again meanwhile.
/// </summary>
internal sealed class ProfileKeysSource : ICredentialSource
{
    private readonly CredentialQuery _query;
    private readonly Profile _profile;
    private readonly object _gate = new();
    private volatile Credential _credential;
    private Credential? _previous;

    public ProfileKeysSource(CredentialQuery query, Profile profile)
    {
        _query = query;
        _profile = profile;
        _credential = profile.ToCredential();
    }

    public CredentialOrigin Origin => _profile.Origin;

    public ProfileSettings? Settings => _profile.Settings;

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        var known = _credential;
        if (!IsExpired(known)) return new(known);

        if (ReadAgain() is { } other && !IsExpired(other)) return new(other);

        throw new ProblemException(new Problem(
            "CredentialExpired",
            _profile.LoginCommand is { } command
                ? new Message("Profile.LoginExpired", _profile.Place, command)
                : new Message("Profile.KeysExpired", _profile.Place)));
    }

    public ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken)
    {
        var known = _credential;
        return ReferenceEquals(known, refused) ? new(ReadAgain()) : new(known);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _credential.Dispose();
            _previous?.Dispose();
        }
    }

    private bool IsExpired(Credential one) => one.ExpiresAtUtc is { } end && end <= _query.UtcNow();

    /// <summary>The keys that the same file has now; null if it has none any more.</summary>
    private Credential? FindAgain()
    {
        try
        {
            return _query.Profiles.Find(_profile.Name) is { Kind: ProfileKind.Keys } found
                && found.Path == _profile.Path
                    ? found.ToCredential()
                    : null;
        }
        catch (ProblemException)
        {
            return null;
        }
    }

    private Credential? ReadAgain()
    {
        lock (_gate)
        {
            if (_credential.IsCleared || FindAgain() is not { } read) return null;

            if (read.SecretId == _credential.SecretId && read.ExpiresAtUtc == _credential.ExpiresAtUtc
                && read.KeyFingerprint == _credential.KeyFingerprint)
            {
                read.Dispose();
                return null;
            }

            // Requests in flight may still use the credential that is replaced now, but no longer the one before it.
            _previous?.Dispose();
            _previous = _credential;
            return _credential = read;
        }
    }
}
