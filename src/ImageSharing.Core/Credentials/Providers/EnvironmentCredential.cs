using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, and the token under any of its three names.</summary>
internal sealed class EnvironmentCredential : ICredentialProvider
{
    private const string IdName = "TENCENTCLOUD_SECRET_ID";
    private const string KeyName = "TENCENTCLOUD_SECRET_KEY";
    private const string Place = "the environment";

    private static readonly string[] TokenNames =
    [
        "TENCENTCLOUD_TOKEN",
        "TENCENTCLOUD_SESSION_TOKEN",
        "TENCENTCLOUD_SECURITY_TOKEN",
    ];

    public ICredentialSource? Find(CredentialQuery query)
    {
        var secretId = query.Variable(IdName);
        var secretKey = query.Variable(KeyName);
        string[] tokens = [.. TokenNames.Select(query.Variable).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (secretId is null && secretKey is null && tokens.Length == 0) return null;

        List<string> missing = [];
        if (secretId is null) missing.Add(IdName);
        if (secretKey is null) missing.Add(KeyName);
        if (missing.Count > 0) throw CredentialParts.Incomplete(Place, missing);

        if (tokens.Length > 1)
        {
            var used = TokenNames.First(name => query.Variable(name) is not null);
            query.Notices.Warn(
                $"The environment's variables for the token ({string.Join(", ", TokenNames)}) differ; {used} is used.");
        }

        return new FixedCredentialSource(
            $"environment ({IdName})",
            CredentialParts.Make(
                Place,
                secretId!,
                SecretBytes.From(secretKey!),
                tokens.Length > 0 ? SecretBytes.From(tokens[0]) : null));
    }
}
