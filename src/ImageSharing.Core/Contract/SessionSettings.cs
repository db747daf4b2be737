using System;
using System.Net;
using System.Security;

namespace ImageSharing.Core.Contract;

/// <summary>The endpoint, the credential and the connection of a command. Null: the user did not specify it.</summary>
internal sealed class SessionSettings
{
    /// <summary>The SecretId of -Credential.</summary>
    public string? SecretId { get; set; }

    /// <summary>The SecretKey of -Credential.</summary>
    public SecureString? SecretKey { get; set; }

    /// <summary>The token of temporary keys, -SecurityToken.</summary>
    public SecureString? SecurityToken { get; set; }

    /// <summary>-ProfileName.</summary>
    public string? ProfileName { get; set; }

    /// <summary>-RoleArn.</summary>
    public string? RoleArn { get; set; }

    /// <summary>-RoleSessionName.</summary>
    public string? RoleSessionName { get; set; }

    /// <summary>-Endpoint: CVM's alone, as host, host:port or URL. Plain http only to a loopback address.</summary>
    public string? Endpoint { get; set; }

    /// <summary>PowerShell's folder, from which relative paths start; null if there is none.</summary>
    public string? CurrentFolder { get; set; }

    /// <summary>-Language: zh-CN or en-US.</summary>
    public string? Language { get; set; }

    /// <summary>zh-CN or en-US, where neither -Language nor the profile says; null leaves it to the service.</summary>
    public string? DefaultLanguage { get; set; }

    /// <summary>-Proxy.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>-ProxyCredential.</summary>
    public NetworkCredential? ProxyCredential { get; set; }

    /// <summary>The time limit of one attempt in seconds: 1 to 3600.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>The maximum number of retries of a call, except for rate limits and busy images: 0 to 100.</summary>
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>
    /// True if the session only reports what it would use: it sends no request, and no call can be made with it.
    /// </summary>
    public bool IsOffline { get; set; }

    /// <summary>True if a credential, or a part of one, was specified.</summary>
    internal bool HasCredential => SecretId is not null || SecretKey is not null || HasToken;

    internal bool HasToken => SecurityToken is { Length: > 0 };

    /// <summary>True if a parameter names the credential or the profile.</summary>
    internal bool NamesIdentity => HasCredential || !string.IsNullOrWhiteSpace(ProfileName);

    /// <summary>True if no temporary keys may be requested: only those that the process already has are used.</summary>
    internal bool UsesKnownKeysOnly { get; set; }

    /// <summary>The pace, in requests a second, per action, endpoint and credential: 1 to 1000.</summary>
    public int RequestsPerSecond { get; set; } = 10;

    /// <summary>How many requests of each action the command expects to send; null if that is not known.</summary>
    public int? ExpectedRequests { get; set; }
}
