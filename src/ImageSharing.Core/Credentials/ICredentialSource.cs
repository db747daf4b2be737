using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials;

/// <summary>Where a command's credential comes from, and comes from again when it has to be renewed.</summary>
internal interface ICredentialSource : IDisposable
{
    /// <summary>The place of the chain that it comes from.</summary>
    CredentialOrigin Origin { get; }

    /// <summary>What comes along with the credential; null where nothing does.</summary>
    ProfileSettings? Settings { get; }

    /// <summary>The credential to sign with now.</summary>
    /// <exception cref="ProblemException">It has expired, or cannot be had any more.</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Looks for another credential, since the service refused this one's token.</summary>
    /// <returns>The other credential, or null.</returns>
    ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken);
}
