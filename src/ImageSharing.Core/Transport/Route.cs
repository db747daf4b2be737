using ImageSharing.Core.Credentials;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Transport;

/// <summary>Where a request goes, by which clock, at which pace and as whom.</summary>
internal sealed class Route(
    ServiceEndpoint endpoint,
    ServiceClock clock,
    IRequestPace pace,
    ICredentialSource credentials,
    EndpointFailover? failover = null)
{
    /// <summary>The usual address, or the one in use instead of it.</summary>
    public ServiceEndpoint Endpoint => Failover.Current ?? endpoint;

    public EndpointFailover Failover { get; } = failover ?? EndpointFailover.None;

    public ServiceClock Clock { get; } = clock;

    public IRequestPace Pace { get; } = pace;

    public ICredentialSource Credentials { get; } = credentials;

    /// <summary>The same route by way of another address.</summary>
    public Route Via(ServiceEndpoint other) => new(other, Clock, Pace, Credentials);
}
