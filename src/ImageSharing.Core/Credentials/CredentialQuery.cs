using System;

namespace ImageSharing.Core.Credentials;

/// <summary>What the providers of the chain may look at.</summary>
internal sealed class CredentialQuery(SessionSettings settings, Func<string, string?> environment, NoticeBoard notices)
{
    public SessionSettings Settings { get; } = settings;

    public NoticeBoard Notices { get; } = notices;

    /// <summary>An environment variable, trimmed; null where it is absent or blank.</summary>
    public string? Variable(string name)
    {
        string? value = environment(name)?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
