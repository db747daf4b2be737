using System;
using System.Collections.Concurrent;

namespace ImageSharing.Core.Transport.Endpoints;

/// <summary>The clocks of the process, one for each endpoint.</summary>
internal sealed class ServiceClocks(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ServiceClock> _clocks = new(StringComparer.OrdinalIgnoreCase);

    public ServiceClock For(ServiceEndpoint endpoint) => _clocks.GetOrAdd(endpoint.Name, _ => new ServiceClock(time));
}
