using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>A place where a credential may be configured.</summary>
internal interface ICredentialProvider
{
    /// <summary>
    /// Looks whether a credential is configured here. Asks nobody over the network: that is the source's to do.
    /// </summary>
    /// <returns>The source; null where nothing is configured here, and the next place is asked.</returns>
    /// <exception cref="ProblemException">Something is configured here, and it is not whole or cannot be
    /// read.</exception>
    ICredentialSource? Find(CredentialQuery query);
}
