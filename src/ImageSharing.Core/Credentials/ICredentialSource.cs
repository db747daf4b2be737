using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials;

/// <summary>The source of a command's credential, which also renews it.</summary>
internal interface ICredentialSource : IDisposable
{
    /// <summary>The place of the chain that it comes from.</summary>
    CredentialOrigin Origin { get; }

    /// <summary>The settings that belong to the credential; null if there are none.</summary>
    ProfileSettings? Settings { get; }

    /// <summary>The credential to sign with now.</summary>
    /// <exception cref="ProblemException">It has expired, or the source no longer has it.</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>Looks for another credential after the service refused the token of this one.</summary>
    /// <returns>The other credential, or null.</returns>
    ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken);
}
