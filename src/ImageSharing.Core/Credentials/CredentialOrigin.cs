using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials;

/// <summary>Where a credential comes from.</summary>
/// <param name="Source">The place of the chain, for a person.</param>
internal sealed record CredentialOrigin(Message Source)
{
    /// <summary>The profile whose keys are used; null if they are not those of a profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The role that is assumed; null if none is, or the place knows only its name.</summary>
    public string? RoleArn { get; init; }
}
