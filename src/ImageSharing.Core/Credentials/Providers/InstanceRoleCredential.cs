using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Credentials.Temporary;
using ImageSharing.Core.Json;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>
/// The role of the instance that this runs on. The last place: it is asked only where nothing else was configured.
/// </summary>
internal static class InstanceRoleCredential
{
    private const string Folder = "cam/security-credentials/";

    /// <param name="query">What may be asked.</param>
    /// <param name="notFound">The message if the instance has no role.</param>
    /// <param name="profile">The profile that names the role; null at the end of the chain.</param>
    public static ICredentialSource Make(CredentialQuery query, Message notFound, Profile? profile = null)
        => new TemporaryCredentialSource(
            new CredentialOrigin(new Message("Source.InstanceRole", query.Metadata.Name)) { ProfileName = profile?.Name },
            query.Cache.For("instance role\n" + query.Metadata.Name),
            query.UtcNow,
            token => IssueAsync(query.Metadata, notFound, token),
            profile?.Settings);

    private static async Task<Credential> IssueAsync(
        IInstanceMetadata metadata, Message notFound, CancellationToken cancellationToken)
    {
        var role = (await metadata.ReadAsync(Folder, cancellationToken).ConfigureAwait(false))?.Trim()
            .Split('\n')[0]
            .Trim();
        if (string.IsNullOrEmpty(role) || !IsRoleName(role!))
            throw new ProblemException(new Problem("CredentialNotFound", notFound));

        var text = await metadata
            .ReadAsync(Folder + Uri.EscapeDataString(role), cancellationToken)
            .ConfigureAwait(false);
        using var json = text is null ? null : LooseJson.Read(text);
        if (json is null) throw Unreadable(role!);

        var root = json.Root;
        if (LooseJson.TextOf(root, "Code") is { } code && code != "Success")
            throw new ProblemException(
                new Problem("CredentialUnreadable", new Message("Role.NoKeys", role, Shown(code))));

        var secretId = LooseJson.TextOf(root, "TmpSecretId");
        var secretKey = LooseJson.TextOf(root, "TmpSecretKey");
        var token = LooseJson.TextOf(root, "Token");
        var end = LooseJson.InstantOf(root, "ExpiredTime");
        if (secretId is null || secretKey is null || token is null || end is null) throw Unreadable(role!);

        return CredentialParts.Make(
            new Message("Role.Place", role),
            secretId,
            SecretBytes.From(secretKey),
            SecretBytes.From(token),
            end,
            "instance role " + role);
    }

    private static ProblemException Unreadable(string role) => new(new Problem(
        "CredentialUnreadable",
        new Message("Role.KeysUnreadable", role)));

    private static string Shown(string code) => code.Length > 40 ? code.Substring(0, 40) + "…" : code;

    private static bool IsRoleName(string name)
    {
        if (name.Length > 128) return false;
        foreach (var one in name)
            if (!(one is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
                && "_-+=,.@".IndexOf(one) < 0)
            {
                return false;
            }

        return true;
    }
}
