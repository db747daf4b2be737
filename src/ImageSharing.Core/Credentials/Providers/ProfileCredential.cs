using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>-ProfileName: a profile that must exist.</summary>
internal sealed class NamedProfileCredential : ICredentialProvider
{
    public ICredentialSource? Find(CredentialQuery query)
    {
        var name = query.Settings.ProfileName?.Trim();
        if (string.IsNullOrEmpty(name)) return null;

        var store = query.Profiles;
        return ProfileSources.Make(query, store.Find(name!) ?? throw store.NotFound(name!));
    }
}

/// <summary>The profile that TENCENTCLOUD_PROFILE or TCCLI_PROFILE names, else the one named default.</summary>
internal sealed class DefaultProfileCredential : ICredentialProvider
{
    public ICredentialSource? Find(CredentialQuery query)
    {
        var named = query.Variable("TENCENTCLOUD_PROFILE") ?? query.Variable("TCCLI_PROFILE");
        var store = query.Profiles;
        if (store.Find(named ?? "default") is { } profile) return ProfileSources.Make(query, profile);

        // A file that the environment names must contain the profile; the default files need not exist.
        return named is null && !store.HasNamedFile ? null : throw store.NotFound(named ?? "default");
    }
}

/// <summary>Makes the source of a profile.</summary>
internal static class ProfileSources
{
    public static ICredentialSource Make(CredentialQuery query, Profile profile)
    {
        var source = profile.Kind == ProfileKind.InstanceRole
            ? InstanceRoleCredential.Make(
                query,
                new Message("Role.InstanceHasNone", profile.Place, query.Metadata.Name),
                profile)
            : new ProfileKeysSource(query, profile);
        return profile.RoleArn is { } role && !AssumedRole.IsAsked(query)
            ? AssumedRole.Make(query, source, role, profile.RoleSessionName)
            : source;
    }
}
