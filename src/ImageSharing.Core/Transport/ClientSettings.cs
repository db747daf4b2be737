using System;
using ImageSharing.Core.Transport.Connections;

namespace ImageSharing.Core.Transport;

/// <summary>How a command's requests are sent.</summary>
internal sealed record ClientSettings
{
    /// <summary>The bound on one attempt, from sending to the end of its reply.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is sent again, beyond refusals by rate and while the service is busy.</summary>
    public int MaximumRetryCount { get; init; } = 5;

    /// <summary>zh-CN or en-US; null leaves it to the service.</summary>
    public string? Language { get; init; }

    public ProxyChoice Proxy { get; init; } = ProxyChoice.OfSystem;
}
