using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, and the token under any of its three names.</summary>
internal sealed class EnvironmentCredential : ICredentialProvider
{
    private const string IdName = "TENCENTCLOUD_SECRET_ID";
    private const string KeyName = "TENCENTCLOUD_SECRET_KEY";
    private static readonly Message Place = new Message("Credential.Environment");

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

        List<Message> missing = [];
        if (secretId is null) missing.Add(Message.Verbatim(IdName));
        if (secretKey is null) missing.Add(Message.Verbatim(KeyName));
        if (missing.Count > 0) throw CredentialParts.Incomplete(Place, missing);

        if (tokens.Length > 1)
        {
            var used = TokenNames.First(name => query.Variable(name) is not null);
            query.Notices.Warn(
                new Message("Credential.TokensDiffer", TokenNames.ToList(), used));
        }

        return new FixedCredentialSource(
            new Message("Source.Environment", IdName),
            CredentialParts.Make(
                Place,
                secretId!,
                SecretBytes.From(secretKey!),
                tokens.Length > 0 ? SecretBytes.From(tokens[0]) : null));
    }
}
