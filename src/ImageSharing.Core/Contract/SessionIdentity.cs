using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Contract;

/// <summary>The identity that a session signs with, and where it was found. It contains no secret.</summary>
internal sealed class SessionIdentity
{
    private const int ShownOfKeyId = 4;

    internal SessionIdentity(Message source, string endpoint)
    {
        Source = source;
        Endpoint = endpoint;
    }

    /// <summary>The place of the chain that has the credential.</summary>
    public Message Source { get; }

    /// <summary>The profile whose keys are used; null if they are not those of a profile.</summary>
    public string? ProfileName { get; internal init; }

    /// <summary>The role that is assumed; null if none is.</summary>
    public string? RoleArn { get; internal init; }

    /// <summary>The last four characters of the SecretId; null if no key is known yet, or it is too short.</summary>
    public string? KeyIdSuffix { get; private set; }

    /// <summary>When the temporary keys expire; null if they do not expire, or none are known yet.</summary>
    public DateTimeOffset? ExpiresAtUtc { get; internal init; }

    /// <summary>The name of CVM's endpoint.</summary>
    public string Endpoint { get; }

    /// <summary>The SecretId; only its last characters are kept.</summary>
    internal string? SecretId
    {
        init => KeyIdSuffix = SuffixOf(value);
    }

    /// <summary>The source, and what is known of role and key.</summary>
    internal IReadOnlyList<Message> Parts => [.. new[]
    {
        Source,
        RoleArn is null ? null : new Message("Identity.Role", RoleArn),
        KeyIdSuffix is null ? null : new Message("Identity.Key", KeyIdSuffix),
    }.OfType<Message>()];

    private static string? SuffixOf(string? secretId)
        => secretId is { Length: >= 2 * ShownOfKeyId } ? secretId.Substring(secretId.Length - ShownOfKeyId) : null;
}

/// <summary>The identity that the service returns for a credential: the reply of GetCallerIdentity.</summary>
internal sealed class CallerIdentity
{
    internal CallerIdentity()
    {
    }

    /// <summary>The root account's UIN.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The user, or the role and its session.</summary>
    public string? UserId { get; internal init; }

    /// <summary>The account that the key belongs to.</summary>
    public string? PrincipalId { get; internal init; }

    /// <summary>What it is, such as CAMUser.</summary>
    public string? Type { get; internal init; }

    /// <summary>The name of the resource.</summary>
    public string? Arn { get; internal init; }
}
