using System.Collections.Generic;

namespace ImageSharing.Core.Credentials;

/// <summary>The places where a credential may be, in the order in which they are asked.</summary>
internal static class CredentialChain
{
    private static readonly IReadOnlyList<ICredentialProvider> Providers =
    [
        new GivenCredential(),
        new EnvironmentCredential(),
    ];

    /// <summary>Finds the first place that has one.</summary>
    /// <exception cref="ProblemException">CredentialNotFound, CredentialIncomplete, CredentialUnreadable.</exception>
    public static ICredentialSource Find(CredentialQuery query)
    {
        foreach (ICredentialProvider provider in Providers)
            if (provider.Find(query) is { } source) return source;

        throw new ProblemException(new Problem(
            "CredentialNotFound",
            "No credential was found. Give -Credential (SecretId and SecretKey), or set TENCENTCLOUD_SECRET_ID and "
            + "TENCENTCLOUD_SECRET_KEY."));
    }
}
