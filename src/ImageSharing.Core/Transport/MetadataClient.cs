using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Transport.Connections;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Transport;

/// <summary>Reads the metadata of the instance, past every proxy, with a short time-out.</summary>
internal sealed class MetadataClient(Func<string, string?> environment, TimeProvider time) : IInstanceMetadata
{
    private const string Variable = "TENCENTCLOUD_METADATA_ENDPOINT";
    private const string UsualHost = "metadata.tencentyun.com";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public string Name => environment(Variable)?.Trim() is { Length: > 0 } given ? given : UsualHost;

    public async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        Uri address = new(AddressOf(Name), "latest/meta-data/" + path);
        using AttemptTimeout timeout = new(Patience, time, cancellationToken);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            using var response = await HttpConnections.For(ProxyChoice.None)
                .SendAsync(request, timeout.Token)
                .ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK) return null;

            using var text = await ResponseReader.ReadAsync(response.Content, timeout.Token).ConfigureAwait(false);
            return text is null ? null : Encoding.UTF8.GetString(text.Memory.ToArray());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static Uri AddressOf(string name)
    {
        if (name == UsualHost) return new Uri("http://" + UsualHost + "/");
        if (Uri.TryCreate(name, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && IsLinkLocal(uri))
            return new Uri(uri, "/");

        return ServiceEndpoint.Parse(name, Message.Verbatim(Variable)).Address;
    }

    /// <summary>The metadata service has an address that no router passes on.</summary>
    private static bool IsLinkLocal(Uri uri)
        => uri.IdnHost == UsualHost
            || (IPAddress.TryParse(uri.IdnHost, out var address)
                && (address.IsIPv6LinkLocal || IsIPv4LinkLocal(address.GetAddressBytes())));

    private static bool IsIPv4LinkLocal(byte[] bytes) => bytes.Length == 4 && bytes[0] == 169 && bytes[1] == 254;
}
