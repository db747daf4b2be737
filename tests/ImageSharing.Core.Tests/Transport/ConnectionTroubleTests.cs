using System;
using System.ComponentModel;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Connections;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Responses;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

/// <summary>What a failed connection is called, for exceptions as Windows makes them.</summary>
public sealed class ConnectionTroubleTests
{
    private const int IllegalMessage = unchecked((int)0x80090326);

    [Fact]
    public void A_failed_handshake_of_Windows_is_no_secure_connection_and_is_not_retried()
    {
        var trouble = Of(new IOException("handshake", new Win32Exception(IllegalMessage)));

        Assert.True(trouble.IsLasting);
        Assert.Equal(new Message("Connection.NotTrusted", "cvm.example"), trouble.Reason);
    }

    [Fact]
    public void A_connection_that_is_reset_in_the_handshake_is_retried()
        => Assert.False(Of(new IOException("reset", new SocketException((int)SocketError.ConnectionReset))).IsLasting);

    [Fact]
    public void The_cause_is_what_the_system_said_without_what_quotes_an_address()
    {
        Exception[] causes =
        [
            new AuthenticationException("untrusted"), new Win32Exception(IllegalMessage),
            new SocketException((int)SocketError.ConnectionRefused),
        ];

        Assert.All(causes, cause => Assert.Same(cause, Of(new IOException("http://user:canary@proxy", cause)).Cause));
        Assert.Null(Of(new IOException("http://user:canary@proxy")).Cause);
    }

    private static ConnectionTrouble Of(Exception cause)
        => ConnectionTrouble.Of(
            new HttpRequestException("The SSL connection could not be established.", cause),
            ServiceEndpoint.Https("cvm.example"),
            ProxyChoice.None);
}
