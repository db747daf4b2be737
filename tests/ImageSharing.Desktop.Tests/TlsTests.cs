using System;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Desktop.Tests;

public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSignedCertificate.Make();

    public void Dispose() => _certificate.Dispose();

    [MonoFact]
    public async Task A_trusted_certificate_is_spoken_to_over_tls_1_2()
    {
        MonoTrust.Add(_certificate);
        using TlsServer server = new(_certificate, SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12);

        var answer = await WriteAsync($"localhost:{server.Port}");

        Assert.Equal((WriteReplyKind.Acknowledged, "r", null), (answer.Kind, answer.RequestId, answer.Message));
        Assert.Equal(SslProtocols.Tls12, server.Spoken);
    }

    [MonoFact]
    public async Task Nothing_is_sent_where_tls_1_2_is_not_spoken()
    {
        MonoTrust.Add(_certificate);
        using TlsServer server = new(_certificate, SslProtocols.Tls | SslProtocols.Tls11);

        var answer = await WriteAsync($"localhost:{server.Port}");

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (answer.Kind, answer.Code));
        Assert.Equal(0, server.Requests);
    }

    [MonoFact]
    public async Task A_trusted_certificate_of_another_name_is_refused()
    {
        MonoTrust.Add(_certificate);
        using TlsServer server = new(_certificate, SslProtocols.Tls12);

        var answer = await WriteAsync($"127.0.0.2:{server.Port}");

        Assert.Equal((WriteReplyKind.NotSent, "ConnectionFailed"), (answer.Kind, answer.Code));
        Assert.Equal("Connection.NotTrusted", answer.Message!.Key);
        Assert.Equal(0, server.Requests);
    }

    private static async Task<WriteReply> WriteAsync(string endpoint)
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open(settings =>
        {
            settings.Endpoint = endpoint;
            settings.MaximumRetryCount = 0;
        });
        return await session.WriteAsync();
    }
}
