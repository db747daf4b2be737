using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Desktop.Tests;

/// <summary>Answers every request on its port with an acknowledgement, over the TLS that it was told to use.</summary>
internal sealed class TlsServer : IDisposable
{
    private const string Body = """{"Response":{"RequestId":"r"}}""";
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly X509Certificate2 _certificate;
    private readonly SslProtocols _protocols;
    private int _requests;

    public TlsServer(X509Certificate2 certificate, SslProtocols protocols)
    {
        (_certificate, _protocols) = (certificate, protocols);
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Requests => Volatile.Read(ref _requests);

    public SslProtocols Spoken { get; private set; }

    public void Dispose() => _listener.Stop();

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        using (SslStream stream = new(client.GetStream()))
        {
            try
            {
                await stream.AuthenticateAsServerAsync(_certificate, false, _protocols, false).ConfigureAwait(false);
                Spoken = stream.SslProtocol;
                var buffer = new byte[65_536];
                for (var text = ""; !text.EndsWith("}", StringComparison.Ordinal);)
                {
                    var count = await stream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false);
                    if (count == 0) return;

                    text += Encoding.ASCII.GetString(buffer, 0, count);
                }

                Interlocked.Increment(ref _requests);
                var answer = Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + $"{Body.Length}\r\nConnection: close\r\n\r\n{Body}");
                await stream.WriteAsync(answer, 0, answer.Length).ConfigureAwait(false);
            }
            catch (Exception exception)
                when (exception is IOException or AuthenticationException or ObjectDisposedException)
            {
            }
        }
    }
}
