using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials;

/// <summary>The settings of a profile beside its credential; null if it has none.</summary>
/// <param name="Region">The region.</param>
/// <param name="Language">zh-CN or en-US.</param>
/// <param name="Endpoint">CVM's address, where it is not the usual one.</param>
internal sealed record ProfileSettings(string? Region, string? Language, string? Endpoint)
{
    /// <summary>The region, as the service writes it.</summary>
    public string? Region { get; } = RegionOf(Region);

    /// <summary>A region as the service writes it; null for blank and for the None that other tools write.</summary>
    public static string? RegionOf(string? text)
        => text is null || RegionSpelling.Of(text.Trim()) is "" or "none" or "null" ? null : RegionSpelling.Of(text.Trim());
}
