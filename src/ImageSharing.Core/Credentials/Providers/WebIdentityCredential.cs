using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Credentials.Temporary;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>A pod's identity on TKE: TKE_ROLE_ARN, TKE_PROVIDER_ID and TKE_WEB_IDENTITY_TOKEN_FILE.</summary>
internal sealed class WebIdentityCredential : ICredentialProvider
{
    private const string RoleName = "TKE_ROLE_ARN";
    private const string ProviderName = "TKE_PROVIDER_ID";
    private const string FileName = "TKE_WEB_IDENTITY_TOKEN_FILE";

    public ICredentialSource? Find(CredentialQuery query)
    {
        string?[] values = [query.Variable(RoleName), query.Variable(ProviderName), query.Variable(FileName)];
        if (values.All(value => value is null)) return null;

        string[] names = [RoleName, ProviderName, FileName];
        List<Message> missing = [.. names.Where((_, index) => values[index] is null).Select(Message.Verbatim)];
        if (missing.Count > 0) throw CredentialParts.Incomplete(new Message("Credential.WebIdentity"), missing);

        ProfileSettings settings = new(query.Variable("TKE_REGION"), null, null);
        RoleRequest request = new(values[0]!, AssumedRole.SessionNameOf(query))
        {
            Region = settings.Region,
        };
        var provider = values[1]!;
        var file = query.Places.FullPathOf(values[2]!, FileName);
        return new TemporaryCredentialSource(
            new CredentialOrigin(new Message("Source.WebIdentity", FileName)) { RoleArn = request.RoleArn },
            query.Cache.For(string.Join("\n", query.SecurityTokens.Name, provider, file, request.ToString())),
            query.UtcNow,
            token => IssueAsync(query, request, provider, file, token),
            settings.Region is null ? null : settings);
    }

    private static async Task<Credential> IssueAsync(
        CredentialQuery query,
        RoleRequest request,
        string provider,
        string file,
        CancellationToken cancellationToken)
    {
        // The cluster renews the file, so it is read each time. Other users of the pod may read it.
        var identity = SecretFile.Read(file, null)?.Trim() ?? throw SecretFile.Unreadable(
            new Message("File.Missing", file, FileName));
        if (identity.Length == 0)
            throw SecretFile.Unreadable(new Message("File.Empty", file, FileName));

        var keys = await query.SecurityTokens
            .AssumeRoleWithWebIdentityAsync(request, provider, identity, cancellationToken)
            .ConfigureAwait(false);
        return CredentialParts.OfRole(request.RoleArn, keys);
    }
}
