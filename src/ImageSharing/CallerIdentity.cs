using System;

namespace ImageSharing;

/// <summary>Whose credential the module uses, and where it was found. No secret is in it.</summary>
public sealed class CallerIdentity
{
    internal CallerIdentity(string source, string endpoint)
    {
        Source = source;
        Endpoint = endpoint;
    }

    /// <summary>The root account's ID (UIN); null with -Offline.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The user, or the role and its session; null with -Offline.</summary>
    public string? UserId { get; internal set; }

    /// <summary>The account that the key belongs to; null with -Offline.</summary>
    public string? PrincipalId { get; internal set; }

    /// <summary>What the caller is, such as CAMUser; null with -Offline.</summary>
    public string? Type { get; internal set; }

    /// <summary>The caller's name as a resource; null with -Offline.</summary>
    public string? Arn { get; internal set; }

    /// <summary>The place that has the credential, as -Verbose names it.</summary>
    public string Source { get; }

    /// <summary>The profile whose keys are used; null if they are not those of a profile.</summary>
    public string? ProfileName { get; internal set; }

    /// <summary>The role that is assumed; null if none is.</summary>
    public string? RoleArn { get; internal set; }

    /// <summary>The last four characters of the SecretId; null if no key is known yet, or it is too short.</summary>
    public string? SecretIdSuffix { get; internal set; }

    /// <summary>When the temporary keys end, in local time; null if they have no end.</summary>
    public DateTime? KeyExpires { get; internal set; }

    /// <summary>The region that commands use by default; null if none is configured.</summary>
    public string? Region { get; internal set; }

    /// <summary>The host of CVM that commands call.</summary>
    public string Endpoint { get; }

    /// <summary>The root account, or the source where it was not asked for.</summary>
    public override string ToString() => AccountId ?? Source;
}
