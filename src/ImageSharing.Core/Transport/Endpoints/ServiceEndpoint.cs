using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Transport.Endpoints;

/// <summary>An address of the service.</summary>
internal sealed class ServiceEndpoint
{
    private ServiceEndpoint(Uri address)
    {
        Address = address;
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        Host = address.IsDefaultPort ? host : FormattableString.Invariant($"{host}:{address.Port}");
        Name = address.Scheme == Uri.UriSchemeHttps ? Host : address.Scheme + "://" + Host;
    }

    public Uri Address { get; }

    /// <summary>The Host header, as it is signed and sent.</summary>
    public string Host { get; }

    /// <summary>What a person calls it, and what things learnt about it are kept under.</summary>
    public string Name { get; }

    public bool IsLoopback => Address.IsLoopback;

    public static ServiceEndpoint Https(string host) => new(new Uri("https://" + host + "/"));

    /// <summary>Reads host, host:port or a URL.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="origin">Where it was written, such as -Endpoint.</param>
    /// <exception cref="ProblemException">EndpointMalformed, or EndpointNotSecure for plain http to another
    /// machine.</exception>
    public static ServiceEndpoint Parse(string text, Message origin)
    {
        var address = text.Trim();
        if (address.IndexOf("://", StringComparison.Ordinal) < 0) address = "https://" + address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http")
            || uri.IdnHost.Length == 0
            || uri.Port <= 0
            || uri.UserInfo.Length > 0
            || uri.PathAndQuery != "/"
            || uri.Fragment.Length > 0)
        {
            throw new ProblemException(new Problem(
                "EndpointMalformed",
                new Message("Endpoint.Malformed", origin)));
        }

        ServiceEndpoint endpoint = new(uri);
        if (uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback)
        {
            throw new ProblemException(new Problem(
                "EndpointNotSecure",
                new Message("Endpoint.NotSecure", endpoint.Name, origin)));
        }

        return endpoint;
    }

    public override string ToString() => Name;
}
