using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
#if NET
using System.Security.Authentication;
#endif

namespace ImageSharing.Core.Transport.Connections;

/// <summary>
/// The connections of the process, pooled once for each proxy: no redirect is followed, certificates are always
/// checked, TLS is 1.2 or later, connections are renewed so that a change of address is seen. An invoker, since what
/// HttpClient does beyond it (default headers, buffering, a time-out of its own) is not wanted here.
/// </summary>
internal static class HttpConnections
{
    private static readonly ConcurrentDictionary<ProxyChoice, Lazy<HttpMessageInvoker>> Pools = new();

    public static HttpMessageInvoker For(ProxyChoice proxy) => Pools.GetOrAdd(
        proxy,
        static choice => new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(MakeHandler(choice)))).Value;

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
    private static HttpMessageHandler MakeHandler(ProxyChoice proxy)
        => new DesktopConnections(proxy, WebProxyOf(proxy));
#endif

    private static FixedProxy? WebProxyOf(ProxyChoice proxy)
        => proxy.Address is null ? null : new FixedProxy(proxy.Address) { Credentials = proxy.Credential };

    /// <summary>A proxy for every address; .NET Framework's own class goes past it for loopback ones.</summary>
    private sealed class FixedProxy(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri GetProxy(Uri destination) => address;

        public bool IsBypassed(Uri host) => false;
    }
}
