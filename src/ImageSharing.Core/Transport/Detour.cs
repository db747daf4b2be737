using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace ImageSharing.Core.Transport;

/// <summary>
/// The other addresses of an endpoint of the service's own, and which of them is in use since the usual one could not
/// be reached. After ten minutes the usual one is tried again.
/// </summary>
internal sealed class Detour(IReadOnlyList<ServiceEndpoint> others, TimeProvider time)
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(10);
    private Taken? _taken;

    /// <summary>A detour to nowhere, for an endpoint that the user gave.</summary>
    public static Detour None { get; } = new([], TimeProvider.System);

    public IReadOnlyList<ServiceEndpoint> Others { get; } = others;

    /// <summary>The address in use instead of the usual one; null where the usual one is.</summary>
    public ServiceEndpoint? Current
        => Volatile.Read(ref _taken) is { } known && time.GetElapsedTime(known.Timestamp) < Lasting
            ? known.Endpoint
            : null;

    /// <summary>Uses another address from now on. True where it was not in use before.</summary>
    public bool Take(ServiceEndpoint other)
    {
        var isNew = Current?.Name != other.Name;
        Volatile.Write(ref _taken, new Taken(other, time.GetTimestamp()));
        return isNew;
    }

    /// <summary>Goes back to the usual address.</summary>
    public void Leave() => Volatile.Write(ref _taken, null);

    private sealed class Taken(ServiceEndpoint endpoint, long timestamp)
    {
        public ServiceEndpoint Endpoint { get; } = endpoint;

        public long Timestamp { get; } = timestamp;
    }
}

/// <summary>The detours of the process.</summary>
internal sealed class Detours(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Detour> _detours = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="endpoint">The usual address.</param>
    /// <param name="others">The others; none where the user gave the address.</param>
    public Detour Of(ServiceEndpoint endpoint, IReadOnlyList<ServiceEndpoint> others)
        => others.Count == 0 ? Detour.None : _detours.GetOrAdd(endpoint.Name, _ => new Detour(others, time));
}
