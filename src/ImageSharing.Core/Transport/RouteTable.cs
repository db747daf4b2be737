using System;
using System.Collections.Concurrent;
using System.Threading;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Transport;

/// <summary>
/// The routes of a session, made when they are first asked for. Dispose gives the paces back to the commands that still
/// use them.
/// </summary>
internal sealed class RouteTable(
    EndpointChoice endpoints,
    ICredentialSource credentials,
    string rateLimitKey,
    RequestPaces paces,
    ServiceClocks clocks,
    EndpointFailovers failovers,
    int? expectedRequests) : IDisposable
{
    // A string key uses code that the framework has precompiled; a tuple would be compiled at the first request.
    private readonly ConcurrentDictionary<string, Lazy<JoinedRoute>> _routes = new(StringComparer.Ordinal);
    private int _closed;

    /// <summary>The route of an action in a region.</summary>
    /// <param name="action">The action.</param>
    /// <param name="region">The region.</param>
    /// <param name="requestsPerSecond">The most that the session allows the action.</param>
    /// <exception cref="OperationCanceledException">The session is closed.</exception>
    public Route For(string action, string region, double requestsPerSecond)
    {
        var endpoint = endpoints.For(region);
        var key = action + " " + endpoint.Name;
        if (!_routes.TryGetValue(key, out var joined))
            joined = _routes.GetOrAdd(
                key, new Lazy<JoinedRoute>(() => Join(action, endpoint, requestsPerSecond)));
        var (use, route) = joined.Value;
        if (Volatile.Read(ref _closed) != 0)
        {
            use.Dispose();
            throw new OperationCanceledException();
        }

        return route;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;

        foreach (var joined in _routes.Values) joined.Value.Use.Dispose();
    }

    private JoinedRoute Join(string action, ServiceEndpoint endpoint, double requestsPerSecond)
    {
        var use = paces.Use(new PaceKey(action, endpoint.Name, rateLimitKey), requestsPerSecond, expectedRequests);
        var failover = failovers.Of(endpoint, endpoints.OthersOf(endpoint));
        return new JoinedRoute(use, new Route(endpoint, clocks.For(endpoint), use.Pace, credentials, failover));
    }

    private sealed record JoinedRoute(RequestPaces.PaceUse Use, Route Route);
}
