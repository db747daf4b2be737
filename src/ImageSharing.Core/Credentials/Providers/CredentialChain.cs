using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>The places where a credential may be, in the order in which they are asked.</summary>
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

    /// <summary>Finds the first place that has one, and puts the role on top that is asked for.</summary>
    /// <exception cref="ProblemException">CredentialIncomplete, CredentialUnreadable, ProfileNotFound.</exception>
    public static ICredentialSource Find(CredentialQuery query)
    {
        foreach (var provider in Providers)
            if (provider.Find(query) is { } source) return AssumedRole.OnTopOf(query, source);

        // Only where nothing is configured is the machine asked.
        return AssumedRole.OnTopOf(query, InstanceRoleCredential.Make(query, NotFound(query)));
    }

    private static string NotFound(CredentialQuery query)
    {
        var files = query.Profiles.Places().ToList();
        string[] places =
        [
            "-Credential",
            "-ProfileName",
            "the environment (TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY)",
            "a web identity (TKE_WEB_IDENTITY_TOKEN_FILE)",
            files.Count > 0
                ? $"the profile default in {string.Join(", ", files)}"
                : "the profile default, whose files cannot be found, because the home folder is not known (set HOME)",
            $"the role of this instance ({query.Metadata.Name})",
        ];
        return $"No credential was found. Looked in this order: {string.Join("; ", places)}. Give -Credential (SecretId "
            + "and SecretKey) or -ProfileName, or set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.";
    }
}
