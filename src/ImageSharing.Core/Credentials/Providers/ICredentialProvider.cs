using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>A place where a credential may be configured.</summary>
internal interface ICredentialProvider
{
    /// <summary>
    /// Checks whether a credential is configured here. It sends no request: the source does that.
    /// </summary>
    /// <returns>The source; null if nothing is configured here, and the next place is asked.</returns>
    /// <exception cref="ProblemException">Something is configured here, but it is incomplete or cannot be
    /// read.</exception>
    ICredentialSource? Find(CredentialQuery query);
}
