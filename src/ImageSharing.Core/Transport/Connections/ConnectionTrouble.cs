using System;
using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Transport.Connections;

/// <summary>
/// Why no reply came, as a message of the module's own: exceptions of the framework may quote a proxy's address with its
/// password.
/// </summary>
/// <param name="Reason">The message.</param>
/// <param name="IsLasting">True if sending it again would end in the same way.</param>
/// <param name="Cause">What the system said, where that cannot have a secret in it.</param>
internal readonly record struct ConnectionTrouble(Message Reason, bool IsLasting, Exception? Cause = null)
{
    public static ConnectionTrouble Of(Exception exception, ServiceEndpoint endpoint, ProxyChoice proxy)
    {
        var host = endpoint.Host;
#if NET
        if (exception is System.Net.Http.HttpRequestException
            {
                HttpRequestError: System.Net.Http.HttpRequestError.ProxyTunnelError,
            })
        {
            return ProxyRefused();
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
                    return new(new Message("Connection.NotSecure", host), IsLasting: true);
                case WebException
                {
                    Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired }
                }:
                    return ProxyRefused();
                case WebException { Status: WebExceptionStatus.NameResolutionFailure }:
                    return new(ReasonOf(SocketError.HostNotFound, host), IsLasting: false);
            }
        }

        return new(new Message("Connection.Lost", host), IsLasting: false);
    }

    /// <summary>Without a cause: the framework's own exception may quote the proxy's address.</summary>
    private static ConnectionTrouble ProxyRefused() => new(new Message("Proxy.Refused"), IsLasting: true);

    private static ConnectionTrouble NotSecure(string host, Exception cause) => new(
        new Message("Connection.NotTrusted", host),
        IsLasting: true,
        cause);

    /// <summary>The reason if the proxy was not reached; null if the error may concern the service.</summary>
    private static Message? ReasonOfProxy(SocketError error, string host) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            => new Message("Proxy.NameUnknown", host),
        SocketError.ConnectionRefused
            => new Message("Proxy.ConnectionRefused", host),
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown
            => new Message("Proxy.NoRoute", host),
        _ => null,
    };

    private static Message ReasonOf(SocketError error, string host) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            => new Message("Connection.NameUnknown", host),
        SocketError.ConnectionRefused
            => new Message("Connection.Refused", host),
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown or SocketError.HostDown
            => new Message("Connection.NoRoute", host),
        _ => new Message("Connection.Lost", host),
    };
}
