using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials;

/// <summary>
/// The keys of a profile. Temporary ones are used while they are valid; then the file is read again, since somebody may
/// have logged in again meanwhile.
/// </summary>
internal sealed class ProfileKeysSource : ICredentialSource
{
    private readonly CredentialQuery query;
    private readonly Profile profile;
    private volatile Credential credential;

    public ProfileKeysSource(CredentialQuery query, Profile profile)
    {
        this.query = query;
        this.profile = profile;
        credential = profile.ToCredential();
    }

    public string Description => profile.Description;

    public ProfileSettings? Settings => profile.Settings;

    public ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        Credential known = credential;
        if (!IsExpired(known)) return new(known);

        if (ReadAgain() is { } other && !IsExpired(other)) return new(other);

        string what = profile.LoginCommand is { } command ? $"Log in again: {command}" : "Get new temporary keys.";
        throw new ProblemException(new Problem(
            "CredentialExpired",
            $"The temporary keys of {profile.Description} have expired. {what}"));
    }

    public ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken)
    {
        Credential known = credential;
        return ReferenceEquals(known, refused) ? new(ReadAgain()) : new(known);
    }

    public void Dispose() => credential.Dispose();

    private bool IsExpired(Credential one) => one.ExpiresAtUtc is { } end && end <= query.UtcNow();

    private Credential? ReadAgain()
    {
        if (new ProfileStore(query).Find(profile.Name) is not { Kind: ProfileKind.Keys } found) return null;

        Credential read = found.ToCredential();
        if (read.SecretId == credential.SecretId && read.ExpiresAtUtc == credential.ExpiresAtUtc && read.Mark == credential.Mark)
        {
            read.Dispose();
            return null;
        }

        return credential = read;
    }
}
