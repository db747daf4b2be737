using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading;

namespace ImageSharing.Core.Transport;

/// <summary>
/// One HTTP client for each proxy, for the process: no redirect is followed, certificates are always checked, TLS is 1.2
/// or later, connections are renewed so that a change of address is seen.
/// </summary>
internal static class HttpClients
{
    private static readonly ConcurrentDictionary<ProxyChoice, Lazy<HttpClient>> Clients = new();

    public static HttpClient For(ProxyChoice proxy)
        => Clients.GetOrAdd(proxy, static choice => new Lazy<HttpClient>(() => Make(choice))).Value;

    private static HttpClient Make(ProxyChoice proxy)
        => new(MakeHandler(proxy)) { Timeout = Timeout.InfiniteTimeSpan };

#if NET
    private static SocketsHttpHandler MakeHandler(ProxyChoice proxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        ActivityHeadersPropagator = null,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        UseProxy = !ReferenceEquals(proxy, ProxyChoice.None),
        Proxy = WebProxyOf(proxy),
        DefaultProxyCredentials = proxy.Credential,
    };
#else
    private static HttpClientHandler MakeHandler(ProxyChoice proxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = 256,
        SslProtocols = SslProtocols.Tls12,
        UseProxy = !ReferenceEquals(proxy, ProxyChoice.None),
        Proxy = WebProxyOf(proxy),
        DefaultProxyCredentials = proxy.Credential,
    };
#endif

    private static WebProxy? WebProxyOf(ProxyChoice proxy)
        => proxy.Address is null ? null : new WebProxy(proxy.Address) { Credentials = proxy.Credential };
}
