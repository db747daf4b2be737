using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>The places where a credential may be, in the order of the search.</summary>
internal static class CredentialChain
{
    private static readonly IReadOnlyList<ICredentialProvider> Providers =
    [
        new ExplicitCredential(),
        new NamedProfileCredential(),
        new EnvironmentCredential(),
        new WebIdentityCredential(),
        new DefaultProfileCredential(),
    ];

    /// <summary>Finds the first place that has a credential, and assumes the requested role with it.</summary>
    /// <exception cref="ProblemException">CredentialIncomplete, CredentialUnreadable, ProfileNotFound.</exception>
    public static ICredentialSource Find(CredentialQuery query)
    {
        foreach (var provider in Providers)
            if (provider.Find(query) is { } source) return AssumedRole.OnTopOf(query, source);

        // The instance is asked only if nothing is configured.
        return AssumedRole.OnTopOf(query, InstanceRoleCredential.Make(query, NotFound(query)));
    }

    private static Message NotFound(CredentialQuery query)
    {
        var files = query.Profiles.Places().ToList();
        var profile = files.Count > 0
            ? new Message("Credential.NotInFiles", files)
            : new Message("Credential.HomeUnknown");
        return new Message("Credential.NotFound", profile, query.Metadata.Name);
    }
}
