using ImageSharing.Core.Credentials;

namespace ImageSharing.Core.Transport;

/// <summary>Where a request goes, by which clock, at which pace and as whom.</summary>
internal sealed class Route(ServiceEndpoint endpoint, ServiceClock clock, IRequestPace pace, ICredentialSource credentials)
{
    public ServiceEndpoint Endpoint { get; } = endpoint;

    public ServiceClock Clock { get; } = clock;

    public IRequestPace Pace { get; } = pace;

    public ICredentialSource Credentials { get; } = credentials;
}
