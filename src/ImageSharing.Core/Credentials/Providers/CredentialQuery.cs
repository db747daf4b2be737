using System;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Credentials.Temporary;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>What the providers of the chain may look at and ask.</summary>
internal sealed class CredentialQuery(
    SessionSettings settings,
    Func<string, string?> environment,
    CredentialPlaces places,
    Notifications notices)
{
    public SessionSettings Settings { get; } = settings;

    public CredentialPlaces Places { get; } = places;

    public Notifications Notices { get; } = notices;

    /// <summary>The profiles that are kept on this machine.</summary>
    public ProfileStore Profiles => new(Places, Variable, Notices);

    /// <summary>The time as the service's clock has it, for the end of temporary keys.</summary>
    public required Func<DateTimeOffset> UtcNow { get; init; }

    /// <summary>Issues temporary keys.</summary>
    public required ISecurityTokens SecurityTokens { get; init; }

    /// <summary>The metadata service of this instance.</summary>
    public required IInstanceMetadata Metadata { get; init; }

    /// <summary>The temporary keys that the process has already.</summary>
    public required TemporaryKeyCache Cache { get; init; }

    /// <summary>The region of the environment, as the service writes it.</summary>
    public string? Region => ProfileSettings.RegionOf(Variable("TENCENTCLOUD_REGION"));

    /// <summary>An environment variable, trimmed; null if it is absent or blank.</summary>
    public string? Variable(string name)
    {
        var value = environment(name)?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
