using System.Collections.Generic;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>-Credential with -SecurityToken.</summary>
internal sealed class ExplicitCredential : ICredentialProvider
{
    private const string Place = "-Credential";

    public ICredentialSource? Find(CredentialQuery query)
    {
        var settings = query.Settings;
        if (!settings.HasCredential) return null;

        var secretId = settings.SecretId?.Trim() ?? "";
        var secretKey = settings.SecretKey is null ? null : SecretBytes.From(settings.SecretKey);
        var token = settings.HasToken ? SecretBytes.From(settings.SecurityToken!) : null;
        List<string> missing = [];
        if (secretId.Length == 0) missing.Add("the SecretId (-Credential's user name)");
        if (secretKey is not { Length: > 0 }) missing.Add("the SecretKey (-Credential's password)");
        if (missing.Count == 0)
            return new FixedCredentialSource(Place, CredentialParts.Make(Place, secretId, secretKey!, token));

        secretKey?.Dispose();
        token?.Dispose();
        throw CredentialParts.Incomplete(Place, missing);
    }
}
