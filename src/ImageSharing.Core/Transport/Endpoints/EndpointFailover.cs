using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace ImageSharing.Core.Transport.Endpoints;

/// <summary>
/// The other addresses of an endpoint of the service's own, and which of them is in use since the usual one could not
/// be reached. After ten minutes the usual one is tried again.
/// </summary>
internal sealed class EndpointFailover(IReadOnlyList<ServiceEndpoint> others, TimeProvider time)
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(10);
    private Choice? _choice;

    /// <summary>A failover to nowhere, for an endpoint that the user gave.</summary>
    public static EndpointFailover None { get; } = new([], TimeProvider.System);

    public IReadOnlyList<ServiceEndpoint> Others { get; } = others;

    /// <summary>The address in use instead of the usual one; null if the usual one is.</summary>
    public ServiceEndpoint? Current
        => Volatile.Read(ref _choice) is { } known && time.GetElapsedTime(known.Timestamp) < Lasting
            ? known.Endpoint
            : null;

    /// <summary>Uses another address from now on. True if it was not in use before.</summary>
    public bool SwitchTo(ServiceEndpoint other)
    {
        var isNew = Current?.Name != other.Name;
        Volatile.Write(ref _choice, new Choice(other, time.GetTimestamp()));
        return isNew;
    }

    /// <summary>Goes back to the usual address.</summary>
    public void Reset() => Volatile.Write(ref _choice, null);

    private sealed class Choice(ServiceEndpoint endpoint, long timestamp)
    {
        public ServiceEndpoint Endpoint { get; } = endpoint;

        public long Timestamp { get; } = timestamp;
    }
}

/// <summary>The failovers of the process.</summary>
internal sealed class EndpointFailovers(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, EndpointFailover> _failovers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="endpoint">The usual address.</param>
    /// <param name="others">The others; none if the user gave the address.</param>
    public EndpointFailover Of(ServiceEndpoint endpoint, IReadOnlyList<ServiceEndpoint> others)
        => others.Count == 0
            ? EndpointFailover.None
            : _failovers.GetOrAdd(endpoint.Name, _ => new EndpointFailover(others, time));
}
