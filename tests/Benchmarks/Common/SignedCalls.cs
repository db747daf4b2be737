using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Session;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>
/// The same writes by the module's client and by a bare HttpClient, each on an image of its lane's own.
/// </summary>
internal sealed class SignedCalls : IDisposable
{
    private const string Region = ImageCollection.DefaultRegion;
    private const int Lanes = 64;

    private readonly IReadOnlyList<string> _accounts = Grant.Accounts(10);
    private readonly HttpClient _bare = new(new SocketsHttpHandler { UseProxy = false });
    private readonly BareCall[] _bareCalls = new BareCall[Lanes];
    private readonly ServiceEndpoint _endpoint;
    private readonly Credential _credential = new(
        SandboxKey.Default.SecretId,
        SecretBytes.From(SandboxKey.Default.SecretKey));
    private readonly CvmSession _session;

    public SignedCalls(Uri endpoint)
    {
        _endpoint = ServiceEndpoint.Parse(endpoint.AbsoluteUri, "the benchmark");
        var settings = new SessionSettings
        {
            SecretId = SandboxKey.Default.SecretId,
            SecretKey = new NetworkCredential("", SandboxKey.Default.SecretKey).SecurePassword,
            Endpoint = endpoint.AbsoluteUri,
        };
        _session = CvmSession.Open(
            settings,
            new ProcessServices(TimeProvider.System, static _ => UnlimitedPace.Instance, static _ => null),
            CancellationToken.None);
    }

    public void Dispose()
    {
        _session.Dispose();
        _credential.Dispose();
        _bare.Dispose();
    }

    public async Task SendAsync(int lane)
    {
        var answer = await _session.Client.ModifyImageSharePermissionAsync(
            Region, Grant.Image(lane), _accounts, SharePermission.Share, CancellationToken.None);
        if (answer.Kind != WriteReplyKind.Acknowledged) throw new InvalidOperationException(answer.Message);
    }

    /// <summary>Signs what the bare client sends, for the next five minutes.</summary>
    public void SignBare()
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            using var request = CvmRequests.Write(Region, Grant.Image(lane), _accounts, SharePermission.Share);
            using var message = RequestSigner.Make(
                request,
                _endpoint,
                _credential,
                language: null,
                DateTimeOffset.UtcNow,
                new StampedContent(
                    request.Body.Memory,
                    ApiRequest.ContentType,
                    new PermitStamps(UnlimitedPace.Instance, TimeProvider.System)),
                new byte[Hashes.Size]);
            _bareCalls[lane] = new BareCall(
                request.Body.Span.ToArray(),
                MediaTypeHeaderValue.Parse(ApiRequest.ContentType),
                [.. message.Headers.Where(header => header.Key != "Host").Select(
                    header => (header.Key, header.Value.Single()))]);
        }
    }

    public async Task SendBareAsync(int lane)
    {
        var call = _bareCalls[lane];
        using var message = new HttpRequestMessage(HttpMethod.Post, _endpoint.Address)
        {
            Content = new ByteArrayContent(call.Body)
        };
        message.Content.Headers.ContentType = call.ContentType;
        foreach (var (name, value) in call.Headers) message.Headers.TryAddWithoutValidation(name, value);
        using var response = await _bare.SendAsync(message);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (answer.AsSpan().IndexOf("Error"u8) >= 0)
        {
            throw new InvalidOperationException("The bare client was refused.");
        }
    }

    private sealed record BareCall(
        byte[] Body,
        MediaTypeHeaderValue ContentType,
        (string Name, string Value)[] Headers);
}
