using ImageSharing.Core.Cvm;

namespace ImageSharing.Core.Credentials;

/// <summary>What comes along with a profile beside its credential; null where it says nothing.</summary>
/// <param name="Region">The region.</param>
/// <param name="Language">zh-CN or en-US.</param>
/// <param name="Endpoint">CVM's address, where it is not the usual one.</param>
internal sealed record ProfileSettings(string? Region, string? Language, string? Endpoint)
{
    /// <summary>The region, as the service writes it.</summary>
    public string? Region { get; } = Region is null ? null : RegionSpelling.Of(Region);
}
