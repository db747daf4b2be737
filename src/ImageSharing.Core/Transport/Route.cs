using ImageSharing.Core.Credentials;

namespace ImageSharing.Core.Transport;

/// <summary>Where a request goes, by which clock, at which pace and as whom.</summary>
internal sealed class Route(
    ServiceEndpoint endpoint,
    ServiceClock clock,
    IRequestPace pace,
    ICredentialSource credentials,
    Detour? detour = null)
{
    /// <summary>The usual address, or the one in use instead of it.</summary>
    public ServiceEndpoint Endpoint => Detour.Current ?? endpoint;

    public Detour Detour { get; } = detour ?? Detour.None;

    public ServiceClock Clock { get; } = clock;

    public IRequestPace Pace { get; } = pace;

    public ICredentialSource Credentials { get; } = credentials;

    /// <summary>The same route by way of another address.</summary>
    public Route Via(ServiceEndpoint other) => new(other, Clock, Pace, Credentials);
}
