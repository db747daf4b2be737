using System.Collections.Generic;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>-Credential with -SecurityToken.</summary>
internal sealed class ExplicitCredential : ICredentialProvider
{
    private static readonly Message Place = Message.Verbatim("-Credential");

    public ICredentialSource? Find(CredentialQuery query)
    {
        var settings = query.Settings;
        if (!settings.HasCredential) return null;

        var secretId = settings.SecretId?.Trim() ?? "";
        var secretKey = settings.SecretKey is null ? null : SecretBytes.From(settings.SecretKey);
        var token = settings.HasToken ? SecretBytes.From(settings.SecurityToken!) : null;
        List<Message> missing = [];
        if (secretId.Length == 0) missing.Add(new Message("Credential.UserName"));
        if (secretKey is not { Length: > 0 }) missing.Add(new Message("Credential.Password"));
        if (missing.Count == 0)
            return new FixedCredentialSource(Place, CredentialParts.Make(Place, secretId, secretKey!, token));

        secretKey?.Dispose();
        token?.Dispose();
        throw CredentialParts.Incomplete(Place, missing);
    }
}
