using System;
using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Transport.Connections;

/// <summary>
/// Why no reply came, in words of the module's own: exceptions of the framework may quote a proxy's address with its
/// password.
/// </summary>
/// <param name="Reason">The sentence.</param>
/// <param name="IsLasting">True where sending it again would end in the same way.</param>
/// <param name="Cause">What the system said, where that cannot have a secret in it.</param>
internal readonly record struct ConnectionTrouble(string Reason, bool IsLasting, Exception? Cause = null)
{
    public const string ProxyRefused = "The proxy refused the connection. Check -Proxy and -ProxyCredential.";

    private const string CheckProxy = "Check -Proxy, or the proxy of the system and of HTTPS_PROXY.";

    public static ConnectionTrouble Of(Exception exception, ServiceEndpoint endpoint, ProxyChoice proxy)
    {
        var host = endpoint.Host;
#if NET
        if (exception is System.Net.Http.HttpRequestException
            {
                HttpRequestError: System.Net.Http.HttpRequestError.ProxyTunnelError,
            })
        {
            return new(ProxyRefused, IsLasting: true, ProxyWantsPassword());
        }
#endif
        for (var one = exception; one is not null; one = one.InnerException)
        {
            switch (one)
            {
                case AuthenticationException:
                    return NotSecure(host, one);
                case SocketException socket:
                    var ofProxy = proxy.HostOnTheWayTo(endpoint.Address) is { } other
                        ? ReasonOfProxy(socket.SocketErrorCode, other)
                        : null;
                    return new(ofProxy ?? ReasonOf(socket.SocketErrorCode, host), IsLasting: false, socket);
                // A socket's error is one of Windows as well; any other one is of its TLS.
                case Win32Exception:
                    return NotSecure(host, one);
                case WebException
                {
                    Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure
                }:
                    return new($"No secure connection to {host} could be made. Check -Endpoint, and the certificates "
                        + "that this machine trusts.", IsLasting: true);
                case WebException
                {
                    Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
                }:
                    return new(ProxyRefused, IsLasting: true, ProxyWantsPassword());
                case WebException { Status: WebExceptionStatus.NameResolutionFailure }:
                    return new(ReasonOf(SocketError.HostNotFound, host), IsLasting: false);
            }
        }

        return new($"The connection to {host} broke off.", IsLasting: false);
    }

    /// <summary>The framework's own exception may quote the proxy's address, so it is replaced by a new one.</summary>
    public static Exception ProxyWantsPassword() => new WebException(
        "The proxy responded with a refusal, such as HTTP 407 (Proxy Authentication Required).",
        WebExceptionStatus.ProtocolError);

    private static ConnectionTrouble NotSecure(string host, Exception cause) => new(
        $"No secure connection to {host} could be made: its certificate is not trusted, or it does not support TLS 1.2 or "
        + "later. Check -Endpoint, and the certificates that this machine trusts.",
        IsLasting: true,
        cause);

    /// <summary>Through a proxy it is the proxy that was not reached; null for what may have befallen the service.</summary>
    private static string? ReasonOfProxy(SocketError error, string host) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            => $"The name of the proxy {host} is not known here. {CheckProxy}",
        SocketError.ConnectionRefused
            => $"Nobody listens at the proxy {host}. {CheckProxy}",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown
            => $"There is no way from here to the proxy {host}. {CheckProxy}",
        _ => null,
    };

    private static string ReasonOf(SocketError error, string host) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            => $"The name {host} is not known here. Check -Endpoint, -Region and this machine's name service.",
        SocketError.ConnectionRefused
            => $"Nobody listens at {host}. Check -Endpoint and -Proxy.",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown
            => $"There is no way from here to {host}. Check the network, -Endpoint and -Proxy.",
        _ => $"The connection to {host} broke off.",
    };
}
