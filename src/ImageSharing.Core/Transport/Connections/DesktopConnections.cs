#if !NET
using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Core.Transport.Connections;

/// <summary>
/// The same on .NET Framework, whose connections belong to the process: two for each address, kept for ever, and
/// trusted as any script of the process says. For the addresses that are asked here, and no others, that is put right.
/// </summary>
internal sealed class DesktopConnections(ProxyChoice proxy, IWebProxy? webProxy)
    : DelegatingHandler(MakeHandler(proxy, webProxy))
{
    private const int MostConnections = 256;
    private const int IdleMilliseconds = 20_000;
    private const int LifetimeMilliseconds = 5 * 60_000;

    /// <summary>
    /// Where handlers come from: tests have them over HttpWebRequest on Mono too, as .NET Framework has them.
    /// </summary>
    internal static Func<ICredentials?, HttpClientHandler> Innermost { get; set; } = static proxyCredential => new()
    {
        MaxConnectionsPerServer = MostConnections,
        DefaultProxyCredentials = proxyCredential,
    };

    private readonly bool _usesProxy = !ReferenceEquals(proxy, ProxyChoice.None);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Prepare(ServicePointManager.FindServicePoint(request.RequestUri, ProxyInUse));
        return base.SendAsync(request, cancellationToken);
    }

    private IWebProxy? ProxyInUse => _usesProxy ? webProxy ?? WebRequest.DefaultWebProxy : null;

    private static void Prepare(ServicePoint point)
    {
        if (point.ConnectionLimit < MostConnections) point.ConnectionLimit = MostConnections;
        point.MaxIdleTime = IdleMilliseconds;
        point.ConnectionLeaseTimeout = LifetimeMilliseconds;
        point.Expect100Continue = false;
        // Headers and body leave one by one, and the second must not wait for the first to be acknowledged.
        point.UseNagleAlgorithm = false;
    }

    private static HttpClientHandler MakeHandler(ProxyChoice proxy, IWebProxy? webProxy)
    {
        var handler = Innermost(proxy.Credential);
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.SslProtocols = SslProtocols.Tls12;
        // Its own, since the process may have one that trusts everybody.
        handler.ServerCertificateCustomValidationCallback = static (_, _, _, errors) => errors == SslPolicyErrors.None;
        handler.UseProxy = !ReferenceEquals(proxy, ProxyChoice.None);
        if (handler.UseProxy) handler.Proxy = webProxy;
        return handler;
    }
}
#endif
